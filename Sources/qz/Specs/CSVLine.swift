/// The fields of a line of separated values.
///
/// They are separated by commas, semicolons or tabs, whichever of these comes first in
/// the first line, or else by spaces, of which several are one. Spaces around a field do
/// not count, nor do double quotes around all of it; between them a separator is part of
/// the field, and two quotes are one. A field does not go on in the next line.
struct CSVLine {
  /// What stands between fields.
  let separator: UInt8

  /// Where in the bytes last split each field is, without the quotes around it.
  private(set) var fields: [Range<Int>] = []

  private static let quote = UInt8(ascii: "\"")
  private static let space = UInt8(ascii: " ")

  /// A splitter for a file that begins with the given line.
  init(like bytes: ArraySlice<UInt8>) {
    let line = bytes.drop { $0 == Self.space }
    var (isOpen, hasSpace) = (false, false)
    var previous = Self.space
    for byte in line {
      // What is not behind a space may be an inch.
      if byte == Self.quote, isOpen || previous == Self.space || previous == Self.quote {
        isOpen.toggle()
      } else if !isOpen, [0x2C, 0x3B, 0x09].contains(byte) {
        separator = byte
        return
      } else if !isOpen, byte == Self.space {
        hasSpace = true
      }
      previous = byte
    }
    separator = hasSpace ? Self.space : UInt8(ascii: ",")
  }

  /// Splits the line in `range` of `bytes`.
  mutating func split(_ bytes: [UInt8], _ range: Range<Int>) {
    fields.removeAll(keepingCapacity: true)
    let span = bytes.span
    var start = range.lowerBound
    var isOpen = false
    // Whether the field begins with a quote, once a quote has been seen.
    var isQuoted: Bool?
    for index in range {
      if span[index] == Self.quote {
        let isPart = isQuoted ?? trimmed(span, start..<index).isEmpty
        isQuoted = isPart
        if isPart { isOpen.toggle() }
      } else if span[index] == separator, !isOpen {
        append(span, start..<index)
        start = index + 1
        isQuoted = nil
      }
    }
    append(span, start..<range.upperBound)
  }

  private mutating func append(_ span: Span<UInt8>, _ field: Range<Int>) {
    guard separator != Self.space || !field.isEmpty else { return }
    let range = trimmed(span, field)
    let isQuoted =
      range.count >= 2 && span[range.lowerBound] == Self.quote
      && span[range.upperBound - 1] == Self.quote
    fields.append(isQuoted ? range.lowerBound + 1..<range.upperBound - 1 : range)
  }

  private func trimmed(_ span: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, span[start] == Self.space { start += 1 }
    while start < end, span[end - 1] == Self.space { end -= 1 }
    return start..<end
  }

  /// What the field in `range` of `bytes` says.
  static func content(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    let field = bytes[range]
    guard range.lowerBound > 0, bytes[range.lowerBound - 1] == quote, field.contains(quote) else {
      return Array(field)
    }
    var content: [UInt8] = []
    var isSecond = false
    for byte in field {
      isSecond = byte == quote && !isSecond
      if !isSecond { content.append(byte) }
    }
    return content
  }
}
