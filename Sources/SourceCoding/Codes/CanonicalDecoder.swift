/// Reads a canonical code bit by bit, with nothing but the number of codewords
/// of each length.
///
/// Read as binary numbers, the codewords of one length are consecutive, and the
/// first of a length follows from the last of the length before. So a bit string
/// is a codeword as soon as its distance from the first of its length is less
/// than their number, and that distance is all that has to be kept. Codewords
/// may have any length.
///
/// Source: Connell, *A Huffman–Shannon–Fano code*, 1973.
struct CanonicalDecoder {
  /// The number of codewords of each length.
  private let countByLength: [Int]

  /// The symbols in canonical order.
  private let symbols: [Int]

  init(_ code: PrefixCode) {
    var counts = Array(repeating: 0, count: code.longestLength + 1)
    for case let length? in code.lengths { counts[length] += 1 }
    countByLength = counts
    symbols = code.canonicalOrder
  }

  /// The next symbol.
  ///
  /// - Throws: ``DecodeError`` if the bits end, or begin no codeword.
  func next(from reader: inout BitReader) throws(DecodeError) -> Int {
    let start = reader.bitOffset
    var shorter = 0
    var distance = 0
    for count in countByLength {
      if distance < count { return symbols[shorter + distance] }
      shorter += count
      distance -= count
      // From here on no count can catch up: all further bits are in vain.
      guard distance <= symbols.count, shorter < symbols.count else { break }
      distance = distance * 2 + (try reader.next())
    }
    throw .damaged(bitOffset: start)
  }
}
