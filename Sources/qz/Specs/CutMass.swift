import SourceCoding

/// What is told where a family goes on beyond the values that are kept of it.
enum CutMass {
  /// Below this a cut cannot be seen in any number that is shown.
  private static let negligible = 1e-12

  /// That values beyond `greatest`, which is what `words` say, were cut off; nothing if that
  /// cannot be seen.
  static func notes(
    on member: DistributionFamily.Member, beyond greatest: Int, _ words: String,
    named place: String
  ) -> [String] {
    guard member.truncatedMass > negligible else { return [] }
    return [
      "\(place): values above \(greatest.grouped), \(words), are cut off; they have "
        + "\(member.truncatedMass.inDigits) of the probability, and the rest is scaled to sum to 1"
    ]
  }

  /// How far a law without an end is kept by itself.
  static func notes(onTailOf law: NumberLaw, named place: String) -> [String] {
    guard law.isEndless else { return [] }
    let member = law.member(through: law.greatest)
    let isCut = member.truncatedMass > NumberLaw.tail
    return [
      "\(place): the numbers 0 to \(law.greatest.grouped); greater numbers have "
        + "\(member.truncatedMass.inDigits) of the probability"
        + (isCut ? "; they are cut off, and the rest is scaled to sum to 1" : "")
    ]
  }
}
