/// The search for the cheapest member of a family.
///
/// The settings of a grid show approximately where the least cost is. It lies where the
/// derivative of the cost is zero, which is found between the two neighbours of the
/// best setting. With two parameters, the last is found in this way for each setting of
/// the first, so only the derivative by the first must become zero.
///
/// This holds for the likelihood. The reverse direction is searched in another way.
struct FamilySearch {
  /// The cost that is minimised.
  let cost: FamilyCost

  /// The best member for each setting of the first parameter that was tried.
  private(set) var curve: [Member] = []

  /// A member with its cost.
  struct Member {
    /// The parameters.
    let parameters: [Double]
    /// The cost in nats.
    let cost: Double
    /// For each parameter, whether it is at the end of its range, where the derivative
    /// need not be zero.
    let atEnd: [Bool]

    /// A member with its cost; no parameter is at the end of its range if `atEnd` is
    /// left out.
    init(parameters: [Double], cost: Double, atEnd: [Bool]? = nil) {
      self.parameters = parameters
      self.cost = cost
      self.atEnd = atEnd ?? parameters.map { _ in false }
    }
  }

  /// The search for the least of a cost.
  init(of cost: FamilyCost) {
    self.cost = cost
    curve = cost.family.parameters[0].grid(cost.numbers).map(best(with:))
  }

  var family: FittedFamily { cost.family }

  /// The cheapest member.
  func least() -> Member {
    guard cost.direction != .reverse else { return leastInReverse() }
    return search(0, curve.map { $0.parameters[0] }, costs: curve.map(\.cost), before: [])
  }

  /// The cheapest member with the given first parameter.
  private func best(with setting: Double) -> Member {
    guard family.parameters.count == 2 else {
      return Member(parameters: [setting], cost: cost.cost([setting]), atEnd: [false])
    }
    guard cost.direction != .reverse else { return bestInReverse(before: [setting]) }
    // Along the last parameter alone, the likelihood has only one maximum.
    return search(1, family.parameters[1].grid(cost.numbers), costs: nil, before: [setting])
  }

  /// The last parameter in closed form, if nothing is cut off; otherwise `nil`.
  private func closedForm(before: [Double]) -> Double? {
    let numbers = cost.numbers
    guard before.count == family.parameters.count - 1,
      family.isNormalized(before, numbers.limit ?? .max)
    else { return nil }
    return family.closedForm?(numbers.mean, before)
  }

  /// The cheapest member with the given parameters in front of the one at `index`, for
  /// which the settings `places` were tried if `costs` are known.
  private func search(
    _ index: Int, _ places: [Double], costs: [Double]?, before: [Double]
  ) -> Member {
    let parameter = family.parameters[index]
    if let setting = closedForm(before: before) {
      let isAtEnd = setting == 0 || parameter.scale == .odds && setting == 1
      return member(before + [setting], isAtEnd: isAtEnd)
    }
    let least = costs.flatMap { costs in costs.indices.min { costs[$0] < costs[$1] } }
    let low = places[least.map { max(0, $0 - 1) } ?? 0]
    let high = places[least.map { min(places.count - 1, $0 + 1) } ?? places.count - 1]
    guard !parameter.isWhole else {
      return leastWhole(in: Int(low)...Int(high), ends: [places[0], places[places.count - 1]])
    }
    func slope(_ setting: Double) -> Double {
      // On the even scale, slopes at both ends of a range are of comparable size.
      let derivative = parameter.scale.derivatives(at: setting).first
      guard index == 0 else { return cost.slopes(before + [setting]).b.value * derivative }
      return cost.slopes(best(with: setting).parameters).a.value * derivative
    }
    // Towards an end of the range the cost may fall all the way.
    if slope(low) >= 0 { return member(before + [low], isAtEnd: true) }
    if slope(high) <= 0 { return member(before + [high], isAtEnd: true) }
    let scale = parameter.scale
    let place = Root.find(in: scale.place(low)...scale.place(high)) {
      slope(scale.setting(at: $0))
    }
    return member(before + [scale.setting(at: place)], isAtEnd: false)
  }

  /// The member with the given parameters, the last of which may be at the end of its
  /// range, completed by the best following ones.
  private func member(_ parameters: [Double], isAtEnd: Bool) -> Member {
    guard parameters.count < family.parameters.count else {
      return Member(
        parameters: parameters, cost: cost.cost(parameters),
        atEnd: Array(repeating: false, count: parameters.count - 1) + [isAtEnd])
    }
    let all = best(with: parameters[0])
    return Member(parameters: all.parameters, cost: all.cost, atEnd: [isAtEnd, all.atEnd[1]])
  }

  /// The cheapest member whose first parameter is a whole number in a range over which
  /// the cost falls and then rises.
  ///
  /// Costs hardly differ where the number is great; there the sign of the derivative
  /// tells on which side the least one is.
  private func leastWhole(in range: ClosedRange<Int>, ends: [Double]) -> Member {
    var (low, high) = (range.lowerBound, range.upperBound)
    while high - low > 1 {
      let middle = (low + high) / 2
      let here = best(with: Double(middle))
      if cost.slopes(here.parameters).a.value < 0 { low = middle } else { high = middle }
    }
    let (first, second) = (best(with: Double(low)), best(with: Double(high)))
    let least = second.cost < first.cost ? second : first
    return Member(
      parameters: least.parameters, cost: least.cost,
      atEnd: [ends.contains(least.parameters[0]), least.atEnd[1]])
  }
}
