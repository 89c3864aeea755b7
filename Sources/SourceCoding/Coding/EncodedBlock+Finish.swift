/// The end of a block, as stream codes without a model of the past write it.
extension EncodedBlock {
  /// Records the number of bits that an encoder wrote into the buffer.
  ///
  /// - Throws: ``UnwritableSymbol`` if the number is `nil`, because the encoder failed.
  mutating func finish(bitCount: Int?) throws(UnwritableSymbol) {
    guard let bitCount else { throw UnwritableSymbol() }
    finish(bitCount: bitCount)
  }
}
