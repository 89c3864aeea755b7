extension String {
  /// The form of the noun after a count: `byte` for 1, `bytes` for other counts.
  package func counted(by count: Int) -> String {
    guard count != 1 else { return self }
    if hasSuffix("s") { return self + "es" }
    let isAfterVowel = dropLast().last.map("aeiou".contains) ?? true
    return hasSuffix("y") && !isAfterVowel ? dropLast() + "ies" : self + "s"
  }
}

extension Int {
  /// A number of things, with thousands separated and the noun in its singular or plural: `1
  /// block`, `1,024 blocks`.
  package func counted(_ noun: String) -> String { "\(grouped) \(noun.counted(by: self))" }
}
