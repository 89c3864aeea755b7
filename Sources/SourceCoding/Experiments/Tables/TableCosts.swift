/// The cost of each symbol in each of several tables, laid out so that one access to a
/// symbol reads all of its costs.
struct TableCosts: Sendable {
  /// The number of tables.
  let count: Int

  /// The costs in rows of eight tables: the row of symbol x in group g is `g · K + x`.
  private let rows: [SIMD8<UInt64>]
  private let alphabetSize: Int

  /// The cost that stands for a symbol that a table cannot write.
  ///
  /// It is greater than the cost of any message that can be written, and sums of it do
  /// not overflow.
  let unwritable: UInt64

  /// Lays out the given costs of each table, in units; ``unwritable(alphabetSize:)``
  /// stands where there is no codeword.
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

  /// Returns the cost that stands where there is no codeword.
  static func unwritable(alphabetSize: Int) -> UInt64 {
    1 << UInt64(62 - digitCount(of: UInt64(max(alphabetSize, 1) - 1)))
  }

  /// Returns the cost of a symbol of probability `share`, rounded to the nearest unit.
  static func units(ofShare share: Double) -> UInt64 {
    let bits = -PortableLogarithm.log(share) / Mathematics.naturalLogarithmOf2
    return UInt64((max(0, bits) * Double(TableRules.unitsPerBit)).rounded())
  }

  /// The number of groups of eight tables.
  var groupCount: Int { (count + 7) / 8 }

  /// Returns the cost of message `index` in each of the eight tables of a group.
  @inline(__always)
  func sums(of index: Int, in tallies: MessageTallies, group: Int) -> SIMD8<UInt64> {
    var sum = SIMD8<UInt64>(repeating: 0)
    let base = group * alphabetSize
    for place in tallies.starts[index]..<tallies.starts[index + 1] {
      let (symbol, count) = tallies.parts(of: tallies.entries[place])
      let row = rows[base + symbol]
      sum &+= row
      if count > 1 {
        // The mark of an unwritable symbol is added once, however often the symbol
        // occurs.
        let more = row &* SIMD8(repeating: count - 1)
        sum &+= more.replacing(with: 0, where: row .== SIMD8(repeating: unwritable))
      }
    }
    return sum
  }
}
