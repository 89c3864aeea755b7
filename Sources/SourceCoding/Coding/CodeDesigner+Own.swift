extension CodeDesigner {
  /// A coder of your own, to be measured, verified and billed beside the others.
  ///
  ///     let plain = CodeDesigner(name: "plain", encode: { $0 }, decode: { bytes, _ in bytes })
  ///     try simulation.measure(plain).measuredRate  // 8: a byte for a byte
  ///
  /// The whole message is one block, up to 16 MiB; longer ones are several. Nothing is known
  /// of the coder's model, so in the bill all that it spends beyond the entropy is *context*.
  ///
  /// - Parameters:
  ///   - name: what reports call it.
  ///   - encode: gives the bytes that stand for the symbols of a block.
  ///   - decode: gives the symbols back; it is told how many there were. What it throws, or
  ///     a wrong number of symbols, is a failed round trip and no rate.
  public init(
    name: String, encode: @escaping @Sendable (_ symbols: [UInt8]) -> [UInt8],
    decode: @escaping @Sendable (_ bytes: [UInt8], _ count: Int) throws -> [UInt8]
  ) {
    self.init(name: name) { (_: Proxy) in
      Design(
        code: OwnCoder(encode: encode, decode: decode), symbolCosts: nil, isFixed: true,
        believesProxy: false, tellsCosts: false)
    }
  }
}

/// A code that somebody else wrote: bytes in, bytes out.
private struct OwnCoder: Coder {
  let encode: @Sendable ([UInt8]) -> [UInt8]
  let decode: @Sendable ([UInt8], Int) throws -> [UInt8]

  var symbolCosts: [Double]? { nil }
  var blockSize: Int { 1 << 24 }
  var table: EncodedTable { .empty }

  init(
    encode: @escaping @Sendable ([UInt8]) -> [UInt8],
    decode: @escaping @Sendable ([UInt8], Int) throws -> [UInt8]
  ) {
    self.encode = encode
    self.decode = decode
  }

  /// There is no description to read: both sides have the coder.
  init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    throw .damaged(bitOffset: 0)
  }

  func encode(_ symbols: Span<UInt8>, into block: inout EncodedBlock) throws(UnwritableSymbol) {
    block.buffer = encode(symbols.indices.map { symbols[$0] })
    let bitCount = block.buffer.count * 8
    // What a single symbol cost is not known; the block's bits are shared equally.
    let information = stride(from: 0, to: symbols.count, by: block.batchSize).map {
      Double(bitCount) * Double(min(block.batchSize, symbols.count - $0))
        / Double(symbols.count)
    }
    block.finish(bitCount: bitCount, information: information)
  }

  func decode(_ block: EncodedBlock, into symbols: inout MutableSpan<UInt8>) throws(DecodeError) {
    let bytes = Array(block.buffer.prefix(block.byteCount))
    guard let decoded = try? decode(bytes, symbols.count), decoded.count == symbols.count else {
      throw .damaged(bitOffset: 0)
    }
    for index in symbols.indices { symbols[index] = decoded[index] }
  }
}
