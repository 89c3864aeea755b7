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

  /// A pair of files, each of which is read once to see whether they match.
  ///
  /// - Throws: a failure if their texts differ.
  init(_ first: TokenFile, _ second: TokenFile, part: TokenPart) throws(Failure) {
    (self.first, self.second, self.part) = (first, second, part)
    var (documentsA, documentsB) = (try documents(of: first), try documents(of: second))
    let (idsA, idsB) = (documentsA.map(\.id), documentsB.map(\.id))
    if !idsA.contains(nil), !idsB.contains(nil), idsA != idsB, Set(idsA) == Set(idsB) {
      throw .job(
        "the documents of \(first.path) and \(second.path) are in different orders",
        remedy: "sort both files by their ids")
    }
    guard documentsA.count == documentsB.count else {
      throw .job(
        "\(first.path) has \(documentsA.count.grouped) documents and \(second.path) has "
          + documentsB.count.grouped, remedy: "compare models on the same texts")
    }
    for number in documentsA.indices {
      guard documentsA[number].hash == documentsB[number].hash else {
        let name = documentsA[number].id.map { "'\($0)'" } ?? "\(number + 1)"
        throw .job(
          try difference()
            ?? "document \(name) of \(first.path) and \(second.path) has different texts",
          remedy: "compare models on the same texts")
      }
    }
    isTokenByToken = try difference() == nil
    documentsA = []
    documentsB = []
    notes.append(
      isTokenByToken
        ? "tokens are matched by position, and are the same"
        : "the models cut the text into different tokens, so that they are compared per byte, by document"
    )
  }

  /// A document: a hash of its bytes, their number, and its name.
  private struct DocumentText: Hashable {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var byteCount = 0
    var id: String?
  }

  private func documents(of file: TokenFile) throws(Failure) -> [DocumentText] {
    var reader = try TokenItemReader(file, part: part)
    var documents: [DocumentText] = []
    while let item = try reader.next() {
      while documents.count <= item.document { documents.append(DocumentText()) }
      documents[item.document].id = item.id
      // FNV-1a.
      for byte in item.bytes {
        documents[item.document].hash =
          (documents[item.document].hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
    return documents
  }

  /// The place at which the first tokens differ, in words; `nil` if all are the same.
  private func difference() throws(Failure) -> String? {
    var (readerA, readerB) = (
      try TokenItemReader(first, part: part), try TokenItemReader(second, part: part)
    )
    while true {
      let (a, b) = (try readerA.next(), try readerB.next())
      guard let a, let b else {
        guard a != nil || b != nil else { return nil }
        return "\(a == nil ? first.path : second.path) has fewer tokens"
      }
      guard a.bytes == b.bytes, a.document == b.document else {
        return "\(a.placeName) is '\(Self.text(a))' and \(b.placeName) is '\(Self.text(b))'"
      }
    }
  }

  private static func text(_ item: TokenItem) -> String {
    String(decoding: item.text.prefix(40), as: UTF8.self)
  }

  /// Calls `take` with all tokens, or all documents, of both files.
  ///
  /// - Throws: a failure at the first token that is not valid.
  func forEachRow(_ take: (ScoredRow, ScoredRow) -> Void) throws(Failure) {
    var (readerA, readerB) = (
      try TokenItemReader(first, part: part), try TokenItemReader(second, part: part)
    )
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
    _ reader: inout TokenItemReader, _ file: TokenFile
  ) throws(Failure) -> [ScoredRow] {
    var rows: [ScoredRow] = []
    while let item = try reader.next() {
      while rows.count <= item.document {
        var row = ScoredRow()
        (row.document, row.place, row.kind) = (rows.count, rows.count + 1, -1)
        rows.append(row)
      }
      rows[item.document].id = item.id
      guard let loss = try loss(item, file) else { continue }
      rows[item.document].loss += loss
      rows[item.document].byteCount += item.byteCount
    }
    return rows
  }
}

/// The kind of a token.
enum TokenKind: Int, CaseIterable {
  case special
  case firstOfWord
  case insideWord
  case digits
  case punctuation
  case space

  init(of item: TokenItem) {
    let text = String(decoding: item.bytes, as: UTF8.self)
    let rest = text.drop { $0.isWhitespace }
    self =
      if item.isSpecial || item.bytes.isEmpty { .special } else if rest.isEmpty {
        .space
      } else if rest.allSatisfy(\.isNumber) {
        .digits
      } else if rest.allSatisfy({ $0.isPunctuation || $0.isSymbol }) {
        .punctuation
      } else if rest.count < text.count {
        .firstOfWord
      } else {
        .insideWord
      }
  }

  var name: String {
    switch self {
    case .special: "marks of the vocabulary"
    case .firstOfWord: "first of a word"
    case .insideWord: "inside a word, or without a space"
    case .digits: "digits"
    case .punctuation: "punctuation"
    case .space: "white space"
    }
  }
}
