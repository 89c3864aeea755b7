extension Experiment {
  /// One curve: the result at each setting.
  package struct Series: Hashable, Sendable {
    /// The name, short enough for a legend and for the head of a column.
    package let name: String

    /// The origin of its numbers.
    package let origin: Origin

    /// Whether points are separate, like repeated draws, and do not form a line.
    package let isScattered: Bool

    /// The law that it must follow, in words: `(K − 1)/(2n ln 2)`; `nil` for none.
    ///
    /// If there is one, ``Point/law`` contains its value at each point.
    package let law: Law?

    /// The points, in ascending order of x.
    package let points: [Point]

    /// The series of the given points.
    package init(
      name: String, origin: Origin, isScattered: Bool = false, law: Law? = nil, points: [Point]
    ) {
      precondition(
        zip(points, points.dropFirst()).allSatisfy { $0.x <= $1.x }, "points ascend along x")
      self.name = name
      self.origin = origin
      self.isScattered = isScattered
      self.law = law
      self.points = points
    }
  }

  /// The origin of the numbers in a series.
  package enum Origin: String, Hashable, Sendable {
    /// Streams that were written, read again and compared.
    case measured
    /// Exact values from counts or distributions, such as a cross entropy.
    case computed
  }

  /// One setting with its result.
  package struct Point: Hashable, Sendable {
    /// The setting.
    package let x: Double

    /// The result; infinite if a symbol that occurs is impossible.
    package let y: Double

    /// Half the width of the interval that covers the true value 95 times in 100; `nil`
    /// if the result is exact, or if the interval is not known.
    package let halfWidth95: Double?

    /// The range that the law gives for y: one value if both ends are equal.
    ///
    /// It is `nil` if the law does not apply; an end may be infinite.
    package let law: ClosedRange<Double>?

    /// The point at `x`.
    package init(
      x: Double, y: Double, halfWidth95: Double? = nil, law: ClosedRange<Double>? = nil
    ) {
      self.x = x
      self.y = y
      self.halfWidth95 = halfWidth95
      self.law = law
    }

    /// The ratio of the result to the law; `nil` unless the law gives one finite value
    /// that is not 0.
    package var ratio: Double? {
      guard let law, law.lowerBound == law.upperBound, law.lowerBound != 0, y.isFinite,
        law.lowerBound.isFinite
      else { return nil }
      return y / law.lowerBound
    }
  }

  /// The law that a series must follow.
  package struct Law: Hashable, Sendable {
    /// The law as a formula: `H ≤ L < H + 1/k`.
    package let formula: String

    /// The strength of the law.
    package let kind: Kind

    /// The strength of a law.
    package enum Kind: String, Hashable, Sendable {
      /// It is a theorem for every point.
      case exact
      /// It holds in the limit; the ratio shows how near that is.
      case asymptotic
      /// It holds for 95 draws in 100.
      case statistical
    }

    /// The law of the given formula.
    package init(_ formula: String, _ kind: Kind) {
      self.formula = formula
      self.kind = kind
    }
  }
}
