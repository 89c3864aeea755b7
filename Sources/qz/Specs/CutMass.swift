import SourceCoding

/// Notes on a family that extends beyond the values that are kept.
enum CutMass {
  /// The probability below which a cut is not visible in any number that is shown.
  private static let negligible = 1e-12

  /// The note that values beyond `greatest`, which `words` describe, were cut off; none
  /// if that is not visible.
  static func notes(
    on member: DistributionFamily.Member, beyond greatest: Int, _ words: String,
    named place: String
  ) -> [String] {
    guard member.truncatedMass > negligible else { return [] }
    return [
      "\(place): values above \(greatest.grouped), \(words), are cut off; they have "
        + "\(amount(member.truncatedMass)) of the probability, and the rest is scaled to sum to 1"
    ]
  }

  /// A probability, which near 1 is described by what is left of it.
  private static func amount(_ mass: Double) -> String {
    let rest = 1 - mass
    guard rest < 1e-5 else { return mass.inDigits }
    return "all but " + (rest < 1e-14 ? "less than 1e-14" : rest.inDigits)
  }

  /// The note that gives the numbers to which an endless law extends by itself.
  static func notes(onTailOf law: NumberLaw, named place: String) -> [String] {
    guard law.isEndless else { return [] }
    let member = law.member(through: law.greatest)
    let isCut = member.truncatedMass > NumberLaw.tail
    return [
      "\(place): the numbers 0 to \(law.greatest.grouped); greater numbers have "
        + "\(amount(member.truncatedMass)) of the probability"
        + (isCut ? "; they are cut off, and the rest is scaled to sum to 1" : "")
    ]
  }
}
