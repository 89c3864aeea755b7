import SourceCoding

/// Two files of tokens of the same text, matched token by token if both cut it in the
/// same way, otherwise document by document.
struct TokenPair {
  /// The tokens of the reference model, and those of the model that may be better or
  /// worse.
  let first: TokenFile
  let second: TokenFile
  let part: TokenPart

  /// Remarks on how tokens were matched, in sentences without their full stop.
  private(set) var notes: [String] = []

  /// Whether both cut the text in the same way.
  private(set) var isTokenByToken = true

  /// The numbers of the documents that belong together, where names or ids say so and the order is
  /// another.
  private var order: [(first: Int, second: Int)]?

  /// A pair of files, each of which is read once to see whether they belong together.
  ///
  /// - Throws: a failure if their texts differ.
  init(_ first: TokenFile, _ second: TokenFile, part: TokenPart) throws(Failure) {
    (self.first, self.second, self.part) = (first, second, part)
    let a = try documents(of: first)
    let b = try documents(of: second)
    try match(a, b)
    let pairs = order ?? zip(a.indices, b.indices).map { (first: $0, second: $1) }
    for (x, y) in pairs where a[x].hash != b[y].hash {
      throw try differentTexts(a[x], x, y)
    }
    isTokenByToken = try difference() == nil
    notes.append(
      (order == nil
        ? "" : "documents are matched by \(a.first?.name == nil ? "id" : "name"); ")
        + (isTokenByToken
          ? "tokens are matched by position, and are the same"
          : "the models cut the text into different tokens, so that they are compared per byte, by document")
    )
  }

  /// Finds which documents belong together: by the names that a column gives them, or by id, where
  /// the order is another in both files; otherwise by position.
  private mutating func match(_ a: [DocumentText], _ b: [DocumentText]) throws(Failure) {
    let (namesA, namesB) = (a.compactMap(\.name), b.compactMap(\.name))
    if namesA.count == a.count, namesB.count == b.count {
      guard namesA != namesB else { return }
      var (countsA, countsB) = (DocumentCounts(first.path), DocumentCounts(second.path))
      for name in namesA { countsA.add(name) }
      for name in namesB { countsB.add(name) }
      try countsA.check(against: countsB, item: nil)
      let places = Dictionary(
        namesA.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      order = namesB.enumerated().compactMap { (number, name) in
        places[name].map { (first: $0, second: number) }
      }
      return
    }
    let (idsA, idsB) = (a.map(\.id), b.map(\.id))
    guard !idsA.contains(nil), !idsB.contains(nil), idsA != idsB else {
      guard a.count == b.count else {
        throw .job(
          "\(first.path) has \(a.count.counted("document")) and \(second.path) has \(b.count.grouped)",
          remedy: "compare models on the same texts")
      }
      return
    }
    // A name may come several times, as of several answers to one question.
    var places: [String: [Int]] = [:]
    for (number, id) in idsA.enumerated() { places[id ?? "", default: []].append(number) }
    var taken: [String: Int] = [:]
    var pairs: [(first: Int, second: Int)] = []
    for (number, id) in idsB.enumerated() {
      let index = taken[id ?? "", default: 0]
      guard let list = places[id ?? ""], index < list.count else { continue }
      taken[id ?? ""] = index + 1
      pairs.append((list[index], number))
    }
    guard !pairs.isEmpty else {
      guard a.count == b.count else {
        throw .job(
          "\(first.path) and \(second.path) have no document of one id",
          remedy: "give the same documents the same ids")
      }
      // Servers give every response an id of its own.
      return
    }
    order = pairs
    for (path, rest) in [
      (second.path, b.count - pairs.count), (first.path, a.count - pairs.count),
    ] where rest > 0 {
      notes.append(
        "\(rest.counted("document")) \(rest == 1 ? "is" : "are") only in \(path)"
      )
    }
  }

  /// The failure of two documents of different texts, with the first tokens that differ.
  private func differentTexts(_ a: DocumentText, _ x: Int, _ y: Int) throws(Failure) -> Failure {
    let name = (a.name ?? a.id).map { "'\($0)'" } ?? "\(x + 1)"
    return .job(
      try difference(within: (x, y))
        ?? "document \(name) of \(first.path) and \(second.path) has different texts",
      remedy: "compare models on the same texts")
  }

  /// A document: a hash of its bytes, its id, and the name that a column gives it.
  private struct DocumentText: Hashable {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var id: String?
    var name: String?
  }

  private mutating func documents(of file: TokenFile) throws(Failure) -> [DocumentText] {
    var reader = try TokenItemReader(file, part: part)
    var documents: [DocumentText] = []
    while let item = try reader.next() {
      while documents.count <= item.document { documents.append(DocumentText()) }
      documents[item.document].id = item.id
      documents[item.document].name = item.documentName
      // FNV-1a.
      for byte in item.bytes {
        documents[item.document].hash =
          (documents[item.document].hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
    if let failures = reader.notes.failures.sentence { notes.append("\(file.path): \(failures)") }
    return documents
  }

  /// Where the first tokens differ, in words; `nil` if all are the same.
  ///
  /// - Parameter documents: two documents that belong together, if only these are looked at.
  /// - Returns: the difference in words.
  /// - Throws: a failure if a file cannot be read.
  private func difference(within documents: (Int, Int)? = nil) throws(Failure) -> String? {
    var readerA = try items(of: first, order?.map(\.first), only: documents?.0)
    var readerB = try items(of: second, order?.map(\.second), only: documents?.1)
    while true {
      let (a, b) = (try readerA.next(), try readerB.next())
      guard let a, let b else {
        guard a != nil || b != nil else { return nil }
        return "\(a == nil ? first.path : second.path) has fewer tokens"
      }
      guard a.bytes == b.bytes, order != nil || a.document == b.document else {
        return "\(a.placeName) is '\(Self.text(a))' and \(b.placeName) is '\(Self.text(b))'"
      }
    }
  }

  /// The tokens of a file, in the order in which its documents are matched.
  private func items(
    of file: TokenFile, _ order: [Int]?, only document: Int? = nil
  ) throws(Failure) -> OrderedItems {
    try OrderedItems(file, part: part, order: document.map { [$0] } ?? order)
  }

  private static func text(_ item: TokenItem) -> String {
    String(decoding: item.text.prefix(40), as: UTF8.self)
  }

  /// Calls `take` with all tokens, or all documents, of both files.
  ///
  /// - Throws: a failure at the first token that is not valid.
  func forEachRow(_ take: (ScoredRow, ScoredRow) -> Void) throws(Failure) {
    var readerA = try items(of: first, order?.map(\.first))
    var readerB = try items(of: second, order?.map(\.second))
    guard isTokenByToken else {
      let (a, b) = (try sums(&readerA, first), try sums(&readerB, second))
      for (x, y) in zip(a, b) { take(x, y) }
      return
    }
    var positions: [Int: Int] = [:]
    while let a = try readerA.next(), let b = try readerB.next() {
      let position = positions[a.document, default: 0]
      positions[a.document] = position + 1
      guard let lossA = try loss(a, first), let lossB = try loss(b, second) else { continue }
      take(
        row(a, lossA, unit: first.unit, position), row(b, lossB, unit: second.unit, position))
    }
  }

  /// The cost of a token in nats; `nil` if it was not predicted.
  private func loss(_ item: TokenItem, _ file: TokenFile) throws(Failure) -> Double? {
    guard let logProbability = item.logProbability else { return nil }
    guard !logProbability.isNaN, logProbability <= 0 else {
      throw .job(
        "\(item.placeName): the log-probability is \(logProbability.isNaN ? "not a number" : "above 0")",
        remedy: "give logarithms of probabilities")
    }
    return logProbability == 0 ? 0 : -logProbability * Information(bits: file.unit.bitsPerUnit).nats
  }

  private func row(
    _ item: TokenItem, _ loss: Double, unit: InformationUnit, _ position: Int
  ) -> ScoredRow {
    var row = ScoredRow()
    row.place = item.place
    row.id = item.id
    row.document = item.document
    row.position = position
    row.answer = String(decoding: item.text, as: UTF8.self)
    row.kind = TokenKind(of: item).rawValue
    row.loss = loss
    row.byteCount = item.byteCount
    guard !item.alternatives.isEmpty else { return row }
    var list: [String: Double] = [:]
    for other in item.alternatives where other.logProbability <= 0 {
      list[String(decoding: other.text, as: UTF8.self)] =
        other.logProbability * Information(bits: unit.bitsPerUnit).nats
    }
    let own = String(decoding: item.text, as: UTF8.self)
    row.isHit = list.max { ($0.value, $1.key) < ($1.value, $0.key) }.map {
      $0.key == own || -loss > $0.value
    }
    if list[own] == nil { list[own] = -loss }
    row.outcomes = .listed(list)
    return row
  }

  /// The documents of a file, each as one row.
  private func sums(
    _ reader: inout OrderedItems, _ file: TokenFile
  ) throws(Failure) -> [ScoredRow] {
    var rows: [ScoredRow] = []
    // In the order in which the documents come.
    var places: [Int: Int] = [:]
    while let item = try reader.next() {
      let place = places[item.document, default: rows.count]
      if place == rows.count {
        places[item.document] = place
        var row = ScoredRow()
        (row.document, row.place, row.kind) = (place, place + 1, -1)
        rows.append(row)
      }
      rows[place].id = item.id
      guard let loss = try loss(item, file) else { continue }
      rows[place].loss += loss
      rows[place].byteCount += item.byteCount
    }
    return rows
  }
}
