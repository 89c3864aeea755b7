internal import Kernels

/// A tally as text, with a line for each symbol that occurred:
///
///     qz.tally/2 byte
///     2␉\n
///     17␉e
///     4␉\xE9
///     total 23
///     checksum 0f5c1d3e9a7b2c46
///
/// A line of counts is a count, a tab and the spelling of the symbol. In the spelling,
/// bytes that are not valid UTF-8 and control characters are written `\xE9`, a line
/// feed, a carriage return and a tab `\n`, `\r`, `\t`, and a backslash `\\`. Lines are
/// in the order of the spellings, byte by byte, and each ends with a line feed, so
/// equal counts give equal files. The checksum is XXH64, seed 0, of all bytes in front
/// of its line.
///
/// Between the heading and the counts there may be *fields*, lines that begin with a
/// letter: a name, a space and a value. If a reader does not know a field, it skips it
/// if its name begins with a small letter, and rejects the tally if it begins with a
/// capital. Later versions can therefore add information without a new schema.
///
/// Version 1 had neither fields nor a checksum, only the total, and can also be read.
extension AlphabetTally {
  /// The first words of a file.
  package static let schema = "qz.tally/2"

  /// The first words of a file of version 1.
  package static let firstSchema = "qz.tally/1"

  /// The name in the line in front of the checksum, which gives the number of all
  /// symbols.
  static let ending = "total"

  /// The name in the last line.
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
  /// - Throws: ``InvalidTally`` if the text is not exactly one complete and undamaged
  ///   tally.
  package init(text: [UInt8]) throws(InvalidTally) {
    var reader = TallyReader(ByteInput(text))
    guard let tally = try reader.next() else { throw .heading }
    guard try reader.next() == nil else { throw .heading }
    self = tally
  }
}
