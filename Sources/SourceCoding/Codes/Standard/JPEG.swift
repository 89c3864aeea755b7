/// JPEG's typical Huffman codes, which most cameras and programs use unchanged.
///
/// Their symbols are bytes that describe coefficients. A DC symbol is the number of
/// bits, 0 to 11, of the difference from the previous block. An AC symbol is r·16 + s:
/// r zeros, then a coefficient of s bits, 1 to 10; 0x00 ends the block, and 0xF0 is 16
/// zeros. The bits of the number itself follow each symbol uncoded, so these are costs
/// of the symbols alone.
///
/// Surprise: no codeword consists of ones only, because markers begin with a run of
/// ones. So κ = 1 − 2^−L, where L is the longest length.
///
/// The tables list symbols by the length of their codewords, and in ascending order
/// within each: the codes are canonical.
///
/// Source: CCITT, *Digital compression and coding of continuous-tone still images*,
/// Recommendation T.81, annex K.3, tables K.3 to K.6, 1992.
extension Codebook {
  /// The code for differences of the mean brightness of blocks.
  public static let jpegLuminanceDC = Codebook(
    standard: "jpeg-luminance-dc", summary: "JPEG's typical code K.3 (ITU-T T.81, 1992)",
    canonicalLengths: lengths(ofSymbolsByLength: [
      2: [0], 3: [1, 2, 3, 4, 5], 4: [6], 5: [7], 6: [8], 7: [9], 8: [10], 9: [11],
    ]))

  /// The code for differences of the mean colour of blocks.
  public static let jpegChrominanceDC = Codebook(
    standard: "jpeg-chrominance-dc", summary: "JPEG's typical code K.4 (ITU-T T.81, 1992)",
    canonicalLengths: lengths(ofSymbolsByLength: [
      2: [0, 1, 2], 3: [3], 4: [4], 5: [5], 6: [6], 7: [7], 8: [8], 9: [9], 10: [10], 11: [11],
    ]))

  /// The code for detail of brightness; each of the other 125 symbols has 16 bits.
  public static let jpegLuminanceAC = Codebook(
    standard: "jpeg-luminance-ac", summary: "JPEG's typical code K.5 (ITU-T T.81, 1992)",
    canonicalLengths: lengths(
      ofSymbolsByLength: [
        2: [0x01, 0x02], 3: [0x03], 4: [0x00, 0x04, 0x11], 5: [0x05, 0x12, 0x21],
        6: [0x31, 0x41], 7: [0x06, 0x13, 0x51, 0x61], 8: [0x07, 0x22, 0x71],
        9: [0x14, 0x32, 0x81, 0x91, 0xA1], 10: [0x08, 0x23, 0x42, 0xB1, 0xC1],
        11: [0x15, 0x52, 0xD1, 0xF0], 12: [0x24, 0x33, 0x62, 0x72], 15: [0x82],
      ], others: (16, symbolsAC)))

  /// The code for detail of colour; each of the other 119 symbols has 16 bits.
  public static let jpegChrominanceAC = Codebook(
    standard: "jpeg-chrominance-ac", summary: "JPEG's typical code K.6 (ITU-T T.81, 1992)",
    canonicalLengths: lengths(
      ofSymbolsByLength: [
        2: [0x00, 0x01], 3: [0x02], 4: [0x03, 0x11], 5: [0x04, 0x05, 0x21, 0x31],
        6: [0x06, 0x12, 0x41, 0x51], 7: [0x07, 0x61, 0x71], 8: [0x13, 0x22, 0x32, 0x81],
        9: [0x08, 0x14, 0x42, 0x91, 0xA1, 0xB1, 0xC1], 10: [0x09, 0x23, 0x33, 0x52, 0xF0],
        11: [0x15, 0x62, 0x72, 0xD1], 12: [0x0A, 0x16, 0x24, 0x34], 14: [0xE1],
        15: [0x25, 0xF1],
      ], others: (16, symbolsAC)))

  /// All 162 symbols that an AC coefficient can need.
  private static let symbolsAC =
    [0x00, 0xF0] + (0..<16).flatMap { run in (1...10).map { size in run * 16 + size } }

  private static func lengths(
    ofSymbolsByLength groups: [Int: [Int]], others: (length: Int, symbols: [Int]) = (0, [])
  ) -> [Int?] {
    var lengths: [Int?] = Array(repeating: nil, count: 256)
    for symbol in others.symbols { lengths[symbol] = others.length }
    for (length, symbols) in groups {
      for symbol in symbols { lengths[symbol] = length }
    }
    return lengths
  }
}
