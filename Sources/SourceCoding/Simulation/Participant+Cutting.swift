/// What may mislead in symbols that data were cut into.
package enum CutCaveat: Hashable, Sendable {
  /// So many line ends of two bytes are one character each.
  case lineEndPairs(Int)
  /// So many bytes are not UTF-8, and are symbols by themselves.
  case invalidBytes(Int)
  /// Lines that differ in their ends alone are one number.
  case numbersEndingAlike
}

/// Why data cannot be cut into symbols.
package enum CutError: Error, Hashable, Sendable {
  /// They cannot be read.
  case source(SourceError)
  /// They cannot be held.
  case message(UnsupportedMessage)
}

extension Participant {
  /// Data cut into symbols of a unit.
  ///
  /// Bytes, bits and nibbles are cut as they are read; for other units the data are held in
  /// memory.
  ///
  /// - Parameters:
  ///   - bytes: the data.
  ///   - unit: what symbols are cut by.
  ///   - name: what they are called.
  /// - Throws: ``CutError`` if they cannot be read, or held.
  package init(
    cutting bytes: any SymbolSource, by unit: SymbolUnit, named name: String
  ) throws(CutError) {
    let source: any SymbolSource
    var caveats: [CutCaveat] = []
    switch unit {
    case .byte: source = bytes
    case .bit: source = PieceSource.bits(of: bytes)
    case .nibble: source = PieceSource.nibbles(of: bytes)
    default:
      let all: [UInt8]
      do { all = try bytes.allBytes() } catch { throw .source(error) }
      let message: Message
      do { message = try Message(all, unit: unit) } catch { throw .message(error) }
      source = MessageSource(message)
      if message.lineEndPairCount > 0 { caveats.append(.lineEndPairs(message.lineEndPairCount)) }
      if message.invalidByteCount > 0 { caveats.append(.invalidBytes(message.invalidByteCount)) }
    }
    self.init(.data, over: source.alphabet, named: name, message: source, caveats: caveats)
  }
}
