/// The columns of a file of separated values that contain labels, and those that
/// contain predictions.
struct CSVLayout {
  /// The role of a column.
  enum Role {
    case label
    case value
    case identity
    case document
    case none
  }

  /// The role of each column.
  let roles: [Role]

  /// The name of each column: its heading, or `column 3`.
  let names: [String]

  /// Whether the first line is a heading.
  let hasHeading: Bool

  /// The columns that the user named for each role; `nil` where the user named none.
  struct Choice {
    var labels: [String]?
    var values: [String]?
    var identity: String?
    var document: String?
    /// Whether the labels are in this file.
    var hasLabels = true
    /// Whether the values are labels, so that a column named label is enough.
    var prefersLabels = false
    /// Whether `0` or `0,1` over one or two columns of numbers is a heading.
    var countsColumns = false
  }

  /// The layout of a file with the beginning `sample`.
  ///
  /// - Throws: a failure if the user named columns that do not exist, or if two columns
  ///   of predictions have the same name.
  init(of sample: CSVSample, choice: Choice, path: String) throws(Failure) {
    let fields = sample.first
    let isHeading =
      sample.hasHeading(hasLabels: choice.hasLabels)
      || choice.countsColumns && sample.mayCountColumns
    hasHeading = isHeading
    names = fields.indices.map {
      isHeading && !fields[$0].text.isEmpty ? fields[$0].text : "column \($0 + 1)"
    }
    let places = ColumnNames(names, path: path)
    let named = fields.indices.filter {
      isHeading && CSVSample.labelNames.contains(fields[$0].text.lowercased())
    }
    var found = Array(repeating: Role.none, count: names.count)
    func isOther(_ column: Int) -> Bool {
      isHeading && fields.count > 1
        && (sample.isIdentity(column) || sample.isDocument(column) || sample.isText(column))
    }
    if let patterns = choice.values {
      for column in try places.columns(patterns) { found[column] = .value }
    } else if choice.prefersLabels, let first = named.first {
      found[first] = .value
    } else {
      for column in names.indices where !isOther(column) { found[column] = .value }
    }
    if isHeading {
      for column in names.indices where found[column] == .none {
        if sample.isDocument(column) { found[column] = .document }
        if sample.isIdentity(column), !found.contains(.identity) { found[column] = .identity }
      }
    }
    if let name = choice.identity, choice.hasLabels || !choice.prefersLabels {
      for column in try places.columns([name]) { found[column] = .identity }
    }
    if let name = choice.document, choice.hasLabels || !choice.prefersLabels {
      for column in try places.columns([name]) { found[column] = .document }
    }
    if choice.hasLabels {
      let labels =
        try choice.labels.map { (patterns) throws(Failure) in try places.columns(patterns) }
        ?? [named.first ?? found.firstIndex(of: .value) ?? 0]
      for column in labels { found[column] = .label }
      // What else is called a label is one too, and no prediction, unless a label names it.
      if choice.values == nil {
        let own = Set(
          sample.others.flatMap { record in
            labels.compactMap { record.indices.contains($0) ? record[$0].text : nil }
          })
        for column in named
        where found[column] == .value && sample.mayBeLabels(column) && !own.contains(names[column])
        {
          found[column] = .none
        }
      }
    }
    guard found.contains(.value) else {
      throw .job(
        "\(path): no column is left for predictions",
        remedy: "write a label and a number for each class in every line")
    }
    roles = found
    guard isHeading else { return }
    var seen: Set<String> = []
    for column in names.indices where found[column] == .value {
      guard seen.insert(names[column]).inserted else {
        throw .job(
          "\(path): two columns are called '\(names[column])', so that a label cannot name one",
          remedy: "rename one, or choose columns by their numbers with --columns")
      }
    }
  }

  /// The names of the columns of values.
  var valueNames: [String] {
    roles.indices.filter { roles[$0] == .value }.map { names[$0] }
  }

  /// The names of the columns that are not used.
  var unusedNames: [String] {
    roles.indices.filter { roles[$0] == .none }.map { names[$0] }
  }
}

/// Finds the columns of a table by their names.
struct ColumnNames {
  private let names: [String]
  private let path: String

  init(_ names: [String], path: String) {
    (self.names, self.path) = (names, path)
  }

  /// The columns that match patterns: `p3`, `p*`, or numbers such as `2` and `2-11`.
  func columns(_ patterns: [String]) throws(Failure) -> [Int] {
    var found: [Int] = []
    for pattern in patterns {
      let matches = columns(pattern)
      guard !matches.isEmpty else {
        throw .usage(
          "\(path) has no column '\(pattern)'",
          remedy: "it has \(names.prefix(8).joined(separator: ", "))"
            + (names.count > 8 ? " …" : ""))
      }
      found += matches
    }
    return found
  }

  private func columns(_ pattern: String) -> [Int] {
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
