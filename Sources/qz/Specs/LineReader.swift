import SourceCoding

/// The lines of a file, one after another, in memory that does not grow with it.
struct LineReader {
  private let file: FileSource
  private let name: String
  private let partSize: Int

  /// A part of the file, which holds the current line whole.
  private(set) var buffer: [UInt8] = []

  /// Where in the buffer the next line begins.
  private var start = 0

  /// Where in the file the part after the buffer begins.
  private var offset = 0

  /// The number of the line that was read last, counted from 1.
  private(set) var lineNumber = 0

  /// More bytes than lines of fields and numbers have.
  private static let greatestLineSize = 1 << 26

  /// The lines of `file`, one after another.
  ///
  /// - Parameters:
  ///   - file: what is read.
  ///   - name: what failures call it.
  ///   - partSize: how many bytes are read at once, with a byte order mark at least 3.
  init(_ file: FileSource, named name: String, partSize: Int = 1 << 20) {
    self.file = file
    self.name = name
    self.partSize = partSize
    WorkProgress.begin("reading rows", of: file.symbolCount, "bytes")
  }

  /// The next line as a range of the buffer, without its end; `nil` at the end.
  ///
  /// - Throws: a failure if the file cannot be read, or the line is endless.
  mutating func next() throws(Failure) -> Range<Int>? {
    var searched = start
    while true {
      if let end = firstLineFeed(from: searched) {
        defer { start = end + 1 }
        lineNumber += 1
        return lineRange(to: end)
      }
      searched = buffer.count - start
      guard try readPart() else { break }
      // What was before the line is gone from the buffer.
      searched += start
    }
    guard start < buffer.count else { return nil }
    defer { start = buffer.count }
    lineNumber += 1
    return lineRange(to: buffer.count)
  }

  /// The next line that holds more than spaces and tabs; `nil` at the end.
  ///
  /// - Throws: a failure if the file cannot be read, or the line is endless.
  mutating func nextFilled() throws(Failure) -> Range<Int>? {
    while let range = try next() {
      let bytes = buffer.span
      for index in range where bytes[index] != 0x20 && bytes[index] != 0x09 { return range }
    }
    return nil
  }

  private func lineRange(to end: Int) -> Range<Int> {
    start..<(end > start && buffer[end - 1] == UInt8(ascii: "\r") ? end - 1 : end)
  }

  private func firstLineFeed(from start: Int) -> Int? {
    let bytes = buffer.span
    var index = start
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\n") { return index }
      index += 1
    }
    return nil
  }

  /// Reads the next part behind what is left of the last; false at the end.
  private mutating func readPart() throws(Failure) -> Bool {
    let count = min(partSize, file.symbolCount - offset)
    guard count > 0 else { return false }
    let left = buffer.count - start
    guard left <= Self.greatestLineSize else {
      throw .job(
        "\(name): line \(lineNumber + 1) has more than \(Self.greatestLineSize.grouped) bytes",
        remedy: "name a text of shorter lines")
    }
    buffer.removeFirst(start)
    start = 0
    var part = [UInt8](repeating: 0, count: count)
    do throws(SourceError) {
      var span = part.mutableSpan
      try file.read(at: offset, into: &span)
    } catch {
      throw Failure(reading: name, error)
    }
    buffer += part
    if offset == 0, buffer.starts(with: FileSpec.mark) { start = FileSpec.mark.count }
    offset += count
    WorkProgress.add(count)
    return true
  }
}
