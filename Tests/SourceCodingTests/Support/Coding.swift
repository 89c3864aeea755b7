import SourceCoding

/// The block that a code writes for a message.
func encoded(_ message: [UInt8], by code: some Coder) throws -> EncodedBlock {
  var block = EncodedBlock()
  try code.encode(message.span, into: &block)
  return block
}

/// The message of `count` symbols that a code reads in a block.
func decoded(_ block: EncodedBlock, count: Int, by code: some Coder) throws -> [UInt8] {
  var symbols = [UInt8](repeating: 0, count: count)
  var span = symbols.mutableSpan
  try code.decode(block, into: &span)
  return symbols
}

/// The block that a code writes for a message of wide symbols.
func encoded(_ message: [UInt32], by code: some Coder) throws -> EncodedBlock {
  var block = EncodedBlock()
  try code.encode(message.span, into: &block)
  return block
}

/// The message of `count` wide symbols that a code reads in a block.
func decodedWide(_ block: EncodedBlock, count: Int, by code: some Coder) throws -> [UInt32] {
  var symbols = [UInt32](repeating: 0, count: count)
  var span = symbols.mutableSpan
  try code.decode(block, into: &span)
  return symbols
}

/// The bits of a block as zeros and ones.
func bitString(_ block: EncodedBlock) -> String {
  (0..<block.bitCount).map { block.buffer[$0 / 8] >> UInt8(7 - $0 % 8) & 1 == 1 ? "1" : "0" }
    .joined()
}
