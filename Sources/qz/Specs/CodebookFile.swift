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
///       ]
///     }
///
/// Symbols are named as everywhere, `code` says how the code was made and may be
/// left out. Codewords may be left out too, all of them: then they are canonical.
/// Lengths may be left out where there are codewords.
enum CodebookFile {
  private static let schema = "qz.codebook/1"

  private static let example =
    "{\"schema\": \"\(schema)\", \"symbolUnit\": \"byte\", "
    + "\"symbols\": [{\"symbol\": \"a\", \"codeword\": \"0\"}]}"

  private struct Document: Decodable {
    let schema: String
    let symbolUnit: String
    let code: String?
    let symbols: [Row]
  }

  private struct Row: Decodable {
    let symbol: String
    let length: Int?
    let codeword: String?
  }

  /// Reads the codebook in a file.
  ///
  /// - Throws: a failure that says which item is wrong, and why.
  static func codebook(at path: String) throws(Failure) -> Codebook {
    let bytes = try FileSpec.content(
      of: path, describing: "a codebook", remedy: "name a file that describes a code")
    let document = try document(bytes, path)
    let codewords = try codewords(of: document.symbols, path)
    do throws(InvalidPrefixCode) {
      return try Codebook(
        name: path, summary: document.code ?? "codewords from a file", codewords: codewords)
    } catch {
      throw Failure(codebook: path, error)
    }
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
        remedy: "codebooks of '\(schema)' can be read")
    }
    guard document.symbolUnit == "byte" else {
      throw .job(
        "\(path): the symbol unit is '\(document.symbolUnit)'",
        remedy: "codebooks of the unit 'byte' can be read")
    }
    return document
  }

  /// The codewords of the 256 byte values.
  private static func codewords(of rows: [Row], _ path: String) throws(Failure) -> [Codeword?] {
    var codewords: [Codeword?] = Array(repeating: nil, count: 256)
    var lengths: [Int?] = Array(repeating: nil, count: 256)
    let haveCodewords = rows.contains { $0.codeword != nil }
    for (index, row) in rows.enumerated() {
      let place = "\(path): item \(index + 1)"
      guard let byte = ByteName.byte(named: row.symbol) else {
        throw .job(
          "\(place): '\(row.symbol)' is not one byte", remedy: "write one character, or \\xE9")
      }
      let symbol = Int(byte)
      guard lengths[symbol] == nil else {
        throw .job(
          "\(place): the symbol \(ByteName.name(of: byte)) comes twice",
          remedy: "give every symbol one codeword")
      }
      if haveCodewords {
        let codeword = try codeword(of: row, place)
        codewords[symbol] = codeword
        lengths[symbol] = codeword.length
      } else {
        guard let length = row.length else {
          throw .job(
            "\(place): \(ByteName.name(of: byte)) has neither a length nor a codeword",
            remedy: "give it one of them, or leave the symbol out")
        }
        lengths[symbol] = length
      }
    }
    guard !haveCodewords else { return codewords }
    do throws(InvalidPrefixCode) {
      return try PrefixCode(lengths: lengths).codewords
    } catch {
      throw Failure(codebook: path, error)
    }
  }

  private static func codeword(of row: Row, _ place: String) throws(Failure) -> Codeword {
    guard let text = row.codeword else {
      throw .job(
        "\(place): \(row.symbol) has no codeword while others have",
        remedy: "give codewords to all of them, or to none")
    }
    guard let codeword = Codeword(text) else {
      throw .job(
        "\(place): '\(text)' is no codeword", remedy: "write at most 255 zeros and ones")
    }
    guard row.length ?? codeword.length == codeword.length else {
      throw .job(
        "\(place): the length is \(row.length ?? 0), but the codeword has \(codeword.length) bits",
        remedy: "correct one of them")
    }
    return codeword
  }
}

extension Failure {
  /// The failure of making a codebook of what a file says.
  fileprivate init(codebook path: String, _ error: InvalidPrefixCode) {
    let remedy =
      switch error {
      case .kraft: "make some codewords longer"
      case .length: "give codewords from 0 to 255 bits"
      default: "list symbols with their lengths or codewords"
      }
    self = .job("\(path): \(error)", remedy: remedy)
  }
}

extension DecodingError {
  /// Where in the document the fault is, as people say it; `nil` if it is no JSON.
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
