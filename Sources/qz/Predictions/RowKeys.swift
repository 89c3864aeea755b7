import SourceCoding

/// Gives the rows of a file the keys by which rows of two files are matched.
struct RowKeys {
  /// The way in which rows of two files are matched.
  enum Rule {
    /// By their ids.
    case id
    /// By their documents, and by position within each.
    case document
    /// By position in the file.
    case position
  }

  /// An id, or a document and the position of a row in it, counted from 0.
  struct Key: Hashable {
    let name: String
    let position: Int
  }

  let rule: Rule
  private var counts: [Int: Int] = [:]

  init(_ rule: Rule) { self.rule = rule }

  /// The key of a row; `nil` if it has none.
  ///
  /// - Parameters:
  ///   - row: the row in `part`; rows must be given in the order of the file.
  ///   - part: a part of the file.
  ///   - names: the names of the file's documents by their numbers.
  /// - Returns: the key.
  mutating func key(of row: Int, in part: Predictions, _ names: [String]) -> Key? {
    switch rule {
    case .position: return nil
    case .id: return part.ids[row].map { Key(name: $0, position: 0) }
    case .document:
      let document = part.documents[row]
      guard names.indices.contains(document) else { return nil }
      defer { counts[document, default: 0] += 1 }
      return Key(name: names[document], position: counts[document, default: 0])
    }
  }

  /// The keys of all rows of a part.
  mutating func keys(of part: Predictions, _ names: [String]) -> [Key?] {
    var keys: [Key?] = []
    for row in 0..<part.rowCount { keys.append(key(of: row, in: part, names)) }
    return keys
  }
}

extension RowKeys.Rule {
  /// The rule for two files with these first rows: ids win over documents.
  init(_ a: Predictions, _ b: Predictions) {
    guard let idA = a.ids.first, let idB = b.ids.first, let documentA = a.documents.first,
      let documentB = b.documents.first
    else {
      self = .position
      return
    }
    self =
      if idA != nil, idB != nil { .id } else if documentA >= 0, documentB >= 0 { .document } else {
        .position
      }
  }

  /// How rows are matched, in words.
  var sentence: String {
    switch self {
    case .id: "rows are matched by id"
    case .document: "rows are matched by document, and by position within it"
    case .position: "rows are matched by position"
    }
  }
}
