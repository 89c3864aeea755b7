/// Joins tallies two by two, each time the two whose joining loses least.
///
/// If two tallies share one code, the loss is N·H of both together less N·H of each:
/// the number of their symbols times the Jensen-Shannon divergence. The measure is
/// wrong where small tallies are alike by chance, so its result is only a starting
/// point.
///
/// Source: Slonim and Tishby, *Agglomerative information bottleneck*, 1999.
enum TallyMerging {
  /// Joins the tallies to every number of groups up to `most`, and returns at index k −
  /// 1 the group of each tally among k.
  ///
  /// - Complexity: O(m² K) for m tallies of K symbols.
  static func groups(of tallies: [[UInt64]], upTo most: Int) -> [[Int]] {
    var sums = tallies
    var information = sums.map { informationSum($0) }
    var alive = Array(tallies.indices)
    var group = Array(tallies.indices)
    var losses = tallies.indices.map { row in
      (0..<row).map { loss(sums[row], sums[$0], information[row], information[$0]) }
    }
    var result: [[Int]] = Array(repeating: [], count: min(most, tallies.count))
    while !alive.isEmpty {
      if alive.count <= result.count {
        var place: [Int: Int] = [:]
        for (index, representative) in alive.enumerated() { place[representative] = index }
        result[alive.count - 1] = group.map { place[$0] ?? 0 }
      }
      guard alive.count > 1 else { break }
      var (kept, given, least) = (alive[0], alive[1], Double.infinity)
      for (position, row) in alive.enumerated() {
        for column in alive[..<position] where losses[row][column] < least {
          (kept, given, least) = (column, row, losses[row][column])
        }
      }
      for symbol in sums[kept].indices { sums[kept][symbol] += sums[given][symbol] }
      information[kept] = informationSum(sums[kept])
      alive.removeAll { $0 == given }
      for index in group.indices where group[index] == given { group[index] = kept }
      for other in alive where other != kept {
        let loss = loss(sums[kept], sums[other], information[kept], information[other])
        losses[max(kept, other)][min(kept, other)] = loss
      }
    }
    return result
  }

  /// Returns N·H of a tally in nats.
  static func informationSum(_ tally: [UInt64]) -> Double {
    var (sum, total) = (0.0, UInt64(0))
    let (tally, products) = (tally.span, CountLogarithms.products.span)
    for index in tally.indices {
      sum -= CountLogarithms.product(of: tally[index], products)
      total += tally[index]
    }
    return sum + CountLogarithms.product(of: total, products)
  }

  /// Returns what two tallies lose in nats if they share one code, given N·H of each.
  static func loss(
    _ first: [UInt64], _ second: [UInt64], _ firstInformation: Double, _ secondInformation: Double
  ) -> Double {
    var (sum, total) = (0.0, UInt64(0))
    let (first, second, products) = (first.span, second.span, CountLogarithms.products.span)
    for index in first.indices {
      let count = first[index] + second[index]
      sum -= CountLogarithms.product(of: count, products)
      total += count
    }
    let both = sum + CountLogarithms.product(of: total, products)
    return both - firstInformation - secondInformation
  }
}

/// n ln n, computed in advance for small n: most counts of short messages are small, and millions
/// of them are asked for.
private enum CountLogarithms {
  /// n ln n at index n.
  static let products = (0..<4096).map { computed(UInt64($0)) }

  /// Returns n ln n, from the table `products` if it has it.
  @inline(__always)
  static func product(of count: UInt64, _ products: Span<Double>) -> Double {
    count < UInt64(products.count) ? products[Int(count)] : computed(count)
  }

  private static func computed(_ count: UInt64) -> Double {
    count > 0 ? Double(count) * PortableLogarithm.log(Double(count)) : 0
  }
}
