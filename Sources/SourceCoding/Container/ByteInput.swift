internal import Kernels

/// Bytes that are read once and in order, from a file, a pipe or memory.
///
/// They are read in pieces of 64 KiB, so memory does not grow with their number.
package struct ByteInput: ~Copyable {
  private let file: InputFile?

  /// A message that can be read at any place, and the place up to which it was read.
  private var source: (any SymbolSource)?
  private var place = 0

  private var buffer: [UInt8]
  private var position = 0
  private var end: Int

  /// The number of all bytes; `nil` for a pipe.
  package let byteCount: Int?

  /// The number of bytes read.
  package private(set) var offset = 0

  private static let pieceSize = 1 << 16

  /// Reads bytes in memory.
  package init(_ bytes: [UInt8]) {
    file = nil
    buffer = bytes
    end = bytes.count
    byteCount = bytes.count
  }

  /// Opens the file at `path`, from its beginning.
  ///
  /// - Throws: ``SourceError`` if it cannot be opened.
  package init(path: String) throws(SourceError) {
    do throws(SystemError) { self.init(try InputFile(path: path)) } catch {
      throw SourceError(error)
    }
  }

  /// Opens standard input.
  ///
  /// - Throws: ``SourceError`` if it is closed.
  package static func standardInput() throws(SourceError) -> ByteInput {
    do throws(SystemError) { return ByteInput(try .standardInput()) } catch {
      throw SourceError(error)
    }
  }

  /// Reads the bytes of a message from `offset` on; the number of bytes read is counted
  /// from there.
  init(_ source: some SymbolSource, from offset: Int) {
    self.source = source
    place = offset
    file = nil
    byteCount = max(0, source.symbolCount - offset)
    buffer = []
    end = 0
  }

  private init(_ file: InputFile) {
    self.file = file
    byteCount = file.byteCount
    buffer = [UInt8](repeating: 0, count: Self.pieceSize)
    end = 0
  }

  /// Returns whether there is another byte.
  ///
  /// - Throws: ``SourceError`` if the bytes cannot be read.
  package mutating func hasMore() throws(SourceError) -> Bool {
    guard position == end else { return true }
    if source != nil { return try readSource() }
    guard let file else { return false }
    position = 0
    end = 0
    var span = buffer.mutableSpan
    do throws(SystemError) { end = try file.readNext(into: &span) } catch {
      throw SourceError(error)
    }
    return end > 0
  }

  /// Reads the next piece of the message.
  ///
  /// The first piece is small, because the first bytes are often enough.
  private mutating func readSource() throws(SourceError) -> Bool {
    guard let source else { return false }
    let count = min(buffer.isEmpty ? 256 : Self.pieceSize, source.symbolCount - place)
    guard count > 0 else { return false }
    var piece = Array(repeating: UInt8(0), count: count)
    var span = piece.mutableSpan
    try source.read(at: place, into: &span)
    buffer = piece
    place += count
    position = 0
    end = count
    return true
  }

  /// Returns the next byte; `nil` at the end.
  ///
  /// - Throws: ``SourceError`` if the bytes cannot be read.
  package mutating func next() throws(SourceError) -> UInt8? {
    guard try hasMore() else { return nil }
    defer {
      position += 1
      offset += 1
    }
    return buffer[position]
  }

  /// Reads the bytes up to the next line feed into `line`, without the line feed.
  ///
  /// - Returns: whether there was a line feed within `limit` bytes; if not, `line` has
  ///   the bytes before the end, or more bytes than the limit.
  /// - Throws: ``SourceError`` if the bytes cannot be read.
  mutating func readLine(into line: inout [UInt8], limit: Int) throws(SourceError) -> Bool {
    line.removeAll(keepingCapacity: true)
    while line.count <= limit, try hasMore() {
      let end = buffer[position..<self.end].firstIndex(of: UInt8(ascii: "\n"))
      let length = min((end ?? self.end) - position, limit + 1 - line.count)
      line.append(contentsOf: buffer[position..<position + length])
      position += length
      offset += length
      if position == end {
        position += 1
        offset += 1
        return true
      }
    }
    return false
  }

  /// Appends the next `count` bytes to `bytes`.
  ///
  /// The array grows only as bytes arrive, so a false count in a damaged file costs no
  /// memory.
  ///
  /// - Returns: whether there were as many bytes.
  /// - Throws: ``SourceError`` if the bytes cannot be read.
  package mutating func read(_ count: Int, into bytes: inout [UInt8]) throws(SourceError) -> Bool {
    var rest = count
    while rest > 0 {
      guard try hasMore() else { return false }
      let length = min(end - position, rest)
      bytes.append(contentsOf: buffer[position..<position + length])
      position += length
      offset += length
      rest -= length
    }
    return true
  }
}
