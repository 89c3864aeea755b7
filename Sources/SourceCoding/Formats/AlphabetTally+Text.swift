internal import Kernels

/// A tally as text, a line for each symbol that occurred:
///
///     qz.tally/2 byte
///     2␉\n
///     17␉e
///     4␉\xE9
///     total 23
///     checksum 0f5c1d3e9a7b2c46
///
/// A line of counts is a count, a tab and the spelling of the symbol. Bytes of the spelling that
/// are not valid UTF-8, and control characters, are written `\xE9`, a line feed, a carriage
/// return and a tab `\n`, `\r`, `\t`, and a backslash `\\`. Lines are in the order of
/// the spellings, byte by byte, and each ends with a line feed; so the same counts are
/// the same file. The checksum is XXH64, seed 0, of all bytes before its line.
///
/// Between the heading and the counts there may be *fields*, lines that begin with a letter: a
/// name, a space and a value. A reader skips a field that it does not know if its name begins with a
/// small letter, and refuses the tally if it begins with a capital. So what later versions have
/// to say about counts needs no other schema.
///
/// Version 1 had neither fields nor a checksum, only the total, and is read as well.
extension AlphabetTally {
  /// What a file begins with.
  package static let schema = "qz.tally/2"

  /// What a file of the first version begins with.
  package static let firstSchema = "qz.tally/1"

  /// The line before the checksum: the number of all symbols.
  static let ending = "total"

  /// The last line.
  static let checksum = "checksum"

  /// The counts as text.
  package var text: [UInt8] {
    var text = Array("\(Self.schema) \(alphabet.unit.name)\n".utf8)
    for symbol in tally.seenSymbols {
      text += "\(tally.counts[symbol])\t".utf8
      SpellingText.append(alphabet.spelling(of: symbol), to: &text)
      text.append(UInt8(ascii: "\n"))
    }
    text += "\(Self.ending) \(tally.total)\n".utf8
    let checksum = CodeHash(value: XXH64.value(of: text.span))
    text += "\(Self.checksum) \(checksum)\n".utf8
    return text
  }

  /// Reads counts from text.
  ///
  /// - Throws: ``InvalidTally`` if it is not exactly one tally, whole and undamaged.
  package init(text: [UInt8]) throws(InvalidTally) {
    var reader = TallyReader(ByteInput(text))
    guard let tally = try reader.next() else { throw .heading }
    guard try reader.next() == nil else { throw .heading }
    self = tally
  }
}
