/// The search in the reverse direction, where a curve may have many valleys.
///
/// A narrow member that moves along the data finds a valley at each bump of them. So
/// the last parameter is tried at many settings for each setting of the first, and a
/// descent starts from the best valleys; then another one starts from each valley of
/// the resulting curve, with both parameters moving.
extension FamilySearch {
  /// The number of valleys from which the last parameter descends.
  private static let valleyCount = 4

  /// The cheapest member with the given parameters in front of the last one.
  func bestInReverse(before: [Double]) -> Member {
    let last = before.count
    let grid = family.parameters[last].grid(cost.numbers)
    let fine = family.fineSettings?(before, cost.numbers) ?? []
    let settings = (grid + fine.filter { $0 > grid[0] && $0 < grid[grid.count - 1] }).sorted()
    let costs = settings.map { cost.cost(before + [$0]) }
    let descent = FamilyDescent(of: cost, moving: last..<last + 1)
    let members = Self.valleys(of: costs).prefix(Self.valleyCount).map { index in
      descent.least(from: before + [start(settings, at: index)])
    }
    return members.min { $0.cost < $1.cost } ?? Member(parameters: before, cost: .infinity)
  }

  /// The cheapest member.
  func leastInReverse() -> Member {
    guard family.parameters.count == 2 else { return bestInReverse(before: []) }
    let valleys = Self.valleys(of: curve.map(\.cost))
    let starts = Set(valleys.prefix(2 * Self.valleyCount).flatMap { [$0 - 1, $0, $0 + 1] })
      .filter(curve.indices.contains).sorted()
    let descent = FamilyDescent(of: cost, moving: 0..<2)
    let members = starts.map { index in
      family.parameters[0].isWhole
        ? leastWhole(from: index) : descent.least(from: curve[index].parameters)
    }
    return members.min { $0.cost < $1.cost } ?? curve[0]
  }

  /// A setting from which a descent can start, as it can not from the infinite place of
  /// an end.
  private func start(_ settings: [Double], at index: Int) -> Double {
    let setting = settings[index]
    let scale = family.parameters[family.parameters.count - 1].scale
    guard !scale.place(setting).isFinite else { return setting }
    return (setting + settings[index == 0 ? 1 : index - 1]) / 2
  }

  /// The least member near a point of the curve whose first parameter is whole: steps to
  /// both sides are taken while they help, and halved otherwise.
  private func leastWhole(from index: Int) -> Member {
    var best = curve[index]
    let end = (curve[0].parameters[0], curve[curve.count - 1].parameters[0])
    let next = curve[min(index + 1, curve.count - 1)].parameters[0]
    var step = max(1, ((next - curve[max(0, index - 1)].parameters[0]) / 2).rounded())
    while step >= 1 {
      let sides = [best.parameters[0] - step, best.parameters[0] + step]
      let better = sides.filter { $0 >= end.0 && $0 <= end.1 }.map { bestInReverse(before: [$0]) }
        .min { $0.cost < $1.cost }
      if let better, better.cost < best.cost {
        best = better
      } else {
        step = (step / 2).rounded(.down)
      }
    }
    return best
  }

  /// The indexes of the numbers that no neighbour undercuts, the least first.
  private static func valleys(of costs: [Double]) -> [Int] {
    costs.indices.filter { index in
      (index == 0 || costs[index - 1] >= costs[index])
        && (index == costs.count - 1 || costs[index + 1] >= costs[index])
    }.sorted { (costs[$0], $0) < (costs[$1], $1) }
  }
}
