import SourceCoding

/// Reads the values of a JSON file, one after another, in memory that does not grow
/// with the file.
///
/// It accepts lines with one value each, values over several lines, the items of one
/// list of objects, and the `data:` lines of a stream of server-sent events: a value
/// ends where its last bracket closes.
///
/// Source for event streams: *HTML Living Standard*, section 9.2, Server-sent events.
struct JSONValueReader {
  /// The number of the line on which the last value begins, counted from 1.
  private(set) var lineNumber = 0

  private let path: String
  private var parts: TextParts
  private var buffer: [UInt8] = []
  private var start = 0
  private var nextLine = 1
  private var isList = false
  private var isFirst = true

  /// The greatest size of a value in bytes; lists of probabilities and responses are
  /// smaller.
  private static let greatestValueSize = 1 << 28

  /// A reader of the values of `file`, which the user named `path`.
  init(_ file: FileSource, path: String) {
    self.path = path
    parts = TextParts(file, partSize: 1 << 20)
    WorkProgress.begin("reading rows", of: file.symbolCount, "bytes")
  }

  /// The place of the last value, for failures.
  var place: String { "\(path): line \(lineNumber)" }

  /// Reads the next value; `nil` at the end.
  ///
  /// - Throws: a failure if there is something else.
  mutating func next() throws(Failure) -> JSONTree? {
    guard try findStart() else { return nil }
    lineNumber = nextLine
    let range = try findEnd()
    start = range.upperBound
    var parser = JSONTreeParser(buffer, range)
    guard let value = parser.value() else {
      let isObject = buffer[range.lowerBound] == UInt8(ascii: "{")
      throw .job(
        "\(place) is not \(isObject ? "valid JSON" : "a JSON object")",
        remedy: "write it like {\"label\": 1, \"probabilities\": [0.2, 0.8]} "
          + "or {\"text\": \"a\", \"logprob\": -1.5}")
    }
    return value
  }

  /// Moves to the first byte of the next value; false at the end.
  private mutating func findStart() throws(Failure) -> Bool {
    while true {
      while start < buffer.count {
        let byte = buffer[start]
        if byte == 0x0A { nextLine += 1 }
        if byte <= 0x20 || isList && byte == UInt8(ascii: ",") {
          start += 1
        } else if isList && byte == UInt8(ascii: "]") {
          (isList, start) = (false, start + 1)
        } else {
          break
        }
      }
      if start < buffer.count {
        // Some bytes are enough to recognise the beginning of a line of an event
        // stream.
        if buffer.count - start < 16, try readPart() { continue }
        if skipEventField() { continue }
        if isFirst, try beginsList() { continue }
        isFirst = false
        return true
      }
      guard try readPart() else { return false }
    }
  }

  /// Skips the text in front of the value on a line of an event stream, or the whole
  /// line.
  private mutating func skipEventField() -> Bool {
    let rest = buffer[start...]
    if rest.starts(with: "data:".utf8) {
      start += 5
      return true
    }
    let isOther = ["event:", "id:", "retry:", ":", "[DONE]"].contains { rest.starts(with: $0.utf8) }
    guard isOther else { return false }
    start = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? buffer.count
    return true
  }

  /// Whether the file is one list of objects; its bracket is then skipped.
  private mutating func beginsList() throws(Failure) -> Bool {
    guard buffer[start] == UInt8(ascii: "[") else { return false }
    let next = buffer[(start + 1)...].first { $0 > 0x20 }
    guard next == UInt8(ascii: "{") || next == UInt8(ascii: "]") else { return false }
    (isList, isFirst, start) = (true, false, start + 1)
    return true
  }

  /// The range of the value that begins at ``start``.
  private mutating func findEnd() throws(Failure) -> Range<Int> {
    var (index, depth, isText, isEscape) = (start, 0, false, false)
    while true {
      while index < buffer.count {
        let byte = buffer[index]
        if byte == 0x0A { nextLine += 1 }
        if isText {
          if isEscape {
            isEscape = false
          } else if byte == UInt8(ascii: "\\") {
            isEscape = true
          } else if byte == UInt8(ascii: "\"") {
            isText = false
          }
        } else {
          switch byte {
          case UInt8(ascii: "\""): isText = true
          case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
          case UInt8(ascii: "}"), UInt8(ascii: "]"):
            depth -= 1
            if depth <= 0 { return start..<index + 1 }
          case 0x0A, 0x0D:
            if depth == 0 { return start..<index }
          default: break
          }
        }
        index += 1
      }
      guard buffer.count - start <= Self.greatestValueSize else {
        throw .job(
          "\(place): a value of more than \(Self.greatestValueSize.grouped) bytes",
          remedy: "write a value for each row or response")
      }
      let scanned = index - start
      guard try readPart() else { return start..<buffer.count }
      index = start + scanned
    }
  }

  private mutating func readPart() throws(Failure) -> Bool {
    buffer.removeFirst(start)
    start = 0
    do throws(CSVError) {
      return try parts.append(to: &buffer)
    } catch {
      if case .source(let error) = error { throw Failure(reading: path, error) }
      throw .job("\(path): \(error)", remedy: error.remedy)
    }
  }
}
