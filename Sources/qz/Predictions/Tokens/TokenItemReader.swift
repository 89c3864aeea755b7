import SourceCoding

/// A token ready for scoring: its spelling is decoded, and its place in its document is
/// known.
struct TokenItem {
  /// The bytes of the text that it represents; empty for a mark of the vocabulary.
  var bytes: [UInt8] = []
  /// The token as it is written in the file.
  var text: [UInt8] = []
  /// The number of bytes; a file may state it more accurately than its tokens show.
  var byteCount = 0
  var characterCount = 0
  var spaceCount = 0
  /// The logarithm of its probability; `nil` if the model did not predict it.
  var logProbability: Double?
  var alternatives: [(text: [UInt8], logProbability: Double)] = []
  var isUnknown = false
  var isSpecial = false
  /// Whether the file gives neither its text nor its bytes.
  var lacksText = false
  /// The number of its document, counted from 0.
  var document = 0
  /// The name of the document or token in the file.
  var id: String?
  /// The name that a column of documents gives its document.
  var documentName: String?
  var place = 0
  /// The place of the token, for failures.
  var placeName = ""
}

/// Remarks on the tokens that were read.
struct TokenNotes {
  /// The number of tokens whose text is known to lack bytes.
  var brokenCount = 0
  /// The number of times that each sentinel replaces a log-probability.
  var sentinels: [Sentinel: Int] = [:]
  /// The number of logarithms above 0 that were taken as 0, and the greatest of them.
  var aboveZero = (count: 0, greatest: 0.0)
  /// The number of bytes in texts, and in the tokens that should form them, for
  /// documents in which these differ.
  var textBytes = (documents: 0, text: 0, tokens: 0)
  /// The number of tokens whose text and bytes are not known.
  var textlessCount = 0
  /// The marks that fill up documents.
  var padding = PaddingMarks()
  /// The requests that failed and therefore have no tokens.
  var failures = FailedRequests()
}

/// Reads the tokens of a file one by one, ready for scoring.
struct TokenItemReader {
  private(set) var notes = TokenNotes()

  private let file: TokenFile
  private let part: TokenPart
  private var reader: any TokenReader
  private var items: [TokenItem] = []
  private var position = 0
  private var documents: [String: Int] = [:]
  private var documentCount = 0
  private var isContinued = false
  private var tokenCount = 0
  private var counter = TokenText()
  /// Whether the current document already contains text.
  private var hasText = false

  /// The greatest logarithm above 0 that counts as a rounded 0.
  private static let greatestRounding = 1e-4

  init(_ file: TokenFile, part: TokenPart) throws(Failure) {
    (self.file, self.part) = (file, part)
    reader = try file.reader()
  }

  /// Reads the next token; `nil` at the end.
  mutating func next() throws(Failure) -> TokenItem? {
    while position >= items.count {
      guard let document = try reader.next() else {
        notes.padding.endDocument()
        return nil
      }
      if let reason = document.failure {
        notes.failures.add(document.id, reason)
        continue
      }
      guard document.part == part else { continue }
      read(document)
    }
    defer { position += 1 }
    return items[position]
  }

  private mutating func read(_ document: TokenDocument) {
    items.removeAll(keepingCapacity: true)
    position = 0
    let (number, isFirst) = number(of: document)
    if isFirst { (counter, hasText) = (TokenText(), false) }
    for token in document.tokens {
      tokenCount += 1
      items.append(item(token, of: document, number))
    }
    if let counts = document.counts, !items.isEmpty {
      items[0].byteCount = counts.bytes
      items[0].spaceCount = (counts.words ?? 1) - 1
    } else if let text = document.text, !items.isEmpty {
      spellFirst(of: text)
      adjust(to: text)
    }
    for item in items { notes.padding.add(item) }
    notes.textlessCount += items.count { $0.lacksText }
  }

  /// Gives the first token, where the file gives no text of its own, the beginning of the text that the
  /// others leave.
  private mutating func spellFirst(of text: [UInt8]) {
    guard items[0].lacksText, !items.dropFirst().contains(where: \.lacksText) else { return }
    let rest = items.dropFirst().flatMap(\.bytes)
    items[0].lacksText = false
    items[0].byteCount = max(0, text.count - rest.count)
    guard text.suffix(rest.count).elementsEqual(rest) else { return }
    let bytes = Array(text.dropLast(rest.count))
    (items[0].text, items[0].bytes) = (bytes, bytes)
    items[0].characterCount = TokenText.characterCount(bytes)
    var counter = TokenText()
    for index in items.indices { items[index].spaceCount = counter.spaceCount(items[index].bytes) }
  }

  /// The number of a document, and whether these tokens are its first.
  private mutating func number(of document: TokenDocument) -> (Int, isFirst: Bool) {
    if let key = document.key {
      if let number = documents[key] { return (number, false) }
      documents[key] = documentCount
      documentCount += 1
      return (documentCount - 1, true)
    }
    let isFirst = !isContinued
    if isFirst { documentCount += 1 }
    isContinued = !document.isEnd
    return (documentCount - 1, isFirst)
  }

  private mutating func item(
    _ token: TokenRecord, of document: TokenDocument, _ number: Int
  ) -> TokenItem {
    var item = TokenItem(text: token.text)
    let isText = token.byteCount != nil
    if let bytes = token.bytes {
      item.isSpecial = !file.isRaw && TokenSpelling.isMark(bytes)
      item.bytes = item.isSpecial ? [] : bytes
    } else if isText {
      item.bytes = token.text
    } else if file.isRaw {
      item.bytes = token.text
    } else {
      item.isSpecial = TokenSpelling.isSpecial(token.text)
      item.bytes = file.spelling.bytes(of: token.text, isFirst: !hasText)
    }
    if token.bytes == nil,
      String(decoding: token.text, as: UTF8.self).unicodeScalars
        .contains("\u{FFFD}")
    {
      notes.brokenCount += 1
    }
    hasText = hasText || !item.bytes.isEmpty
    item.byteCount = token.byteCount ?? item.bytes.count
    item.characterCount = TokenText.characterCount(item.bytes)
    item.spaceCount = counter.spaceCount(item.bytes)
    item.logProbability = token.logProbability.map { logarithm($0) }
    item.alternatives = token.alternatives
    (item.isUnknown, item.lacksText) = (token.isUnknown, token.lacksText)
    (item.document, item.id, item.documentName) = (number, document.id, document.name)
    item.place = token.place > 0 ? token.place : tokenCount
    item.placeName =
      "\(file.path): \(token.place > 0 ? reader.placeName : "token") \(item.place)"
    return item
  }

  private mutating func logarithm(_ logarithm: Double) -> Double {
    if let sentinel = Sentinel(logarithm), file.unit == .nats {
      notes.sentinels[sentinel, default: 0] += 1
      return -.infinity
    }
    if logarithm > 0, logarithm <= Self.greatestRounding {
      notes.aboveZero.count += 1
      notes.aboveZero.greatest = max(notes.aboveZero.greatest, logarithm)
      return 0
    }
    return logarithm
  }

  /// Makes the total number of the tokens' bytes equal to that of their text.
  private mutating func adjust(to text: [UInt8]) {
    let sum = items.reduce(0) { $0 + $1.byteCount }
    guard sum != text.count else { return }
    notes.textBytes.documents += 1
    notes.textBytes.text += text.count
    notes.textBytes.tokens += sum
    var rest = text.count - sum
    for index in items.indices.reversed() where rest != 0 {
      let change = max(rest, -items[index].byteCount)
      items[index].byteCount += change
      rest -= change
    }
    let characters = items.reduce(0) { $0 + $1.characterCount }
    var missing = TokenText.characterCount(text) - characters
    for index in items.indices.reversed() where missing != 0 {
      let change = max(missing, -items[index].characterCount)
      items[index].characterCount += change
      missing -= change
    }
  }
}
