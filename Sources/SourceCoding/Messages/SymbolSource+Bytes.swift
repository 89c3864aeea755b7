extension SymbolSource {
  /// All bytes of a message of bytes.
  ///
  /// - Throws: ``SourceError`` if they cannot be read.
  /// - Precondition: Its symbols are bytes.
  public func allBytes() throws(SourceError) -> [UInt8] {
    precondition(alphabet.isBytes, "the symbols are bytes")
    var bytes = [UInt8](repeating: 0, count: symbolCount)
    var span = bytes.mutableSpan
    try read(at: 0, into: &span)
    return bytes
  }
}
