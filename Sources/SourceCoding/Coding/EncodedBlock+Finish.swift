/// What stream codes without a model of the past have in common when a block is written.
extension EncodedBlock {
  /// Notes how many bits an encoder wrote into the buffer; `nil` if it could not.
  ///
  /// - Throws: ``UnwritableSymbol`` if it could not.
  mutating func finish(bitCount: Int?) throws(UnwritableSymbol) {
    guard let bitCount else { throw UnwritableSymbol() }
    finish(bitCount: bitCount)
  }
}
