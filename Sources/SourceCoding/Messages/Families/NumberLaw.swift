/// A distribution over the whole numbers from 0 on, of which as many are kept as the data
/// need that it meets.
///
/// By itself it is kept up to its greatest number; or, if it has no end, to where 1e-15 of
/// the probability is left, and in no case beyond ``DistributionFamily/mostValues``.
package struct NumberLaw: Sendable {
  /// The greatest number that it is kept to by itself.
  package let greatest: Int

  /// Whether all of its numbers are possible values of data, however great they are.
  package let isEndless: Bool

  /// The member that is kept to a number of values.
  private let make: @Sendable (_ count: Int) -> DistributionFamily.Member

  /// What is left beyond the values that a law without an end is kept to by itself.
  package static let tail = 1e-15

  /// A law with so many values, or without an end.
  init(
    valueCount: Int?, make: @escaping @Sendable (_ count: Int) -> DistributionFamily.Member
  ) {
    self.make = make
    isEndless = valueCount == nil
    greatest =
      valueCount.map { min($0, DistributionFamily.mostValues) - 1 } ?? Self.greatest(of: make)
  }

  /// The least number that no more than the tail lies beyond.
  private static func greatest(of make: (_ count: Int) -> DistributionFamily.Member) -> Int {
    var count = DistributionFamily.byteValues
    var member = make(count)
    while member.truncatedMass > tail, count < DistributionFamily.mostValues {
      count *= 4
      member = make(count)
    }
    // Shares of what is kept, so the mass beyond is divided by it as well.
    var beyond = member.truncatedMass
    guard beyond <= tail else { return count - 1 }
    let q = member.distribution
    for number in stride(from: count - 1, to: 0, by: -1) {
      beyond += q.probability(of: number)
      if beyond > tail { return number }
    }
    return 0
  }

  /// The law, kept to the numbers 0 … `greatest`.
  package func member(through greatest: Int) -> DistributionFamily.Member { make(greatest + 1) }
}
