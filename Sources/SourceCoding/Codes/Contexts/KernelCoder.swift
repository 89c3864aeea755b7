internal import Kernels

/// A kernel that learns from bytes while it writes them; its reader learns the same.
protocol LearningKernel: Sendable {
  /// Writes `symbols` into `buffer`, replacing its content.
  ///
  /// - Returns: the number of bits, and the cost of the symbols, batch by batch; `nil` if a
  ///   symbol has no probability.
  func encode(
    _ symbols: Span<UInt8>, into buffer: inout [UInt8], batchSize: Int
  ) -> (bitCount: Int, information: [InformationSum])?

  /// Reads the first `byteCount` of `bytes` and fills `symbols` with their symbols.
  ///
  /// - Returns: the number of bits that an encoder would have written for them; `nil` if it
  ///   would have written different bits, or more.
  func decode(_ bytes: [UInt8], byteCount: Int, into symbols: inout MutableSpan<UInt8>) -> Int?
}

extension PPMCoder: LearningKernel {}
extension CTWCoder: LearningKernel {}

/// A coder of bytes whose kernel does the work.
protocol KernelCoder: LearningCoder {
  associatedtype Kernel: LearningKernel
  var kernel: Kernel { get }
}

extension KernelCoder {
  /// Writes `symbols`.
  ///
  /// - Throws: ``UnwritableSymbol`` if a symbol is not below the size of the alphabet.
  package func encode(
    _ symbols: Span<UInt8>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    try block.finish(
      kernel.encode(symbols, into: &block.buffer, batchSize: block.batchSize))
  }

  /// Reads `block` and fills `symbols` with its symbols.
  ///
  /// - Throws: ``DecodeError`` if the bits do not encode that many symbols.
  package func decode(
    _ block: EncodedBlock, into symbols: inout MutableSpan<UInt8>
  ) throws(DecodeError) {
    let end = kernel.decode(block.buffer, byteCount: block.byteCount, into: &symbols)
    try block.expectEnd(end)
  }
}
