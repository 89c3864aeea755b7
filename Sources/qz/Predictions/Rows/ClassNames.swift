/// The classes that columns of predictions represent, and the rules by which labels
/// name them.
///
/// A label names the column of exactly that name; or else the column whose name is the
/// same number, as `1.0` names `1`; or else it is the number of a column, counted from
/// 0. The last rule is not used if names are numbers: a label that is not a name is
/// then a mistake.
struct ClassNames {
  /// The names in the order of the columns; `nil` if there are none.
  let names: [String]?

  /// The rule by which labels name classes.
  enum Rule: String, CaseIterable {
    case name = "by the name of the column"
    case number = "by the number that the column's name is"
    case position = "by position, counted from 0"
  }

  private let classCount: Int
  private let byName: [String: Int]
  private let byNumber: [Double: Int]

  /// Classes with the given names, if their number is right.
  init(_ names: [String]?, classCount: Int) {
    self.names = names?.count == classCount ? names : nil
    self.classCount = classCount
    let pairs = (self.names ?? []).enumerated()
    byName = Dictionary(pairs.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    byNumber = Dictionary(
      pairs.compactMap { place, name in
        DecimalField.value(Array(name.utf8), 0..<name.utf8.count).map { ($0, place) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether some names are numbers, so that labels are never the numbers of columns.
  var areNumbers: Bool { !byNumber.isEmpty }

  /// The class that a label names, and the rule; `nil` if it names none.
  func place(of label: NumberRow.Label) -> (place: Int, rule: Rule)? {
    let number: Double
    switch label {
    case .none, .ignored, .distribution: return nil
    case .text(let text):
      if let place = byName[text] { return (place, .name) }
      guard let value = DecimalField.value(Array(text.utf8), 0..<text.utf8.count) else {
        return nil
      }
      number = value
    case .number(let value):
      if let whole = Int(exactly: value), let place = byName["\(whole)"] { return (place, .name) }
      number = value
    }
    if areNumbers { return byNumber[number].map { ($0, .number) } }
    guard let place = Int(exactly: number), 0..<classCount ~= place else { return nil }
    return (place, .position)
  }
}
