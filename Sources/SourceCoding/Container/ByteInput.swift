internal import Kernels

/// Bytes that are read once and in order: of a file, of a pipe, or at hand.
///
/// What comes is looked at in pieces of 64 KiB, so memory does not grow with it.
public struct ByteInput: ~Copyable {
  private let file: InputFile?
  private var buffer: [UInt8]
  private var position = 0
  private var end: Int

  /// How many bytes there are in all; `nil` for a pipe.
  public let byteCount: Int?

  /// The number of bytes read.
  public private(set) var offset = 0

  private static let pieceSize = 1 << 16

  /// The bytes at hand.
  public init(_ bytes: [UInt8]) {
    file = nil
    buffer = bytes
    end = bytes.count
    byteCount = bytes.count
  }

  /// The bytes of the file at `path`, from its beginning.
  ///
  /// - Throws: ``SourceError`` if it cannot be opened.
  public init(path: String) throws(SourceError) {
    do throws(SystemError) { self.init(try InputFile(path: path)) } catch {
      throw SourceError(error)
    }
  }

  /// What comes in on standard input.
  ///
  /// - Throws: ``SourceError`` if it is closed.
  public static func standardInput() throws(SourceError) -> ByteInput {
    do throws(SystemError) { return ByteInput(try .standardInput()) } catch {
      throw SourceError(error)
    }
  }

  private init(_ file: InputFile) {
    self.file = file
    byteCount = file.byteCount
    buffer = [UInt8](repeating: 0, count: Self.pieceSize)
    end = 0
  }

  /// Whether there is another byte.
  ///
  /// - Throws: ``SourceError`` if the bytes cannot be read.
  public mutating func hasMore() throws(SourceError) -> Bool {
    guard position == end, let file else { return position < end }
    position = 0
    end = 0
    var span = buffer.mutableSpan
    do throws(SystemError) { end = try file.readNext(into: &span) } catch {
      throw SourceError(error)
    }
    return end > 0
  }

  /// The next byte; `nil` at the end.
  ///
  /// - Throws: ``SourceError`` if the bytes cannot be read.
  public mutating func next() throws(SourceError) -> UInt8? {
    guard try hasMore() else { return nil }
    defer {
      position += 1
      offset += 1
    }
    return buffer[position]
  }

  /// Appends the next `count` bytes to `bytes`, which grows only as they come: a
  /// number that somebody made up costs nothing.
  ///
  /// - Returns: whether there were as many.
  /// - Throws: ``SourceError`` if the bytes cannot be read.
  public mutating func read(_ count: Int, into bytes: inout [UInt8]) throws(SourceError) -> Bool {
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
