import SourceCoding

/// Whole numbers in a text, one on each line, counted as they are read.
struct IntegerColumn {
  /// The greatest number that is counted.
  static let greatest = 65_535

  private var counts = [UInt64](repeating: 0, count: greatest + 1)
  private var line = 1
  private var word: [UInt8] = []
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
      if byte == UInt8(ascii: "\n") {
        endLine()
        line += 1
      } else if word.count < 64 {
        word.append(byte)
      }
    }
  }

  /// How often each number from 0 on came, to twice the greatest of them and more, so
  /// that families without an end are hardly cut.
  ///
  /// - Throws: a failure that names the first line without such a number.
  mutating func tally(named name: String) throws(Failure) -> Tally {
    endLine()
    if let fault {
      let text = String(decoding: fault.word, as: UTF8.self)
      throw .usage(
        "\(name): line \(fault.line): '\(text)' is no whole number from 0 to \(Self.greatest)",
        remedy: "write one number on each line")
    }
    let last = counts.lastIndex { $0 > 0 } ?? 0
    return Tally(counts: Array(counts.prefix(2 * last + 256)))
  }

  private mutating func endLine() {
    let trimmed = word.drop { $0 == 0x20 || $0 == 0x09 }.reversed()
      .drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }.reversed()
    defer { word = [] }
    guard !trimmed.isEmpty, fault == nil else { return }
    guard let number = Int(String(decoding: Array(trimmed), as: UTF8.self)),
      counts.indices.contains(number)
    else {
      fault = (line, Array(trimmed))
      return
    }
    counts[number] += 1
  }
}
