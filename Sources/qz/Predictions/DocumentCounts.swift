import SourceCoding

/// The number of rows or tokens in each document of a file, in the order of its documents.
struct DocumentCounts {
  let path: String
  private var names: [String] = []
  private var counts: [String: Int] = [:]

  init(_ path: String) { self.path = path }

  /// The documents of a file of predictions, which is read once.
  init(of file: PredictionFile) throws(Failure) {
    path = file.path
    var reader = try PredictionPartReader(file)
    var part = file.emptyPart
    while try reader.next(&part) {
      for document in part.documents where reader.documentNames.indices.contains(document) {
        add(reader.documentNames[document])
      }
    }
  }

  /// Adds a row or token of a document.
  mutating func add(_ name: String) {
    if counts.updateValue(counts[name, default: 0] + 1, forKey: name) == nil { names.append(name) }
  }

  /// Checks that another file has the same documents.
  ///
  /// - Parameters:
  ///   - other: the other file.
  ///   - item: the noun for what must be equally many in each document; `nil` if numbers may
  ///     differ.
  /// - Throws: a failure that names the first document that only one of both has, or that has
  ///   another length.
  func check(against other: DocumentCounts, item: String?) throws(Failure) {
    for (one, two) in [(self, other), (other, self)] {
      guard let name = one.names.first(where: { two.counts[$0] == nil }) else { continue }
      let count = one.names.count { two.counts[$0] == nil }
      throw .job(
        "\(two.path) has no document '\(name.prefix(40))', which \(one.path) has"
          + (count > 1 ? ", and lacks \((count - 1).grouped) more" : ""),
        remedy: "give both files the same documents")
    }
    guard let item, let name = names.first(where: { counts[$0] != other.counts[$0] }) else {
      return
    }
    let (own, found) = (counts[name, default: 0], other.counts[name, default: 0])
    throw .job(
      "document '\(name.prefix(40))' has \(own.counted(item)) in \(path) and "
        + "\(found.grouped) in \(other.path)", remedy: "give both the same \(item)s")
  }
}
