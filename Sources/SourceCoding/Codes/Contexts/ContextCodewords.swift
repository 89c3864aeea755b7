/// Huffman codewords for the symbols that can follow each context of a table.
struct ContextCodewords: Sendable {
  /// A codeword, in the low bits, and its entry; the escape of a context is the number
  /// after its last entry.
  private struct Ranked {
    let codeword: UInt64
    let entry: UInt32
    let length: UInt8
    /// The number of codewords of this length, from this one on.
    let rest: UInt16
  }

  /// The codewords of each context in canonical order, and the offset at which those of
  /// each context begin.
  private var ranked: [Ranked] = []
  private var starts = [0]

  /// The place of the codeword of each entry, and of the escape of each context that
  /// has one.
  private var places: [UInt32]
  private var escapePlaces: [UInt32]

  private let table: ContextTable

  /// The codewords for the shares of `table`, and for escapes if there are any.
  ///
  /// They are canonical, with the escape after all entries.
  init(for table: ContextTable, canEscape: Bool) {
    self.table = table
    places = Array(repeating: 0, count: table.symbols.count)
    escapePlaces = Array(repeating: 0, count: table.contextCount)
    for context in 0..<table.contextCount {
      let entries = table.entries(of: context)
      let escape = canEscape ? table.escapeShare(of: context) : 0
      let shares = table.shares[entries].map { UInt64($0) } + (escape > 0 ? [UInt64(escape)] : [])
      append(Huffman.lengths(for: shares).map { $0 ?? 0 }, entries, of: context)
    }
  }

  private mutating func append(_ lengths: [Int], _ entries: Range<Int>, of context: Int) {
    let order = lengths.indices.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
    var rests = [UInt16](repeating: 1, count: order.count)
    for rank in order.indices.dropLast().reversed()
    where lengths[order[rank]] == lengths[order[rank + 1]] { rests[rank] += rests[rank + 1] }
    var codeword: UInt64 = 0
    var length = 0
    for (index, rest) in zip(order, rests) {
      codeword <<= UInt64(lengths[index] - length)
      length = lengths[index]
      let (entry, place) = (entries.lowerBound + index, UInt32(ranked.count))
      if index < entries.count { places[entry] = place } else { escapePlaces[context] = place }
      ranked.append(
        Ranked(codeword: codeword, entry: UInt32(entry), length: UInt8(length), rest: rest))
      codeword += 1
    }
    starts.append(ranked.count)
  }

  /// The bits for a step: a codeword, or the digits of a rank.
  func codeword(of step: ContextTable.Step) -> (codeword: UInt64, length: Int) {
    let place: UInt32
    switch step {
    case .entry(let entry, _): place = places[entry]
    case .escape(let context): place = escapePlaces[context]
    case .stranger(let rank, let count):
      return (UInt64(rank), Self.width(ofRanksBelow: count))
    }
    let found = ranked[Int(place)]
    return (found.codeword, Int(found.length))
  }

  /// The number of binary digits of a rank.
  static func width(ofRanksBelow count: Int) -> Int {
    digitCount(of: UInt64(max(count, 1) - 1))
  }

  /// Reads the codeword of an entry of `context`; `nil` stands for its escape.
  ///
  /// - Throws: ``DecodeError`` if the bits end within a codeword, or are not one.
  func next(of context: Int, from reader: inout BitReader) throws(DecodeError) -> Int? {
    let start = reader.bitOffset
    let end = starts[context + 1]
    var first = starts[context]
    var codeword: UInt64 = 0
    var length = 0
    while first < end {
      let head = ranked[first]
      let count = Int(head.length) - length
      codeword = codeword << UInt64(count) | (try reader.next(bitCount: count))
      length += count
      // Codewords of equal length are consecutive numbers.
      let distance = codeword &- head.codeword
      if distance < UInt64(head.rest) {
        let entry = Int(ranked[first + Int(distance)].entry)
        return entry == table.entries(of: context).upperBound ? nil : entry
      }
      first += Int(head.rest)
    }
    throw .damaged(bitOffset: start)
  }
}
