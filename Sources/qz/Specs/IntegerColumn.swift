import SourceCoding

/// Counts whole numbers in a text, one on each line, as they are read.
struct IntegerColumn {
  /// The greatest number that is counted.
  static let greatest = 65_535

  private var counts = [UInt64](repeating: 0, count: greatest + 1)
  private var line = 1
  /// The content of the line without surrounding blanks and superfluous zeros, up to a
  /// limit.
  private var word: [UInt8] = []
  /// Whether blanks followed it.
  private var isBlankBehind = false
  private var fault: (line: Int, word: [UInt8])?

  /// Reads a text, piece by piece.
  mutating func read(_ text: any SymbolSource) throws(SourceError) {
    var buffer = [UInt8](repeating: 0, count: min(text.symbolCount, 1 << 16))
    var start = 0
    while start < text.symbolCount {
      buffer.removeLast(max(0, buffer.count - (text.symbolCount - start)))
      var span = buffer.mutableSpan
      try text.read(at: start, into: &span)
      read(buffer)
      start += buffer.count
    }
  }

  private mutating func read(_ bytes: [UInt8]) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\n"):
        endLine()
        line += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        isBlankBehind = !word.isEmpty
      default: append(byte)
      }
    }
  }

  private mutating func append(_ byte: UInt8) {
    guard word.count < Self.limit else { return }
    if isBlankBehind { word.append(UInt8(ascii: " ")) }
    isBlankBehind = false
    let isDigit = UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    if isDigit, word.count == 1, word[0] == UInt8(ascii: "0") { word.removeLast() }
    word.append(byte)
    if line == 1, word.count == FileSpec.mark.count, word == FileSpec.mark { word = [] }
  }

  /// A word of this many bytes cannot be a number in the range.
  private static let limit = 64

  /// The number of occurrences of each number from 0 on, up to at least twice the
  /// greatest number, so that endless families are hardly cut.
  ///
  /// - Throws: a failure that names the first line without such a number.
  mutating func tally(named name: String) throws(Failure) -> Tally {
    endLine()
    if let fault {
      let text = String(decoding: fault.word, as: UTF8.self)
      throw .job(
        "\(name): line \(fault.line): '\(text)' is not a whole number from 0 to \(Self.greatest)",
        remedy: "write one number on each line")
    }
    let last = counts.lastIndex { $0 > 0 } ?? 0
    return Tally(counts: Array(counts.prefix(2 * last + 256)))
  }

  private mutating func endLine() {
    defer { (word, isBlankBehind) = ([], false) }
    guard !word.isEmpty, fault == nil else { return }
    guard word.count < Self.limit, let number = Int(String(decoding: word, as: UTF8.self)),
      counts.indices.contains(number)
    else {
      fault = (line, word)
      return
    }
    counts[number] += 1
  }
}
