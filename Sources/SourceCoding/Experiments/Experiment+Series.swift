extension Experiment {
  /// One curve: what was found at each setting of the knob.
  package struct Series: Hashable, Sendable {
    /// What it is, in words short enough for a legend and for the head of a column.
    package let name: String

    /// Where its numbers come from.
    package let origin: Origin

    /// Whether points stand alone, as repeated draws do, or make a line.
    package let isScattered: Bool

    /// The law that it must follow, in words: `(K − 1)/(2n ln 2)`; `nil` for none.
    ///
    /// Where there is one, ``Point/law`` says what it demands of each point.
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

  /// Where the numbers of a series come from.
  package enum Origin: String, Hashable, Sendable {
    /// Streams that were written, read again and compared.
    case measured
    /// Exact from counts or distributions, as a cross entropy is.
    case computed
  }

  /// One setting, and what was found there.
  package struct Point: Hashable, Sendable {
    /// The setting.
    package let x: Double

    /// What was found; infinite where a symbol that comes is impossible.
    package let y: Double

    /// Half the width of the interval that covers the truth 95 times in 100; `nil`
    /// where there is nothing uncertain, or no telling.
    package let halfWidth95: Double?

    /// Where the law puts y: one value if both ends are the same.
    ///
    /// `nil` where the law says nothing; an end may be infinite.
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

    /// What was found divided by what the law says; `nil` unless it says one finite
    /// value that is not 0.
    package var ratio: Double? {
      guard let law, law.lowerBound == law.upperBound, law.lowerBound != 0, y.isFinite,
        law.lowerBound.isFinite
      else { return nil }
      return y / law.lowerBound
    }
  }

  /// What a series must follow.
  package struct Law: Hashable, Sendable {
    /// The law as a formula: `H ≤ L < H + 1/k`.
    package let formula: String

    /// How strictly it binds.
    package let kind: Kind

    /// How strictly a law binds.
    package enum Kind: String, Hashable, Sendable {
      /// It is a theorem for every point.
      case exact
      /// It holds in the limit; the ratio says how near that is.
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
