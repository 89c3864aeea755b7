/// What a message pays besides the code of its table: how tables are named, whether it may be
/// sent as it is, and to what it is filled up.
///
///     | flag | selector | codewords | padding |
///
/// Costs are whole numbers of units, 2^−16 bits each, so that sums are exact in any order:
/// whole bits are multiples of ``unitsPerBit``.
package struct TableRules: Hashable, Sendable {
  /// How a message says which table it uses.
  package enum Selector: String, CaseIterable, Hashable, Sendable {
    /// ⌈log2 K⌉ bits.
    case fixed
    /// A Huffman code for how often tables are used.
    case huffman
    /// −log2 of how often they are used; no stream is written.
    case ideal
    /// Nothing: the protocol knows it anyway.
    case none
  }

  /// How tables are named.
  package var selector: Selector

  /// Messages are filled up to a multiple of so many bits.
  package var alignment: Int

  /// Whether a message that is shorter as it is goes so.
  package var orRaw: Bool

  /// The bits that say whether it does.
  package var flagBits: Int

  /// Rules as protocols of whole bytes have them.
  package init(
    selector: Selector = .fixed, alignment: Int = 8, orRaw: Bool = false, flagBits: Int = 0
  ) {
    self.selector = selector
    self.alignment = alignment
    self.orRaw = orRaw
    self.flagBits = flagBits
  }

  /// Rules under which nothing is paid but codewords.
  package static let free = TableRules(selector: .none, alignment: 1)

  /// The same for messages none of which goes as it is.
  var withoutRaw: TableRules {
    var rules = self
    rules.orRaw = false
    return rules
  }

  /// How many units of cost are a bit.
  package static let unitsPerBit: UInt64 = 1 << 16

  /// What naming each table costs in units, if table k is used `counts[k]` times.
  func selectorCosts(_ counts: [Int]) -> [UInt64] {
    let unit = Self.unitsPerBit
    switch selector {
    case .none: return counts.map { _ in 0 }
    case .fixed:
      return counts.map { _ in UInt64(digitCount(of: UInt64(max(counts.count, 1) - 1))) * unit }
    case .huffman:
      // A table that no message uses yet has a name too.
      return Huffman.lengths(for: counts.map { max(1, $0) }).map { UInt64($0 ?? 0) * unit }
    case .ideal:
      let total = counts.reduce(0) { $0 + max(1, $1) }
      return counts.map { TableCosts.units(ofShare: Double(max(1, $0)) / Double(total)) }
    }
  }

  /// A cost filled up to the alignment, in units.
  @inline(__always)
  func padded(_ units: UInt64) -> UInt64 {
    // Ideal costs are parts of bits, and nothing fills those up.
    guard alignment > 1 else { return units }
    let step = UInt64(alignment) * Self.unitsPerBit
    if step & (step - 1) == 0 { return (units + step - 1) & ~(step - 1) }
    return (units + step - 1) / step * step
  }

  /// What a message of so many bytes costs as it is, in units.
  @inline(__always)
  func rawCost(byteCount: UInt32) -> UInt64 {
    padded((UInt64(byteCount) * 8 + UInt64(flags)) * Self.unitsPerBit)
  }

  /// The bits of the flag that each message has.
  package var flags: Int { orRaw ? flagBits : 0 }
}
