/// A tally as text, a line for each symbol that occurred:
///
///     qz.tally/1 byte
///     2␉\n
///     17␉e
///     4␉\xE9
///     total 23
///
/// that is a count, a tab, and the spelling of the symbol; at the end their sum. Bytes of the spelling that
/// are no UTF-8, and control characters, are written `\xE9`, a line feed, a carriage
/// return and a tab `\n`, `\r`, `\t`, and a backslash `\\`. Lines are in the order of
/// the spellings, byte by byte, and each ends with a line feed; so the same counts are
/// the same file, and an end that got lost is seen.
extension AlphabetTally {
  /// What a file begins with.
  public static let schema = "qz.tally/1"

  /// What a file ends with: the number of all symbols.
  private static let ending = "total"

  /// The counts as text.
  public var text: [UInt8] {
    var text = Array("\(Self.schema) \(alphabet.unit.name)\n".utf8)
    for symbol in tally.seenSymbols {
      text += "\(tally.counts[symbol])\t".utf8
      SpellingText.append(alphabet.spelling(of: symbol), to: &text)
      text.append(UInt8(ascii: "\n"))
    }
    text += "\(Self.ending) \(tally.total)\n".utf8
    return text
  }

  /// Reads counts from text.
  ///
  /// - Throws: ``InvalidTally`` if it is none, or not whole.
  public init(text: [UInt8]) throws(InvalidTally) {
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let heading = String(decoding: lines[0], as: UTF8.self).split(separator: " ")
    guard heading.count == 2, heading[0] == Self.schema else { throw .heading }
    let unitName = String(heading[1])
    guard let unit = try? SymbolUnit(named: unitName) else { throw .unit(unitName) }
    var spellings: [[UInt8]] = []
    var counts: [UInt64] = []
    var total: UInt64 = 0
    // Behind the last line feed is an empty line, and before that the total.
    for (index, line) in lines.enumerated().dropFirst().dropLast(2) {
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")),
        // A number by itself may have a sign before it.
        line[..<tab].allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
        let count = UInt64(String(decoding: line[..<tab], as: UTF8.self)), count > 0,
        let spelling = SpellingText.bytes(of: line[(tab + 1)...])
      else { throw .line(index + 1) }
      guard count <= Self.mostSymbols - total else { throw .tooMany }
      guard spellings.last?.lexicographicallyPrecedes(spelling) ?? true,
        unit.isWellSpelled(spelling[...])
      else { throw .symbol(line: index + 1) }
      total += count
      spellings.append(spelling)
      counts.append(count)
    }
    guard lines.count >= 3, lines[lines.count - 1].isEmpty,
      lines[lines.count - 2].elementsEqual("\(Self.ending) \(total)".utf8)
    else { throw .line(max(2, lines.count - 1)) }
    guard let closed = Alphabet(closed: unit) else {
      self.init(
        Tally(counts: counts), over: Alphabet(unit: unit, sortedSpellings: spellings))
      return
    }
    var all = Array(repeating: UInt64(0), count: closed.count)
    for (index, spelling) in spellings.enumerated() {
      guard let symbol = closed.symbol(spelled: spelling) else { throw .symbol(line: index + 2) }
      all[symbol] = counts[index]
    }
    self.init(Tally(counts: all), over: closed)
  }
}

/// Bytes as text that can be read, and undone.
enum SpellingText {
  /// Appends bytes, escaped where they are no text that can be seen.
  static func append(_ bytes: ArraySlice<UInt8>, to text: inout [UInt8]) {
    var rest = bytes
    while let byte = rest.first {
      var iterator = rest.makeIterator()
      var decoder = UTF8()
      var width = 1
      if let escape = escapes.first(where: { $0.byte == byte })?.escape {
        text += [UInt8(ascii: "\\"), escape]
      } else if byte >= 0x20, byte != 0x7F,
        case .scalarValue(let scalar) = decoder.decode(&iterator)
      {
        width = UTF8.width(scalar)
        text += rest.prefix(width)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "\\x\(digits.count < 2 ? "0" : "")\(digits)".utf8
      }
      rest = rest.dropFirst(width)
    }
  }

  /// The bytes that text stands for; `nil` where an escape is none.
  static func bytes(of text: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      guard let letter = rest.popFirst() else { return nil }
      if letter == UInt8(ascii: "x") {
        let digits = rest.prefix(2)
        guard digits.count == 2,
          digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
          let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
        else { return nil }
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        guard let value = escapes.first(where: { $0.escape == letter })?.byte else { return nil }
        bytes.append(value)
      }
    }
    return bytes
  }

  private static let escapes: [(byte: UInt8, escape: UInt8)] = [
    (0x0A, UInt8(ascii: "n")), (0x0D, UInt8(ascii: "r")), (0x09, UInt8(ascii: "t")),
    (0x5C, UInt8(ascii: "\\")),
  ]
}
