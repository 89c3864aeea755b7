/// Finds the end of a message of codewords that is padded with ones.
///
/// Codewords are read until fewer bits than the alignment are left, all of them ones.
/// No codeword consists of such ones (`MessageForm.need(of:)`), so the end is
/// unambiguous.
struct MessageEnd: Sendable {
  private let trees: [CodeTree]
  private let selectors: CodeTree?
  private let alignment: Int

  /// The end of messages in one of `codes`, padded to `alignment` bits.
  ///
  /// - Parameters:
  ///   - codes: the code; or several, one of which each message names.
  ///   - selectors: the names with which messages begin; `nil` if they have none.
  ///   - alignment: the number of bits to a multiple of which messages are padded.
  init(of codes: [PrefixCode], namedBy selectors: PrefixCode?, alignment: Int) {
    trees = codes.map { CodeTree($0) }
    self.selectors = selectors.map { CodeTree($0) }
    self.alignment = alignment
  }

  /// The end of messages that `code` writes, padded to `alignment` bits; `nil` if their
  /// bits alone do not determine it.
  init?(ofMessagesIn code: any Coder, alignment: Int) {
    let codes = code.messageCodes
    guard MessageForm(alignment: alignment).need(of: codes) == .length else { return nil }
    self.init(
      of: codes, namedBy: (code as? TableSetCoder)?.selectors, alignment: alignment)
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
    let tree = trees[try selectors?.next(from: &reader) ?? 0]
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

extension Coder {
  /// The codes whose codewords form messages: each table of a set; empty for codes that
  /// are not prefix codes.
  fileprivate var messageCodes: [PrefixCode] {
    if let coder = self as? PrefixCoder { return [coder.prefixCode] }
    return (self as? TableSetCoder)?.tables ?? []
  }
}
