extension Experiment {
  /// A place where data change, or where they are likeliest to.
  package struct Change: Hashable, Sendable {
    /// The first symbol after it, counted from 0.
    package let offset: Int

    /// The byte that this symbol begins with, counted from 0; the byte that holds its first
    /// bit where symbols are shorter than bytes.
    package let byteOffset: Int

    /// The bits that ideal codes of their own for both sides save against one code for both.
    ///
    /// The sides end at the next reported changes, or with the data. Tables are excluded; where there are more than 1,024 different symbols, the rarest count as one.
    package let bitsSaved: Double

    /// What a symbol of the part before costs on average, in bits: with the code for z where
    /// there is one, with the data's own otherwise.
    package let rateBefore: Double

    /// What a symbol of the part after costs on average, in bits.
    package let rateAfter: Double

    /// How it was tested; `nil` in data that are too short for that.
    package let test: Test?

    /// Whether it is reported as a change, or only the best candidate for one.
    package var isReported: Bool {
      test.map { $0.contrast >= $0.needed && $0.objection == nil } ?? false
    }

    /// A reason for which a sufficient contrast is not a change: the source wanders.
    package enum Objection: Hashable, Sendable {
      /// The message passes `count` times from one side's way of speaking to the other's.
      case manyCrossings(count: Int, allowed: Int)
      /// A side is worth only about `effectiveCount` independent symbols.
      case fewSymbols(effectiveCount: Double, needed: Double)
      /// The mean scores of the sides, as they wander, are only `distance` standard errors
      /// apart.
      case wandering(distance: Double, needed: Double)
    }

    /// How the difference between the sides compares with chance.
    package struct Test: Hashable, Sendable {
      /// How many times as much the counts of both sides differ as pieces within them make
      /// likely; 1 on average where nothing changes.
      package let contrast: Double

      /// The contrast at which a change is reported; chance reaches it anywhere in fewer than
      /// one of 1,000 messages without a change.
      package let needed: Double

      /// φ, how much more counts of pieces vary than those of independent symbols would.
      package let dispersion: Double

      /// What speaks against the change although its contrast suffices.
      package let objection: Objection?
    }
  }
}
