extension CodeDesigner {
  /// A coder of your own, which is then measured, verified and billed like the built-in
  /// codes.
  ///
  ///     let plain = CodeDesigner(name: "plain", encode: { $0 }, decode: { bytes, _ in bytes })
  ///     try simulation.measure(plain).measuredRate  // 8: a byte for a byte
  ///
  /// A message of up to 16 MiB is one block; a longer message is several. The coder's
  /// model is not known, so the bill lists everything that it spends beyond the entropy
  /// as *context*.
  ///
  /// - Parameters:
  ///   - name: the coder's name in reports.
  ///   - encode: returns the bytes that encode the symbols of a block.
  ///   - decode: returns the symbols, given the bytes and the number of symbols. If it
  ///     throws, or returns a wrong number of symbols, the round trip has failed and no
  ///     rate is reported.
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

/// A coder supplied by the library's user: bytes in, bytes out.
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

  /// Always throws: both sides have the coder, so no table describes it.
  init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    throw .damaged(bitOffset: 0)
  }

  func encode(_ symbols: Span<UInt8>, into block: inout EncodedBlock) throws(UnwritableSymbol) {
    block.buffer = encode(symbols.indices.map { symbols[$0] })
    let bitCount = block.buffer.count * 8
    // The cost of a single symbol is not known, so the block's bits are shared equally.
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
