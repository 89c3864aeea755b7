extension Codebook {
  /// HPACK's code for the strings in HTTP/2 headers; QPACK uses it for HTTP/3.
  ///
  /// It is Huffman's code for a large sample of headers from 2014, under an order of
  /// the symbols that makes it canonical. Digits and frequent lower-case letters have 5
  /// bits. Surprise: it expects almost only ASCII: bytes from 128 on cost 23.5 bits on
  /// average, and a line feed costs 30.
  ///
  /// Symbol 256 is the end of the string, which is never sent as such: at most 7 of its
  /// ones pad the last byte. With it the Kraft sum is 1; over the 256 bytes it is 1 −
  /// 2^−30.
  ///
  /// Source: Peon and Ruellan, *HPACK: Header Compression for HTTP/2*, RFC 7541,
  /// appendix B, 2015.
  public static let hpack = Codebook(
    standard: "hpack", summary: "header strings of HTTP/2 and HTTP/3 (RFC 7541, 2015)",
    canonicalLengths: [
      13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28,  // 0x00
      28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28,  // 0x10
      6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6,  //         space … /
      5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10,  //              0 … ?
      13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,  //                @ … O
      7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,  //             P … _
      15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5,  //                ` … o
      6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28,  //            p … DEL
      20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23,  // 0x80
      24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24,  // 0x90
      22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23,  // 0xA0
      21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23,  // 0xB0
      26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25,  // 0xC0
      19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27,  // 0xD0
      20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23,  // 0xE0
      26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26,  // 0xF0
      30,  //                                                             end of string
    ])
}
