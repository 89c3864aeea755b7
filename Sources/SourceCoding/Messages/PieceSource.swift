/// The bits or nibbles of a message of bytes, cut as they are read.
///
/// Their alphabets are known in advance, so nothing of the message has to be kept, and
/// it may have any length.
package struct PieceSource: SymbolSource {
  private let bytes: any SymbolSource

  /// The number of pieces in a byte: 8 bits or 2 nibbles.
  private let piecesPerByte: Int

  /// The possible values of a piece.
  package let alphabet: Alphabet

  /// The bits of `bytes`, the highest bit of each byte first.
  package static func bits(of bytes: any SymbolSource) -> PieceSource {
    PieceSource(bytes, .bit, piecesPerByte: 8)
  }

  /// The nibbles of `bytes`, the upper half of each byte first.
  package static func nibbles(of bytes: any SymbolSource) -> PieceSource {
    PieceSource(bytes, .nibble, piecesPerByte: 2)
  }

  private init(_ bytes: any SymbolSource, _ unit: SymbolUnit, piecesPerByte: Int) {
    precondition(bytes.alphabet.isBytes, "pieces are cut from bytes")
    guard let alphabet = Alphabet(closed: unit) else {
      preconditionFailure("bits and nibbles are known beforehand")
    }
    self.bytes = bytes
    self.piecesPerByte = piecesPerByte
    self.alphabet = alphabet
  }

  /// The number N of pieces in the message.
  package var symbolCount: Int { bytes.symbolCount * piecesPerByte }

  /// Reads the bytes that contain the pieces from `offset` on, and cuts them.
  ///
  /// - Throws: ``SourceError`` if they cannot be read.
  package func read(at offset: Int, into symbols: inout MutableSpan<UInt8>) throws(SourceError) {
    guard symbols.count > 0 else { return }
    let first = offset / piecesPerByte
    let end = (offset + symbols.count + piecesPerByte - 1) / piecesPerByte
    var buffer = [UInt8](repeating: 0, count: end - first)
    var span = buffer.mutableSpan
    try bytes.read(at: first, into: &span)
    let width = 8 / piecesPerByte
    let mask = UInt8(1 << width - 1)
    for index in symbols.indices {
      let place = offset + index - first * piecesPerByte
      let shift = 8 - width * (place % piecesPerByte + 1)
      symbols[index] = span[place / piecesPerByte] >> UInt8(shift) & mask
    }
  }
}
