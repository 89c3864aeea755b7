extension Codebook {
  /// The fixed literal code of DEFLATE, the format of gzip, PNG and ZIP.
  ///
  /// It is nearly flat: 8 bits for the bytes up to 143, 9 for the others. It serves
  /// short blocks for which a table of their own does not pay, and by itself it saves
  /// nothing. Surprise: it is *meant* to cost 8 bits a byte. The savings come from the
  /// symbols 256 to 285, which end the block or represent whole repetitions and have
  /// the shortest codewords. They are not bytes, so the Kraft sum over the bytes is
  /// 25/32. (286 and 287 never occur and have codewords too.)
  ///
  /// The codewords equal those of the standard bit for bit. DEFLATE fills its bytes
  /// from the lowest bit up, whereas streams here start at the highest bit.
  ///
  /// Source: Deutsch, *DEFLATE Compressed Data Format Specification*, RFC 1951, section
  /// 3.2.6, 1996.
  public static let deflate = Codebook(
    standard: "deflate", summary: "the fixed literal code of gzip, PNG and ZIP (RFC 1951, 1996)",
    canonicalLengths: Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112)
      + Array(repeating: 7, count: 24) + Array(repeating: 8, count: 8))
}
