/// A message in memory.
public struct MemorySource: SymbolSource {
  /// The symbols.
  public let bytes: [UInt8]

  /// The message of the given bytes.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The number N of symbols in the message.
  public var symbolCount: Int { bytes.count }

  /// Copies the symbols from `offset` on.
  public func read(at offset: Int, into symbols: inout MutableSpan<UInt8>) {
    let part = bytes.span.extracting(offset..<offset + symbols.count)
    for index in part.indices { symbols[index] = part[index] }
  }
}
