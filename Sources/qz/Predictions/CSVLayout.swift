/// Which columns of a file of separated values hold labels, and which hold what the
/// model says.
struct CSVLayout {
  /// What a column is for.
  enum Role {
    case label
    case value
    case none
  }

  /// The role of each column.
  let roles: [Role]

  /// What each column is called: by the heading, or `column 3`.
  let names: [String]

  /// Whether the first line is a heading.
  let hasHeading: Bool

  /// The class that each column of values stands for, by name; empty if those names
  /// say nothing about labels.
  let classes: [String: Int]

  /// Whether labels are always names, for the names of classes are numbers.
  let areLabelsNames: Bool

  /// The columns that the user names for each role; `nil` where he leaves it open.
  struct Choice {
    var labels: [String]?
    var values: [String]?
    /// Whether the labels are in this file.
    var hasLabels = true
    /// Whether the values are labels, so that a column called label is all there is.
    var prefersLabels = false
  }

  /// Names that labels go by.
  private static let labelNames = ["label", "labels", "target", "class", "y", "y_true"]

  /// The layout of a file whose first line has the given fields.
  ///
  /// - Throws: a failure if the user names columns that there are not.
  init(firstLine fields: [String], choice: Choice, path: String) throws(Failure) {
    let isNumber = fields.map { DecimalField.value(Array($0.utf8), 0..<$0.utf8.count) != nil }
    let named = fields.indices.filter { Self.labelNames.contains(fields[$0].lowercased()) }
    // A row may have a slip in one field; a heading names a label, or has no number at
    // all, or classes that are numbers behind a word.
    let numbers = fields.indices.filter { isNumber[$0] }.map { Int(fields[$0]) }
    hasHeading =
      !named.isEmpty || numbers.isEmpty || isNumber.first == false && Self.areRising(numbers)
    let isHeading = hasHeading
    names = fields.indices.map {
      isHeading && !fields[$0].isEmpty ? fields[$0] : "column \($0 + 1)"
    }
    let places = names
    func columns(_ patterns: [String]) throws(Failure) -> [Int] {
      var found: [Int] = []
      for pattern in patterns {
        let matches = Self.columns(pattern, in: places)
        guard !matches.isEmpty else {
          throw .usage(
            "\(path) has no column '\(pattern)'",
            remedy: "it has \(places.prefix(8).joined(separator: ", "))"
              + (places.count > 8 ? " …" : ""))
        }
        found += matches
      }
      return found
    }
    var labels: [Int] = []
    if choice.hasLabels {
      if let patterns = choice.labels {
        labels = try columns(patterns)
      } else if let first = hasHeading ? named.first : nil {
        labels = [first]
      } else {
        labels = [0]
      }
    }
    var found = Array(repeating: Role.none, count: names.count)
    if let patterns = choice.values {
      for column in try columns(patterns) { found[column] = .value }
    } else if choice.prefersLabels, hasHeading, let first = named.first {
      found[first] = .value
    } else {
      found = Array(repeating: .value, count: names.count)
    }
    for column in labels { found[column] = .label }
    guard found.contains(.value) else {
      throw .job(
        "\(path): no column is left for predictions",
        remedy: "write a label and a number for each class in every line")
    }
    roles = found
    let classNames = names.indices.filter { found[$0] == .value }.map { places[$0] }
    areLabelsNames = isHeading && classNames.allSatisfy { Int($0) != nil }
    classes =
      isHeading
      ? Dictionary(
        classNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      : [:]
  }

  /// Whether all are whole numbers, each greater than the one before, as classes are.
  private static func areRising(_ numbers: [Int?]) -> Bool {
    let whole = numbers.compactMap { $0 }
    return whole.count == numbers.count && zip(whole, whole.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// The columns that a pattern names: `p3`, `p*`, or by number `2` and `2-11`.
  private static func columns(_ pattern: String, in names: [String]) -> [Int] {
    if let exact = names.firstIndex(of: pattern) { return [exact] }
    if pattern.hasSuffix("*") {
      return names.indices.filter { names[$0].hasPrefix(pattern.dropLast()) }
    }
    let ends = pattern.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2 else {
      return []
    }
    guard 1 <= first, first <= last, last <= names.count else { return [] }
    return Array(first - 1..<last)
  }
}
