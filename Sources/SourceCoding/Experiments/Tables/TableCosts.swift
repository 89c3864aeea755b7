internal import Kernels

/// The cost of each symbol in each of several tables, laid out so that one access to a
/// symbol reads all of its costs.
///
/// Costs are in rows of eight tables, and the rows of a group of eight one after another. Codewords
/// of whole bits fit narrow rows, which are added several times as fast.
struct TableCosts: Sendable {
  /// The number of tables.
  let count: Int

  /// The costs in bits; `nil` unless each is a whole number of at most ``mostNarrowBits``.
  private let narrowRows: CostRows?

  /// The costs in units: the row of symbol x in group g is `g · K + x`; empty if rows are narrow.
  private let rows: [SIMD8<UInt64>]

  private let alphabetSize: Int

  /// The cost that stands for a symbol that a table cannot write.
  ///
  /// It is greater than the cost of any message that can be written, and sums of it do
  /// not overflow.
  let unwritable: UInt64

  /// Whether every table has a codeword for every symbol.
  let writesAll: Bool

  /// The greatest number of bits of a codeword in a narrow row.
  private static let mostNarrowBits: UInt64 = 255

  /// Lays out the given costs of each table, in units; ``unwritable(alphabetSize:)``
  /// stands where there is no codeword.
  init(_ costs: [[UInt64]], alphabetSize: Int) {
    count = costs.count
    self.alphabetSize = alphabetSize
    unwritable = Self.unwritable(alphabetSize: alphabetSize)
    let unit = TableRules.unitsPerBit
    var (digits, greatest): (UInt64, UInt64) = (0, 0)
    for table in costs {
      for cost in table { (digits, greatest) = (digits | cost, max(greatest, cost)) }
    }
    writesAll = greatest < unwritable
    if digits % unit == 0, greatest <= Self.mostNarrowBits * unit {
      let symbolBits = MessageTallies.symbolBits(alphabetSize: alphabetSize)
      let rows = Self.rows(costs, height: 1 << Int(symbolBits)) { UInt16($0 / unit) }
      (narrowRows, self.rows) = (CostRows(rows, symbolBits: symbolBits), [])
    } else {
      (narrowRows, rows) = (nil, Self.rows(costs, height: alphabetSize) { $0 })
    }
  }

  /// The costs in tables that a rule makes for each of the given counts.
  ///
  /// - Throws: ``DesignError`` if there is no code for some counts.
  init(of tallies: [[UInt64]], by design: TableDesign, alphabetSize: Int) throws(DesignError) {
    var costs: [[UInt64]] = []
    for tally in tallies { costs.append(try design.costs(for: tally)) }
    self.init(costs, alphabetSize: alphabetSize)
  }

  @inline(__always)
  private static func rows<Lane: FixedWidthInteger & SIMDScalar>(
    _ costs: [[UInt64]], height: Int, _ lane: (UInt64) -> Lane
  ) -> [SIMD8<Lane>] {
    var rows = [SIMD8<Lane>](repeating: .zero, count: (costs.count + 7) / 8 * height)
    var places = rows.mutableSpan
    for (table, costs) in costs.enumerated() {
      let (first, costs) = (table / 8 * height, costs.span)
      for symbol in costs.indices { places[first + symbol][table % 8] = lane(costs[symbol]) }
    }
    return rows
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

  /// Calls `body` for each of the given messages with its place among them and its cost in each of
  /// the eight tables of a group.
  @inline(__always)
  func forEachSum(
    of items: Span<UInt32>, in tallies: MessageTallies, group: Int,
    _ body: (Int, SIMD8<UInt64>) -> Void
  ) {
    guard let narrowRows else {
      for place in items.indices { body(place, sums(of: Int(items[place]), in: tallies, group)) }
      return
    }
    var sums = [SIMD8<UInt64>](repeating: .zero, count: min(items.count, Self.itemsAtATime))
    var start = 0
    while start < items.count {
      let part = items.extracting(start..<min(items.count, start + Self.itemsAtATime))
      var places = sums.mutableSpan
      narrowRows.sum(
        of: part, starts: tallies.starts.span, entries: tallies.entries.span, group: group,
        into: &places)
      for place in part.indices {
        body(start + place, sums[place] &* SIMD8(repeating: TableRules.unitsPerBit))
      }
      start += part.count
    }
  }

  /// The number of messages whose costs in narrow rows are added before they are used; they fit the
  /// first cache.
  private static let itemsAtATime = 256

  /// Returns the cost of message `index` in each of the eight tables of a group.
  func sums(of index: Int, in tallies: MessageTallies, group: Int) -> SIMD8<UInt64> {
    guard let narrowRows else { return sums(of: index, in: tallies, group) }
    let item: InlineArray<1, UInt32> = [UInt32(index)]
    var sum: InlineArray<1, SIMD8<UInt64>> = [.zero]
    var place = sum.mutableSpan
    narrowRows.sum(
      of: item.span, starts: tallies.starts.span, entries: tallies.entries.span, group: group,
      into: &place)
    return sum[0] &* SIMD8(repeating: TableRules.unitsPerBit)
  }

  @inline(__always)
  private func sums(of index: Int, in tallies: MessageTallies, _ group: Int) -> SIMD8<UInt64> {
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
