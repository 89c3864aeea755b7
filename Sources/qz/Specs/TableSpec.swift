import SourceCoding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// `table:FILE`, symbols with their weights in a JSON or CSV file.
///
/// JSON is an object `{"a": 5, "b": 2}`, or an array of `["a", 5]` or of `{"symbol":
/// "a", "weight": 5}`. CSV has a symbol and a weight in each record; the weight may be
/// a fraction, and the first record may be a heading. Weights are divided by their sum.
enum TableSpec {
  static let kind = SpecKind(
    name: "table", pattern: "table:FILE", summary: "symbols with weights, in JSON or CSV",
    grammar: .file { (path, unit) throws(Failure) in (try material(at: path, unit), []) })

  private static func material(
    at path: String, _ unit: SymbolUnit
  ) throws(Failure) -> Spec.Material {
    let isClosed = unit.closedAlphabetSize != nil
    let content = try FileSpec.content(
      of: path, describing: isClosed ? "a table of \(unit)s" : "a table",
      upTo: isClosed ? FileSpec.greatestByteCountOf256 : FileSpec.greatestByteCount,
      remedy: "to learn a distribution from data, name the file without 'table:'")
    let bytes = content.bytes
    var named = NamedWeights(of: unit)
    if content.isJSON {
      for row in try rowsOfJSON(bytes, path) {
        try named.add(row.symbol, weight: row.weight, at: "\(path): \(row.place)")
      }
    } else {
      named = try TableRows(bytes, path: path, unit: unit).named()
    }
    let (weights, _, alphabet) = named.overAlphabet
    do throws(InvalidDistribution) {
      return .known(try Distribution(wideWeights: weights), over: alphabet)
    } catch {
      throw .job(Failure(distribution: path, error, over: alphabet).message)
    }
  }

  private struct Row {
    let place: String
    let symbol: String
    let weight: WrittenNumber
  }

  /// An item of a JSON table, with its weight as a number or, if numbers were turned
  /// into texts, with all their digits.
  private struct Entry<Number: Decodable>: Decodable {
    let symbol: String
    let weight: Number

    private enum Key: CodingKey {
      case symbol
      case weight
    }

    init(from decoder: any Decoder) throws {
      if var pair = try? decoder.unkeyedContainer() {
        symbol = try pair.decode(String.self)
        weight = try pair.decode(Number.self)
        guard pair.isAtEnd else {
          throw DecodingError.dataCorruptedError(in: pair, debugDescription: "more than two items")
        }
      } else {
        let entry = try decoder.container(keyedBy: Key.self)
        symbol = try entry.decode(String.self, forKey: .symbol)
        weight = try entry.decode(Number.self, forKey: .weight)
      }
    }
  }

  private static func rowsOfJSON(_ bytes: [UInt8], _ path: String) throws(Failure) -> [Row] {
    if let number = NumberBeyondDoubles.first(inJSON: bytes[...]) {
      throw NumberBeyondDoubles.failure(
        of: number, at: path, remedy: "write the table in CSV, where numbers may have any size")
    }
    let pairs = pairs(ofJSONObject: bytes)
    let decoder = JSONDecoder()
    // First it is read as JSON, in which a weight must be a number.
    guard (try? decoder.decode([Entry<Double>].self, from: Data(pairs ?? bytes))) != nil,
      let entries = try? decoder.decode(
        [Entry<WrittenNumber>].self, from: Data(WrittenNumber.quoted(inJSON: pairs ?? bytes)))
    else {
      throw .job(
        "\(path): not a JSON table", remedy: "write it like {\"a\": 5, \"b\": 2} or [[\"a\", 5]]")
    }
    return entries.enumerated().map {
      Row(
        place: pairs == nil ? "item \($0 + 1)" : "\"\($1.symbol)\"", symbol: $1.symbol,
        weight: $1.weight)
    }
  }

  /// An object of numbers, rewritten as an array of pairs; `nil` if it is not an
  /// object.
  ///
  /// The decoder keeps only one of several members with equal names, and considers
  /// names equal even if they are the same characters in different scalars.
  private static func pairs(ofJSONObject bytes: [UInt8]) -> [UInt8]? {
    guard bytes.first(where: { !" \t\r\n".utf8.contains($0) }) == UInt8(ascii: "{") else {
      return nil
    }
    var pairs: [UInt8] = []
    var isInString = false
    var isEscaped = false
    for byte in bytes {
      switch byte {
      case _ where isInString:
        isInString = isEscaped || byte != UInt8(ascii: "\"")
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        pairs.append(byte)
      case UInt8(ascii: "{"): pairs += "[[".utf8
      case UInt8(ascii: ":"): pairs.append(UInt8(ascii: ","))
      case UInt8(ascii: ","): pairs += "],[".utf8
      case UInt8(ascii: "}"): pairs += "]]".utf8
      case UInt8(ascii: "["), UInt8(ascii: "]"): return nil
      default:
        isInString = byte == UInt8(ascii: "\"")
        pairs.append(byte)
      }
    }
    return pairs
  }
}

extension NamedWeights {
  /// Adds a symbol by its name.
  ///
  /// - Throws: A failure that begins with `place`, if it is not one symbol or occurs twice.
  mutating func add(
    _ name: String, weight: WrittenNumber, at place: @autoclosure () -> String
  ) throws(Failure) {
    guard let symbol = unit.spelling(named: name) else {
      throw .job("\(place()): '\(name)' is not one \(unit)", remedy: remedy(naming: [name]))
    }
    guard add(symbol, weight: weight) else {
      throw .job(
        "\(place()): the symbol \(name) occurs twice", remedy: "give every symbol one weight")
    }
  }
}
