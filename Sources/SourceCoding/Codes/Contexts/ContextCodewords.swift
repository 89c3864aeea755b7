/// Huffman's codewords for what can follow each context of a table.
struct ContextCodewords: Sendable {
  /// The codeword of each entry, in the low bits, and its length.
  private var codewords: [UInt64] = []
  private var lengths: [UInt8] = []

  /// The codeword of the escape of each context, and its length.
  private var escapeCodewords: [UInt64] = []
  private var escapeLengths: [UInt8] = []

  /// For each context its entries in the order of their codewords, the escape among
  /// them as the number after the last; and where those of each context begin.
  private var ranked: [UInt32] = []
  private var rankedStarts = [0]

  private let table: ContextTable

  /// The codewords for the shares of `table`, and for escapes, if there are any.
  ///
  /// They are canonical, the escape after all entries.
  init(for table: ContextTable, canEscape: Bool) {
    self.table = table
    for context in 0..<table.contextCount {
      let entries = table.entries(of: context)
      let escape = canEscape ? table.escapeShare(of: context) : 0
      let shares = table.shares[entries].map { UInt64($0) } + (escape > 0 ? [UInt64(escape)] : [])
      append(canonicalFor: Huffman.lengths(for: shares).map { $0 ?? 0 }, entries: entries)
    }
  }

  private mutating func append(canonicalFor made: [Int], entries: Range<Int>) {
    let order = made.indices.sorted { (made[$0], $0) < (made[$1], $1) }
    var words = [UInt64](repeating: 0, count: made.count)
    var word: UInt64 = 0
    var length = 0
    for index in order {
      word <<= UInt64(made[index] - length)
      length = made[index]
      words[index] = word
      word += 1
    }
    codewords += words.prefix(entries.count)
    lengths += made.prefix(entries.count).map { UInt8($0) }
    escapeCodewords.append(made.count > entries.count ? words[entries.count] : 0)
    escapeLengths.append(made.count > entries.count ? UInt8(made[entries.count]) : 0)
    ranked += order.map { UInt32(entries.lowerBound + $0) }
    rankedStarts.append(ranked.count)
  }

  /// What is written for a step: a codeword, or a rank in digits.
  func codeword(of step: ContextTable.Step) -> (codeword: UInt64, length: Int) {
    switch step {
    case .entry(let entry, _): (codewords[entry], Int(lengths[entry]))
    case .escape(let context): (escapeCodewords[context], Int(escapeLengths[context]))
    case .stranger(let rank, let count): (UInt64(rank), Self.width(ofRanksBelow: count))
    }
  }

  /// The digits of a rank.
  static func width(ofRanksBelow count: Int) -> Int {
    Int.bitWidth - (count - 1).leadingZeroBitCount
  }

  /// Reads the codeword of an entry of `context`; `nil` for its escape.
  ///
  /// - Throws: ``DecodeError`` if the bits end before, or are none of them.
  func next(of context: Int, from reader: inout BitReader) throws(DecodeError) -> Int? {
    let start = reader.bitOffset
    let end = rankedStarts[context + 1]
    var rank = rankedStarts[context]
    var codeword: UInt64 = 0
    var length = 0
    while rank < end {
      let (first, next) = self.codeword(ranked: rank, of: context)
      codeword = codeword << UInt64(next - length) | (try reader.next(bitCount: next - length))
      length = next
      // Codewords of one length are numbers in a row.
      let found = Int(truncatingIfNeeded: UInt64(rank) &+ (codeword &- first))
      if rank..<end ~= found, self.codeword(ranked: found, of: context).length == length {
        let entry = Int(ranked[found])
        return entry == table.entries(of: context).upperBound ? nil : entry
      }
      rank = firstRank(behind: length, from: rank, of: context)
    }
    throw .damaged(bitOffset: start)
  }

  private func codeword(ranked rank: Int, of context: Int) -> (codeword: UInt64, length: Int) {
    let entry = Int(ranked[rank])
    let isEscape = entry == table.entries(of: context).upperBound
    return codeword(of: isEscape ? .escape(of: context) : .entry(entry, of: context))
  }

  /// The first rank of a codeword of more bits than that, from `rank` on.
  private func firstRank(behind length: Int, from rank: Int, of context: Int) -> Int {
    var range = rank..<rankedStarts[context + 1]
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        codeword(ranked: middle, of: context).length > length
        ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    return range.lowerBound
  }
}
