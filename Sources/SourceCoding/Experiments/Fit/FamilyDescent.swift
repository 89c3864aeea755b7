/// The descent from a member of a family to one that no neighbour undercuts, in the
/// reverse direction of the divergence.
///
/// Newton's steps lead to the place where the derivatives are zero. Each is a step
/// downhill, because curvatures below zero are raised; and it is halved until the cost
/// falls. The result is therefore never more expensive than the start. At the end of a
/// range, the parameter is fixed while the cost falls beyond it.
///
/// Source: Nocedal and Wright, *Numerical Optimization*, 2006, sections 3.4 and 16.7.
struct FamilyDescent {
  private let cost: FamilyCost
  private let moving: Range<Int>
  private let ranges: [ClosedRange<Double>]

  /// A descent in which the parameters with the given indexes move.
  init(of cost: FamilyCost, moving: Range<Int>) {
    self.cost = cost
    self.moving = moving
    ranges = cost.family.parameters.map { parameter in
      let settings = parameter.grid(cost.numbers)
      return settings[0]...settings[settings.count - 1]
    }
  }

  /// A place with its cost, and the derivatives of the cost by the places of the
  /// parameters on their even scales.
  private struct Point {
    var parameters: [Double]
    var cost: Double
    var slope: [Double]
    var curvature: (aa: Double, ab: Double, bb: Double)

    /// The size of the derivatives.
    var steepness: Double { slope.map(abs).reduce(0, max) }
  }

  /// The member at the end of the descent from `start`.
  func least(from start: [Double]) -> FamilySearch.Member {
    var here = point(at: start)
    for _ in 0..<200 {
      guard let next = next(after: here) else { break }
      here = next
    }
    return FamilySearch.Member(
      parameters: here.parameters, cost: here.cost,
      atEnd: zip(here.parameters, ranges).map { $0 == $1.lowerBound || $0 == $1.upperBound })
  }

  private func point(at parameters: [Double]) -> Point {
    let slopes = cost.slopes(parameters)
    let first = [slopes.a.value, slopes.b.value]
    let second = [slopes.aa.value, slopes.bb.value]
    var point = Point(
      parameters: parameters, cost: slopes.cost.value, slope: [0, 0], curvature: (1, 0, 1))
    let scales = parameters.indices.map {
      cost.family.parameters[$0].scale.derivatives(at: parameters[$0])
    }
    var curvature = [1.0, 1.0]
    for index in moving where !isHeld(index, parameters[index], slope: first[index]) {
      let scale = scales[index]
      point.slope[index] = first[index] * scale.first
      curvature[index] = second[index] * scale.first * scale.first + first[index] * scale.second
    }
    let mixed =
      point.slope.allSatisfy { $0 != 0 } ? slopes.ab.value * scales[0].first * scales[1].first : 0
    point.curvature = (curvature[0], mixed, curvature[1])
    return point
  }

  /// Whether a parameter is at an end of its range beyond which the cost falls.
  private func isHeld(_ index: Int, _ setting: Double, slope: Double) -> Bool {
    setting == ranges[index].lowerBound && slope >= 0
      || setting == ranges[index].upperBound && slope <= 0
  }

  /// The next place, which is cheaper, or equal in cost but less steep; `nil` if there
  /// is none.
  private func next(after here: Point) -> Point? {
    var step = newtonStep(at: here)
    for _ in 0..<60 {
      var parameters = here.parameters
      for index in moving where step[index] != 0 {
        let scale = cost.family.parameters[index].scale
        let setting = scale.setting(at: scale.place(parameters[index]) + step[index])
        parameters[index] = min(
          max(setting, ranges[index].lowerBound), ranges[index].upperBound)
      }
      guard parameters != here.parameters else { return nil }
      let next = point(at: parameters)
      let rounding = 1e-14 * (1 + abs(here.cost))
      if next.cost < here.cost - rounding { return next }
      if next.cost <= here.cost + rounding, next.steepness < here.steepness / 2 { return next }
      step = step.map { $0 / 2 }
    }
    return nil
  }

  /// Newton's step, at most of length 2, with curvatures that are raised to be positive.
  private func newtonStep(at here: Point) -> [Double] {
    let (aa, ab, bb) = here.curvature
    let middle = (aa + bb) / 2
    let spread = ((aa - bb) * (aa - bb) / 4 + ab * ab).squareRoot()
    let (most, least) = (max(abs(middle + spread), 1e-300), middle - spread)
    let raise = least > 1e-12 * most ? 0 : abs(least) + max(abs(least), 1e-3 * most)
    let determinant = (aa + raise) * (bb + raise) - ab * ab
    let step = [
      (ab * here.slope[1] - (bb + raise) * here.slope[0]) / determinant,
      (ab * here.slope[0] - (aa + raise) * here.slope[1]) / determinant,
    ]
    let length = step.map(abs).reduce(0, max)
    return length > 2 ? step.map { $0 * 2 / length } : step
  }
}
