import SourceCoding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A codebook in a JSON file.
///
///     {
///       "schema": "qz.codebook/1",
///       "symbolUnit": "byte",
///       "code": "huffman",
///       "symbols": [
///         {"symbol": "a", "length": 1, "codeword": "0"},
///         {"symbol": "\\n", "length": 2, "codeword": "10"}
///       ],
///       "escape": {"length": 2, "codeword": "11"}
///     }
///
/// Symbols have the same names as everywhere. `code` names the design and may be left
/// out. Codewords may be left out too, all of them together; they are then canonical.
/// Lengths may be left out if there are codewords. In an open unit, in which symbols
/// can occur that the code does not know, there may be an escape, which comes after all
/// symbols. The `hash` of the code may be left out; if it is given, the code must match
/// it. A `selector` is the name of the code among several in a folder.
struct CodebookFile: Sendable {
  /// The path of the file.
  let path: String

  /// A description of the code in one line.
  let summary: String

  /// The symbols.
  let alphabet: Alphabet

  /// The codeword of each symbol, followed by that of the escape if there is one.
  let codewords: [Codeword?]

  /// The name of the code among the tables of a set; `nil` if it has none.
  let selector: Codeword?

  /// Whether there is an escape.
  var hasEscape: Bool { codewords.count > alphabet.count }

  static let schema = "qz.codebook/1"

  /// The greatest size of a file in bytes, 64 MiB: JSON takes several times as much
  /// memory when it is read.
  static let greatestByteCount = 1 << 26

  private static let example =
    "{\"schema\": \"\(schema)\", \"symbolUnit\": \"byte\", "
    + "\"symbols\": [{\"symbol\": \"a\", \"codeword\": \"0\"}]}"

  private struct Document: Decodable {
    let schema: String
    let symbolUnit: String
    let code: String?
    let hash: String?
    let selector: String?
    let symbols: [Row]
    let escape: Word?
  }

  private struct Row: Decodable {
    let symbol: String
    let length: Int?
    let codeword: String?
  }

  private struct Word: Decodable {
    let length: Int?
    let codeword: String?
  }

  /// An entry of the file: a symbol, given by its spelling, or the escape, with its
  /// length and codeword.
  fileprivate struct Entry {
    let place: String
    let name: String
    let spelling: [UInt8]?
    let length: Int?
    let codeword: Codeword?
  }

  /// Reads the codebook in a file.
  ///
  /// - Throws: a failure that names the item that is wrong, and the reason.
  init(path: String) throws(Failure) {
    // Only the file tells what its symbols are, and how many there may be.
    let content = try FileSpec.content(
      of: path, describing: "a codebook", upTo: Self.greatestByteCount,
      remedy: "name a file that describes a code")
    let document = try Self.document(content.bytes, path)
    guard let unit = try? SymbolUnit(named: document.symbolUnit) else {
      throw .job(
        "\(path): the symbol unit is '\(document.symbolUnit)'",
        remedy: "'qz list units' lists the units")
    }
    let entries = try Self.entries(of: document, unit: unit, path)
    let spellings = entries.compactMap(\.spelling)
      .sorted { $0.lexicographicallyPrecedes($1) }
    alphabet = Alphabet(closed: unit) ?? Alphabet(unit: unit, sortedSpellings: spellings)
    self.path = path
    selector = try Self.codeword(document.selector, "\(path): the selector")
    summary = document.code ?? "codewords from a file"
    let alphabet = alphabet
    let places = entries.map { entry in
      entry.spelling.map { alphabet.symbol(spelled: $0) ?? 0 } ?? alphabet.count
    }
    codewords = try Self.codewords(
      of: entries, at: places, count: alphabet.count + (document.escape == nil ? 0 : 1),
      over: alphabet, path)
    if let hash = document.hash { try check(hash) }
  }

  private static func document(_ bytes: [UInt8], _ path: String) throws(Failure) -> Document {
    let document: Document
    do {
      document = try JSONDecoder().decode(Document.self, from: Data(bytes))
    } catch {
      let place = (error as? DecodingError)?.place.map { "\($0) is missing or of the wrong kind" }
      throw .job(
        "\(path): \(place ?? "not a codebook in JSON")", remedy: "write it like \(example)")
    }
    guard document.schema == schema else {
      throw .job(
        "\(path): the schema is '\(document.schema)'",
        remedy: "qz reads codebooks of '\(schema)'")
    }
    return document
  }

  /// The symbols that the file lists, each once, and the escape.
  private static func entries(
    of document: Document, unit: SymbolUnit, _ path: String
  ) throws(Failure) -> [Entry] {
    var entries: [Entry] = []
    var seen: Set<[UInt8]> = []
    for (index, row) in document.symbols.enumerated() {
      let place = "\(path): item \(index + 1)"
      guard let spelling = unit.spelling(named: row.symbol) else {
        throw .job(
          "\(place): '\(row.symbol)' is not one \(unit)",
          remedy: unit == .byte
            ? "write one character, or \\xE9" : "write it as 'qz tally' names symbols")
      }
      guard seen.insert(spelling).inserted else {
        throw .job(
          "\(place): the symbol \(row.symbol) occurs twice",
          remedy: "give every symbol one codeword")
      }
      entries.append(
        Entry(
          place: place, name: row.symbol, spelling: spelling, length: row.length,
          codeword: try codeword(row.codeword, place)))
    }
    guard let escape = document.escape else { return entries }
    guard unit.closedAlphabetSize == nil else {
      throw .job(
        "\(path): the escape: the code already has every \(unit)",
        remedy: "leave the escape out")
    }
    let place = "\(path): the escape"
    entries.append(
      Entry(
        place: place, name: "it", spelling: nil, length: escape.length,
        codeword: try codeword(escape.codeword, place)))
    return entries
  }

  private static func codeword(_ text: String?, _ place: String) throws(Failure) -> Codeword? {
    guard let text else { return nil }
    guard let codeword = Codeword(text) else {
      throw .job(
        "\(place): '\(text)' is not a codeword", remedy: "write at most 65,535 zeros and ones")
    }
    return codeword
  }

  /// The codewords of `count` symbols; the entries belong to the symbols at `places`.
  private static func codewords(
    of entries: [Entry], at places: [Int], count: Int, over alphabet: Alphabet, _ path: String
  ) throws(Failure) -> [Codeword?] {
    var codewords: [Codeword?] = Array(repeating: nil, count: count)
    var lengths: [Int?] = Array(repeating: nil, count: count)
    let haveCodewords = entries.contains { $0.codeword != nil }
    for (entry, symbol) in zip(entries, places) {
      if haveCodewords {
        codewords[symbol] = try entry.soundCodeword
      } else {
        guard let length = entry.length else {
          throw .job(
            "\(entry.place): \(entry.name) has neither a length nor a codeword",
            remedy: "give it one of them, or leave the symbol out")
        }
        lengths[symbol] = length
      }
    }
    guard !haveCodewords else { return codewords }
    do throws(InvalidPrefixCode) {
      return try PrefixCode(lengths: lengths).codewords
    } catch {
      throw Failure(
        codebook: path, error,
        reason: error.description(ofLengths: lengths) { alphabet.codebookName(of: $0) })
    }
  }
}

extension CodebookFile.Entry {
  /// The codeword, checked to be present and to have the length stated in the file.
  fileprivate var soundCodeword: Codeword {
    get throws(Failure) {
      guard let codeword else {
        throw .job(
          "\(place): \(name) has no codeword, but other symbols have",
          remedy: "give codewords to all of them, or to none")
      }
      guard length ?? codeword.length == codeword.length else {
        throw .job(
          "\(place): the length is \(length ?? 0), but the codeword has \(codeword.length) bits",
          remedy: "correct one of them")
      }
      return codeword
    }
  }
}

extension Failure {
  /// The failure of making a codebook from a file.
  ///
  /// - Parameters:
  ///   - path: the path of the file.
  ///   - error: the reason.
  ///   - reason: the reason in words that name symbols.
  init(codebook path: String, _ error: InvalidPrefixCode, reason: String) {
    let remedy =
      switch error {
      case .kraft: "make some codewords longer"
      case .length: "give codewords from 0 to 65,535 bits"
      case .prefix: "make it prefix-free"
      default: "list symbols with their lengths or codewords"
      }
    self = .job("\(path): \(reason)", remedy: remedy)
  }
}

extension Alphabet {
  /// The name of a symbol of a codebook, in which the escape comes after all symbols.
  func codebookName(of symbol: Int) -> String {
    symbol < count ? name(of: symbol) : "the escape"
  }
}

extension DecodingError {
  /// The place of the fault in the document, in words; `nil` if the document is not
  /// JSON.
  fileprivate var place: String? {
    let path: [any CodingKey] =
      switch self {
      case .keyNotFound(let key, let context): context.codingPath + [key]
      case .typeMismatch(_, let context), .valueNotFound(_, let context): context.codingPath
      default: []
      }
    guard !path.isEmpty else { return nil }
    return path.map { $0.intValue.map { "item \($0 + 1)" } ?? "'\($0.stringValue)'" }
      .joined(separator: " ")
  }
}
