/// What each symbol costs in each of several tables, laid out so that one look at a symbol
/// gives all of its costs.
struct TableCosts: Sendable {
  /// The number of tables.
  let count: Int

  /// Rows of eight tables at a time: the row of symbol x in group g is `g · K + x`.
  private let rows: [SIMD8<UInt64>]
  private let alphabetSize: Int

  /// The cost of a symbol that a table cannot write.
  ///
  /// A message that can be written costs less,
  /// and sums of it do not overflow.
  let unwritable: UInt64

  /// The tables with the given costs in units, ``unwritable(alphabetSize:)`` where there is no
  /// codeword.
  init(_ costs: [[UInt64]], alphabetSize: Int) {
    count = costs.count
    self.alphabetSize = alphabetSize
    unwritable = Self.unwritable(alphabetSize: alphabetSize)
    var rows: [SIMD8<UInt64>] = []
    rows.reserveCapacity((costs.count + 7) / 8 * alphabetSize)
    for first in stride(from: 0, to: costs.count, by: 8) {
      for symbol in 0..<alphabetSize {
        var row = SIMD8<UInt64>(repeating: 0)
        for lane in 0..<min(8, costs.count - first) { row[lane] = costs[first + lane][symbol] }
        rows.append(row)
      }
    }
    self.rows = rows
  }

  /// The cost that stands for no codeword.
  static func unwritable(alphabetSize: Int) -> UInt64 {
    1 << UInt64(62 - digitCount(of: UInt64(max(alphabetSize, 1) - 1)))
  }

  /// The cost of a symbol of the given probability in units, to the nearest.
  static func units(ofShare share: Double) -> UInt64 {
    let bits = -PortableLogarithm.log(share) / Mathematics.naturalLogarithmOf2
    return UInt64((max(0, bits) * Double(TableRules.unitsPerBit)).rounded())
  }

  /// The number of groups of eight tables.
  var groupCount: Int { (count + 7) / 8 }

  /// What message `index` costs in the eight tables of a group.
  @inline(__always)
  func sums(of index: Int, in tallies: MessageTallies, group: Int) -> SIMD8<UInt64> {
    var sum = SIMD8<UInt64>(repeating: 0)
    let base = group * alphabetSize
    for place in tallies.starts[index]..<tallies.starts[index + 1] {
      let (symbol, count) = tallies.parts(of: tallies.entries[place])
      let row = rows[base + symbol]
      sum &+= row
      if count > 1 {
        // What cannot be written costs no more for being there twice.
        let more = row &* SIMD8(repeating: count - 1)
        sum &+= more.replacing(with: 0, where: row .== SIMD8(repeating: unwritable))
      }
    }
    return sum
  }
}
