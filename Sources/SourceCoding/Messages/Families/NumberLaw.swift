/// A distribution over the whole numbers from 0 on, which is cut off where the data
/// that it is combined with allow.
///
/// By itself it extends to its greatest number. If it is endless, it extends to the
/// number beyond which at most 1e-15 of the probability is left, and in no case beyond
/// ``DistributionFamily/mostValues``.
package struct NumberLaw: Sendable {
  /// The greatest number to which it extends by itself.
  package let greatest: Int

  /// Whether it has no greatest number.
  package let isEndless: Bool

  /// Makes the member with a given number of values.
  private let make: @Sendable (_ count: Int) -> DistributionFamily.Member

  /// The probability left beyond the values to which an endless law extends by itself.
  package static let tail = 1e-15

  /// A law with the given number of values; endless if it is `nil`.
  init(
    valueCount: Int?, make: @escaping @Sendable (_ count: Int) -> DistributionFamily.Member
  ) {
    self.make = make
    isEndless = valueCount == nil
    greatest =
      valueCount.map { min($0, DistributionFamily.mostValues) - 1 } ?? Self.greatest(of: make)
  }

  /// The least number beyond which at most the tail is left.
  private static func greatest(of make: (_ count: Int) -> DistributionFamily.Member) -> Int {
    var count = DistributionFamily.byteValues
    var member = make(count)
    while member.truncatedMass > tail, count < DistributionFamily.mostValues {
      count *= 4
      member = make(count)
    }
    // These are shares of the kept mass, and the mass beyond is divided by the same
    // amount.
    var beyond = member.truncatedMass
    guard beyond <= tail else { return count - 1 }
    let q = member.distribution
    for number in stride(from: count - 1, to: 0, by: -1) {
      beyond += q.probability(of: number)
      if beyond > tail { return number }
    }
    return 0
  }

  /// The member of the law over the numbers 0 … `greatest`.
  package func member(through greatest: Int) -> DistributionFamily.Member { make(greatest + 1) }
}
