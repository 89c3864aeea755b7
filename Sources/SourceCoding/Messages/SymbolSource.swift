/// A message of known length that can be read from any place.
///
/// Its symbols are numbers below the size of its alphabet. They can be read as bytes if
/// that is at most 256, and always as wide symbols. Every conforming type is tested by
/// one law: the same places contain the same symbols, whenever they are read and in
/// pieces of any size and width. Several cores can therefore read one source, and a
/// second pass sees the same message as the first.
public protocol SymbolSource: Sendable {
  /// The alphabet; the 256 byte values by default.
  var alphabet: Alphabet { get }

  /// The number N of symbols in the message.
  var symbolCount: Int { get }

  /// Fills `symbols` with the symbols from `offset` on.
  ///
  /// - Precondition: The message has that many symbols from there on, and the alphabet
  ///   has at most 256 symbols.
  /// - Throws: ``SourceError`` if they cannot be read.
  func read(at offset: Int, into symbols: inout MutableSpan<UInt8>) throws(SourceError)

  /// Fills `symbols` with the symbols from `offset` on.
  ///
  /// - Precondition: The message has that many symbols from there on.
  /// - Throws: ``SourceError`` if they cannot be read.
  func read(at offset: Int, into symbols: inout MutableSpan<UInt32>) throws(SourceError)
}

extension SymbolSource {
  /// The 256 byte values.
  public var alphabet: Alphabet { .bytes }

  /// Reads the symbols as bytes, and widens them.
  public func read(at offset: Int, into symbols: inout MutableSpan<UInt32>) throws(SourceError) {
    var bytes = [UInt8](repeating: 0, count: symbols.count)
    var span = bytes.mutableSpan
    try read(at: offset, into: &span)
    for index in symbols.indices { symbols[index] = UInt32(span[index]) }
  }

  /// Whether symbols can be read as bytes.
  var isNarrow: Bool { alphabet.isNarrow }
}

extension Alphabet {
  /// Whether its symbols are bytes in memory.
  var isNarrow: Bool { count <= 256 }
}
