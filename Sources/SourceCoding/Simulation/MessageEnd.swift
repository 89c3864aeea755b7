/// Finds the end of a message of codewords that is filled up with ones.
///
/// Codeword after codeword is read until fewer bits than the alignment are left, ones alone.
/// No codeword is such ones (`MessageForm.need(of:)`), so nothing else can end there.
struct MessageEnd: Sendable {
  private let tree: CodeTree
  private let alignment: Int

  /// The end of messages of `code`, filled up to `alignment` bits.
  init(of code: PrefixCode, alignment: Int) {
    tree = CodeTree(code)
    self.alignment = alignment
  }

  /// Where the codewords end in the first `bitCount` bits of `bytes`, and how many they are.
  ///
  /// - Throws: ``DecodeError`` where the bits are not codewords.
  func find(
    in bytes: [UInt8], bitCount: Int
  ) throws(DecodeError) -> (bitCount: Int, symbolCount: Int) {
    var reader = BitReader(bytes, bitCount: bitCount)
    var count = 0
    while true {
      let left = bitCount - reader.bitOffset
      if left < alignment {
        var ahead = reader
        var ones = 0
        while ones < left, try ahead.next() == 1 { ones += 1 }
        if ones == left { return (reader.bitOffset, count) }
      }
      _ = try tree.next(from: &reader)
      count += 1
    }
  }
}
