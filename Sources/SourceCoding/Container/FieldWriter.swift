/// The fields of a file's frame, appended to bytes.
///
/// A number takes as few bytes as possible, with seven bits in each, the lowest first;
/// the top bit says that another byte follows (LEB128). A string is its length and its
/// UTF-8.
extension [UInt8] {
  /// Appends a whole number from 0 up.
  mutating func append(number: Int) {
    precondition(0...FieldNumber.greatest ~= number, "a field has at most 56 bits")
    var rest = UInt64(number)
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  /// Appends the lower `byteCount` bytes of a word, the lowest first.
  mutating func append(word: UInt64, byteCount: Int = 8) {
    for place in 0..<byteCount { append(UInt8(truncatingIfNeeded: word >> UInt64(8 * place))) }
  }

  /// Appends bytes, preceded by their number.
  mutating func append(field bytes: some Collection<UInt8>) {
    append(number: bytes.count)
    append(contentsOf: bytes)
  }

  /// Appends a table: the number of its bits, and its bytes.
  mutating func append(_ table: EncodedTable) {
    append(number: table.bitCount)
    append(contentsOf: table.bytes)
  }
}
