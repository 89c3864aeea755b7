/// The fields of a line of separated values.
///
/// Spaces around a field do not count, nor do double quotes around all of it; a
/// separator between quotes is part of the field. A field does not go on in the
/// next line.
struct CSVLine {
  /// What stands between fields.
  let separator: UInt8

  /// Where in the bytes last split each field is.
  private(set) var fields: [Range<Int>] = []

  private static let candidates: [UInt8] = [",", "\t", ";", " "].map(UInt8.init(ascii:))

  /// A splitter for a file that begins with the given line: at commas, or else tabs,
  /// semicolons, spaces, whichever it has.
  init(like bytes: ArraySlice<UInt8>) {
    let trimmed = bytes.drop { $0 == UInt8(ascii: " ") }
    separator = Self.candidates.first { trimmed.contains($0) } ?? UInt8(ascii: ",")
  }

  /// Splits the line in `range` of `bytes`.
  mutating func split(_ bytes: [UInt8], _ range: Range<Int>) {
    fields.removeAll(keepingCapacity: true)
    let span = bytes.span
    var start = range.lowerBound
    var isQuoted = false
    for index in range {
      if span[index] == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if span[index] == separator, !isQuoted {
        fields.append(trimmed(span, start..<index))
        start = index + 1
      }
    }
    fields.append(trimmed(span, start..<range.upperBound))
  }

  private func trimmed(_ span: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, span[start] == UInt8(ascii: " ") { start += 1 }
    while start < end, span[end - 1] == UInt8(ascii: " ") { end -= 1 }
    let quote = UInt8(ascii: "\"")
    guard end - start >= 2, span[start] == quote, span[end - 1] == quote else { return start..<end }
    return start + 1..<end - 1
  }
}
