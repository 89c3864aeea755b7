extension Fit {
  /// The cost of Golomb's code on whole numbers, for every parameter m.
  ///
  /// A number i is written as ⌊i/m⌋ in unary, ended by a bit, and i mod m in ⌊log2 m⌋
  /// or ⌈log2 m⌉ bits. For geometric numbers one m, about 0.69 of their mean, is as
  /// good as Huffman's code for all of them; for other numbers the best m is found here
  /// by trying all. With cumulative counts, a parameter takes as many steps as there
  /// are multiples of m.
  ///
  /// Source: Golomb, *Run-length encodings*, 1966; Gallager and van Voorhis, *Optimal
  /// source codes for geometrically distributed integer alphabets*, 1975.
  ///
  /// - Parameters:
  ///   - tally: the counts of the values 0 ..< K, not empty.
  ///   - name: the name of the data.
  /// - Returns: the costs, and the best parameter.
  /// - Throws: ``InvalidDistribution`` for an empty tally.
  /// - Complexity: O(K log K).
  package static func golomb(
    to tally: Tally, named name: String
  ) throws(InvalidDistribution) -> Experiment {
    let q = try Estimator.maximumLikelihood.distribution(of: tally)
    let greatest = q.support.last ?? 0
    var below: [UInt64] = [0]
    for value in 0...greatest { below.append(below[value] + tally.counts[value]) }
    let count = Double(tally.total)
    let rates = (1...greatest + 1).map { golombBits($0, below) / count }
    let best = rates.indices.min { rates[$0] < rates[$1] } ?? 0
    let powers = rates.indices.filter { ($0 + 1) & $0 == 0 }
    let rice = powers.min { rates[$0] < rates[$1] } ?? 0
    let shown = rates.indices.filter { $0 < 16 || $0 == best || powers.contains($0) }
    let entropy = q.entropy.bits
    let mean = q.expectation { Double($0) }
    return Experiment(
      name: "fit.golomb", title: "Golomb's code against its parameter",
      inputs: [
        .init("q", name), .init("values", "\(tally.total.grouped), from 0 to \(greatest.grouped)"),
      ],
      x: .init("m", .count, meaning: "parameter of the code", isLogarithmic: true),
      y: .init("cost", per: "number"),
      series: [
        .init(
          name: "Golomb", origin: .computed, law: .init("L ≥ H(q)", .exact),
          points: shown.map { .init(x: Double($0 + 1), y: rates[$0], law: entropy ... .infinity) })
      ],
      marks: [.init(.x, at: Double(best + 1), "best m"), .init(.y, at: entropy, "H(q)")],
      findings: [
        .init(
          "best m", Double(best + 1), .count, detail: "of all from 1 to \((greatest + 1).grouped)"),
        .init("cost of best m", rates[best], .information),
        .init("above H(q)", rates[best] - entropy, .information),
        .init("best power of two", Double(rice + 1), .count, detail: "Rice's code"),
        .init("cost of best power of two", rates[rice], .information),
        .init(
          "mean", mean, .number,
          detail: "for geometric numbers the best m is near 0.69 times "
            + "this"),
      ],
      checks: [
        Check(
          name: "no parameter costs less than H(q)",
          holds: rates[best] >= entropy - Rounding.bound(at: rates[best]),
          detail:
            "the least cost is \(rates[best].inDigits) bits per number, H(q) \(entropy.inDigits)")
      ])
  }

  /// The total number of bits in Golomb's code, from `below[i]`, the number of values
  /// less than i.
  static func golombBits(_ m: Int, _ below: [UInt64]) -> Double {
    let end = below.count - 1
    func count(_ i: Int) -> UInt64 { below[min(i, end)] }
    let width = digitCount(of: UInt64(max(m, 1) - 1))
    // Remainders below this have one bit less.
    let short = (1 << width) - m
    var bits = Double(below[end]) * Double(width + 1)
    for start in stride(from: 0, to: end, by: m) {
      if start > 0 { bits += Double(below[end] - count(start)) }
      bits -= Double(count(start + short) - count(start))
    }
    return bits
  }
}
