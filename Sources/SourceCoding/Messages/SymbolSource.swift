/// Who speaks: a message of known length that can be read from any place.
///
/// Its symbols are numbers below the size of its alphabet. They are read as bytes
/// where that is at most 256, and as wide ones whatever it is. The law that each
/// conforming type is tested by: the same places hold the same symbols whenever
/// and in whatever pieces and width they are read, so several cores can read one
/// source, and a second pass meets the message of the first.
public protocol SymbolSource: Sendable {
  /// The symbols that there are; the 256 byte values unless it says otherwise.
  var alphabet: Alphabet { get }

  /// The number of symbols in the message, N.
  var symbolCount: Int { get }

  /// Fills `symbols` with those from `offset` on.
  ///
  /// - Precondition: the message does not end before `symbols` does, and the
  ///   alphabet has at most 256 symbols.
  /// - Throws: ``SourceError`` if they cannot be read.
  func read(at offset: Int, into symbols: inout MutableSpan<UInt8>) throws(SourceError)

  /// Fills `symbols` with those from `offset` on.
  ///
  /// - Precondition: the message does not end before `symbols` does.
  /// - Throws: ``SourceError`` if they cannot be read.
  func read(at offset: Int, into symbols: inout MutableSpan<UInt32>) throws(SourceError)
}

extension SymbolSource {
  /// The 256 byte values.
  public var alphabet: Alphabet { .bytes }

  /// Reads bytes, and widens them.
  public func read(at offset: Int, into symbols: inout MutableSpan<UInt32>) throws(SourceError) {
    var bytes = [UInt8](repeating: 0, count: symbols.count)
    var span = bytes.mutableSpan
    try read(at: offset, into: &span)
    for index in symbols.indices { symbols[index] = UInt32(span[index]) }
  }

  /// Whether symbols are read as bytes.
  var isNarrow: Bool { alphabet.isNarrow }
}

extension Alphabet {
  /// Whether its symbols are bytes in memory.
  var isNarrow: Bool { count <= 256 }
}
