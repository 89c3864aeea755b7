import SourceCoding

/// The lines of a text, ending with LF, CR LF or CR, in UTF-8 or in UTF-16 with a byte
/// order mark.
struct TextLines {
  /// The number of the line that was read last, counted from 1.
  private(set) var lineNumber = 0

  private let path: String
  private var parts: TextParts
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// The greatest size of a line in bytes; lines of words and numbers are shorter.
  private static let greatestLineSize = 1 << 26

  /// The lines of `file`, which the user named `path`, read in parts of `partSize`
  /// bytes.
  init(_ file: FileSource, path: String, partSize: Int = 1 << 20) {
    self.path = path
    parts = TextParts(file, partSize: partSize)
    WorkProgress.begin("reading rows", of: file.symbolCount, "bytes")
  }

  /// The place of the line that was read last, for failures.
  var place: String { "\(path): line \(lineNumber)" }

  /// The next line with characters other than spaces and tabs, without its end; `nil`
  /// at the end.
  mutating func nextFilled() throws(Failure) -> ArraySlice<UInt8>? {
    while let line = try next() {
      if line.contains(where: { $0 != 0x20 && $0 != 0x09 }) { return line }
    }
    return nil
  }

  /// The next line, without its end; `nil` at the end.
  ///
  /// - Throws: a failure if the file cannot be read, or the line is too long.
  mutating func next() throws(Failure) -> ArraySlice<UInt8>? {
    var index = start
    while true {
      while index < buffer.count, buffer[index] != 0x0A, buffer[index] != 0x0D { index += 1 }
      // A CR at the end of the buffer may be followed by an LF.
      let isKnown = index < buffer.count && (buffer[index] == 0x0A || index + 1 < buffer.count)
      if isKnown || isAtEnd { break }
      buffer.removeFirst(start)
      index -= start
      start = 0
      guard buffer.count <= Self.greatestLineSize else {
        throw .job(
          "\(path): line \(lineNumber + 1) has more than \(Self.greatestLineSize.grouped) bytes",
          remedy: "name a text of shorter lines")
      }
      do throws(CSVError) {
        isAtEnd = try !parts.append(to: &buffer)
      } catch {
        if case .source(let error) = error { throw Failure(reading: path, error) }
        throw .job("\(path): \(error)", remedy: error.remedy)
      }
    }
    guard start < buffer.count else { return nil }
    let range = start..<index
    lineNumber += 1
    let isPair =
      index + 1 < buffer.count && buffer[index] == 0x0D && buffer[index + 1] == 0x0A
    start = min(buffer.count, index + (isPair ? 2 : 1))
    return buffer[range]
  }
}
