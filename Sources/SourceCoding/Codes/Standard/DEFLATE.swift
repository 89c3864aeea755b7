extension Codebook {
  /// The fixed literal code of DEFLATE, the format of gzip, PNG and ZIP.
  ///
  /// Nearly flat: 8 bits for the bytes up to 143, 9 for the others. It is there
  /// for short blocks that do not repay a table of their own, and on its own it
  /// saves nothing. Surprise: it is *meant* to cost 8 bits a byte; the gain is in
  /// the symbols 256 to 285, which end the block or stand for whole repetitions
  /// and have the shortest codewords. They are no bytes, so the Kraft sum over
  /// the bytes is 25/32. (286 and 287 never occur and have codewords too.)
  ///
  /// The codewords are those of the standard bit for bit. DEFLATE fills its bytes
  /// from the lowest bit up, and streams here from the top.
  ///
  /// Source: Deutsch, *DEFLATE Compressed Data Format Specification*, RFC 1951,
  /// section 3.2.6, 1996.
  public static let deflate = Codebook(
    standard: "deflate", summary: "the fixed literal code of gzip, PNG and ZIP (RFC 1951, 1996)",
    canonicalLengths: Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112)
      + Array(repeating: 7, count: 24) + Array(repeating: 8, count: 8))
}
