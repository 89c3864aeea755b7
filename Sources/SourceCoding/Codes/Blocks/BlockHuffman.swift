/// Huffman's code on blocks of k symbols.
///
/// It treats k symbols as one, with the product of their probabilities, so that the
/// loss due to whole-bit lengths, up to one bit, occurs once in k symbols. This is how
/// Shannon shows that H can be approached: by ever larger k.
///
/// Surprise: the loss need not fall with k. For z = .7 .15 .15 it is 0.119, 0.016 and
/// 0.026 bits a symbol for k = 1, 2 and 3. And the price is K^k codewords; arithmetic
/// coding has the gain without it.
///
/// Bound: H ≤ L < H + 1/k bits a symbol on z, if symbols are independent.
///
/// Source: Shannon, *A Mathematical Theory of Communication*, theorem 9, 1948; Cover
/// and Thomas, *Elements of Information Theory*, section 5.4.
package enum BlockHuffman {
  /// The greatest number of blocks for which codewords are made.
  package static let mostBlocks = 1 << 16

  /// The greatest number of symbols in a block.
  package static let longestBlock = 16

  /// The probabilities of all blocks of `blockLength` of the given symbols; the last
  /// symbol changes fastest.
  ///
  /// A product that is too small for a `Double` is replaced by the least normal one, so
  /// that every block has a codeword.
  static func weights(of probabilities: [Double], blockLength: Int) -> [Double] {
    var products = [1.0]
    for _ in 0..<blockLength {
      products = products.flatMap { product in
        probabilities.map { max(product * $0, .leastNormalMagnitude) }
      }
    }
    return products
  }

  static let family = CodeFamily(
    name: "block",
    parameter: CodeFamily.Parameter(symbol: "N", range: 1...longestBlock),
    summary: "Huffman's code on blocks of N symbols, within 1/N bit of H on z",
    makeFromProxy: { (proxy, blockLength) throws(DesignError) in
      let z = proxy.distribution
      let symbolCount = z.support.count
      let limit = greatestAlphabet(blockLength: blockLength)
      guard symbolCount <= limit else {
        throw .alphabetSize(found: symbolCount, limit: limit)
      }
      let coder = try DesignError.passing { () throws(InvalidPrefixCode) in
        try BlockCoder(z, blockLength: blockLength)
      }
      return Design(
        code: coder, symbolCosts: nil,
        notes: ["\(coder.blockCount.counted("block")), each with a codeword"])
    })

  /// The greatest number of symbols that has at most ``mostBlocks`` blocks.
  static func greatestAlphabet(blockLength: Int) -> Int {
    var limit = 1
    while blocks(of: limit + 1, blockLength: blockLength) != nil { limit += 1 }
    return limit
  }

  /// The number of blocks; `nil` if it exceeds ``mostBlocks``.
  private static func blocks(of symbolCount: Int, blockLength: Int) -> Int? {
    var count = 1
    for _ in 0..<blockLength {
      count *= symbolCount
      guard count <= mostBlocks else { return nil }
    }
    return count
  }
}
