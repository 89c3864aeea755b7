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
    let rows = content.isJSON ? try rowsOfJSON(bytes, path) : try rowsOfCSV(bytes, path)
    var named = NamedWeights(of: unit)
    for row in rows {
      guard let symbol = unit.spelling(named: row.symbol) else {
        throw .job(
          "\(path): \(row.place): '\(row.symbol)' is not one \(unit)",
          remedy: named.remedy(naming: [row.symbol]))
      }
      guard named.add(symbol, weight: row.weight) else {
        throw .job(
          "\(path): \(row.place): the symbol \(row.symbol) occurs twice",
          remedy: "give every symbol one weight")
      }
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

  private struct Entry: Decodable {
    let symbol: String
    let weight: Double

    private enum Key: CodingKey {
      case symbol
      case weight
    }

    init(from decoder: any Decoder) throws {
      if var pair = try? decoder.unkeyedContainer() {
        symbol = try pair.decode(String.self)
        weight = try pair.decode(Double.self)
        guard pair.isAtEnd else {
          throw DecodingError.dataCorruptedError(in: pair, debugDescription: "more than two items")
        }
      } else {
        let entry = try decoder.container(keyedBy: Key.self)
        symbol = try entry.decode(String.self, forKey: .symbol)
        weight = try entry.decode(Double.self, forKey: .weight)
      }
    }
  }

  private static func rowsOfJSON(_ bytes: [UInt8], _ path: String) throws(Failure) -> [Row] {
    if let number = NumberBeyondDoubles.first(inJSON: bytes[...]) {
      throw NumberBeyondDoubles.failure(
        of: number, at: path, remedy: "write the table in CSV, where numbers may have any size")
    }
    let pairs = pairs(ofJSONObject: bytes)
    guard
      let entries = try? JSONDecoder().decode([Entry].self, from: Data(pairs ?? bytes))
    else {
      throw .job(
        "\(path): not a JSON table", remedy: "write it like {\"a\": 5, \"b\": 2} or [[\"a\", 5]]")
    }
    return entries.enumerated().map {
      Row(
        place: pairs == nil ? "item \($0 + 1)" : "\"\($1.symbol)\"", symbol: $1.symbol,
        // The shortest digits of this double, which are mostly those of the file.
        weight: WrittenNumber("\($1.weight)") ?? .zero)
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

  private static func rowsOfCSV(_ bytes: [UInt8], _ path: String) throws(Failure) -> [Row] {
    var rows: [Row] = []
    var isFirst = true
    // The weight comes after the last separator, because a separator may be the symbol.
    var reader = CSVReader(MemorySource(bytes), by: .last)
    while try reader.next(of: path) {
      defer { isFirst = false }
      let place = "line \(reader.lineNumber)"
      guard reader.fields.count > 1, let last = reader.fields.last else {
        throw .job(
          "\(path): \(place) has no \(reader.separatorName)",
          remedy: "write a symbol, a \(reader.separatorName), a weight")
      }
      let (number, symbol) = (reader.number(in: last), reader.symbol(before: last))
      guard let weight = WrittenNumber(number) else {
        // A heading contains no digit; a first row with a mistake in its weight mostly
        // does.
        let isHeading = !number.contains(where: \.isNumber)
        if isFirst, isHeading, ByteName.byte(named: symbol) == nil { continue }
        throw .job(
          "\(path): \(place): '\(number)' is not a weight", remedy: "write a number from 0 up")
      }
      rows.append(Row(place: place, symbol: symbol, weight: weight))
    }
    return rows
  }
}

extension CSVReader {
  /// The text in front of the last field: a quoted field, or everything as it is
  /// written.
  fileprivate func symbol(before last: Field) -> String {
    if fields.count == 2, fields[0].isQuoted { return text(of: fields[0]) }
    let start = fields[0].whole.lowerBound
    let end = last.whole.lowerBound - 1
    return String(decoding: buffer[start..<end], as: UTF8.self)
  }

  fileprivate var separatorName: String {
    switch separator {
    case UInt8(ascii: ";"): "semicolon"
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: " "): "space"
    default: "comma"
    }
  }
}
