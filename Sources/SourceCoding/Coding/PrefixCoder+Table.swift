/// The table of a prefix code: its lengths, and its codewords if they are not
/// canonical.
///
///     runs      the number of symbols without a codeword, then of those with one, and so on
///               in turn until K symbols are covered; in γ, the first plus 1 as it may be 0
///     first     the length of the first codeword plus 1; in γ
///     rest      the difference d of each further length from the previous one:
///               2d + 1 for d ≥ 0, −2d for d < 0; in γ
///     codewords in symbol order, only if they do not follow from the lengths
///
/// Neighbours in the alphabet tend to have similar frequencies, so the differences are
/// small: for text, the table has about 4 bits for each symbol that has a codeword.
extension PrefixCoder {
  /// The lengths, encoded as bits.
  package var table: EncodedTable {
    var writer = BitWriter()
    writer.append(lengths: prefixCode.lengths)
    if !prefixCode.isCanonical {
      for case let codeword? in prefixCode.codewords { writer.append(codeword) }
    }
    return EncodedTable(writer.finish())
  }

  /// Reads the code that `table` describes.
  ///
  /// - Throws: ``DecodeError`` if `table` does not describe a prefix code.
  package init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    var reader = BitReader(table.bytes, bitCount: table.bitCount)
    let lengths = try reader.nextLengths(count: alphabetSize, longest: Codeword.longest)
    let end = reader.bitOffset
    do throws(InvalidPrefixCode) {
      let canonical = try PrefixCode(lengths: lengths)
      if reader.isAtEnd {
        self.init(canonical)
        return
      }
    } catch {
      throw .damaged(bitOffset: end)
    }
    let codewords = try reader.nextCodewords(lengths: lengths)
    try reader.finish()
    do throws(InvalidPrefixCode) {
      self.init(try PrefixCode(codewords: codewords))
    } catch {
      throw .damaged(bitOffset: end)
    }
  }
}
