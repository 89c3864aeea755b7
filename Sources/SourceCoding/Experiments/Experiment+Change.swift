extension Experiment {
  /// A place at which data change, or at which a change is most probable.
  package struct Change: Hashable, Sendable {
    /// The first symbol after the change, counted from 0.
    package let offset: Int

    /// The byte at which this symbol begins, counted from 0; the byte that contains its
    /// first bit if symbols are shorter than bytes.
    package let byteOffset: Int

    /// The bits that separate ideal codes for the two sides save, compared with one
    /// code for both.
    ///
    /// The sides end at the next reported changes, or with the data. Tables are
    /// excluded; if there are more than 1,024 different symbols, the rarest count as
    /// one.
    package let bitsSaved: Double

    /// The average cost of a symbol in the part before the change, in bits: with the
    /// code for z if there is one, otherwise with the data's own.
    package let rateBefore: Double

    /// The average cost of a symbol in the part after the change, in bits.
    package let rateAfter: Double

    /// The test of the change; `nil` if the data are too short for one.
    package let test: Test?

    /// Whether it is reported as a change, and is not only the best candidate for one.
    package var isReported: Bool {
      test.map { $0.contrast >= $0.needed && $0.objection == nil } ?? false
    }

    /// A reason why two sides that differ are not a change: the source switches all along.
    package enum Objection: Hashable, Sendable {
      /// The `stretchCount` stretches around the place are of only `kindCount` kinds.
      case switching(stretchCount: Int, kindCount: Int)
      /// One side borders on a source that switches, and lasts only `symbolCount` symbols.
      case besideSwitching(symbolCount: Double, needed: Double)
    }

    /// The comparison of the difference between the sides with chance.
    package struct Test: Hashable, Sendable {
      /// The difference between the counts of the two sides, in standard errors.
      package let contrast: Double

      /// The contrast from which on a change is reported.
      package let needed: Double

      /// The dispersion φ: the ratio of the variance of counts within the sides to that
      /// of independent symbols.
      package let dispersion: Double

      /// The objection to the change, if there is one although its contrast suffices.
      package let objection: Objection?
    }
  }
}
