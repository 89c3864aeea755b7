/// Finds the end of a message of codewords that is padded with ones.
///
/// Codewords are read until fewer bits than the alignment are left, all of them ones.
/// No codeword consists of such ones (`MessageForm.need(of:)`), so the end is
/// unambiguous.
struct MessageEnd: Sendable {
  private let tree: CodeTree
  private let alignment: Int

  /// The end of messages of `code`, padded to `alignment` bits.
  init(of code: PrefixCode, alignment: Int) {
    tree = CodeTree(code)
    self.alignment = alignment
  }

  /// The offset at which the codewords end in the first `bitCount` bits of `bytes`, and
  /// their number.
  ///
  /// - Throws: ``DecodeError`` if the bits are not codewords.
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
