/// The costs of a message besides its codewords: how its table is named, whether it may
/// be sent raw, and to which multiple of bits it is padded.
///
///     | flag | selector | codewords | padding |
///
/// Costs are whole numbers of units of 2^−16 bits, so that sums are exact in any order;
/// whole bits are multiples of ``unitsPerBit``.
package struct TableRules: Hashable, Sendable {
  /// The way in which a message names its table.
  package enum Selector: String, CaseIterable, Hashable, Sendable {
    /// ⌈log2 K⌉ bits for each message.
    case fixed
    /// A Huffman code for how often tables are used.
    case huffman
    /// −log2 of the share of messages that use the table; no stream is written.
    case ideal
    /// Nothing, for the protocol knows the table anyway.
    case none
  }

  /// How a message names its table.
  package var selector: Selector

  /// The number of bits to a multiple of which each message is padded.
  package var alignment: Int

  /// Whether a message is sent raw if that is shorter.
  package var orRaw: Bool

  /// The number of bits that say whether a message is sent raw.
  package var flagBits: Int

  /// Makes rules, by default those of a protocol that sends whole bytes.
  package init(
    selector: Selector = .fixed, alignment: Int = 8, orRaw: Bool = false, flagBits: Int = 0
  ) {
    self.selector = selector
    self.alignment = alignment
    self.orRaw = orRaw
    self.flagBits = flagBits
  }

  /// The rules under which only codewords cost anything.
  package static let free = TableRules(selector: .none, alignment: 1)

  /// The same rules without raw messages.
  var withoutRaw: TableRules {
    var rules = self
    rules.orRaw = false
    return rules
  }

  /// The number of units of cost in a bit.
  package static let unitsPerBit: UInt64 = 1 << 16

  /// Returns the cost of naming each table in units, if table k is used `counts[k]`
  /// times.
  func selectorCosts(_ counts: [Int]) -> [UInt64] {
    let unit = Self.unitsPerBit
    switch selector {
    case .none: return counts.map { _ in 0 }
    case .fixed:
      return counts.map { _ in UInt64(digitCount(of: UInt64(max(counts.count, 1) - 1))) * unit }
    case .huffman:
      // A table that no message uses yet gets a name too.
      return Huffman.lengths(for: counts.map { max(1, $0) }).map { UInt64($0 ?? 0) * unit }
    case .ideal:
      let total = counts.reduce(0) { $0 + max(1, $1) }
      return counts.map { TableCosts.units(ofShare: Double(max(1, $0)) / Double(total)) }
    }
  }

  /// Returns a cost rounded up to the alignment, in units.
  @inline(__always)
  func padded(_ units: UInt64) -> UInt64 {
    // Ideal costs are fractions of bits, which need no padding.
    guard alignment > 1 else { return units }
    let step = UInt64(alignment) * Self.unitsPerBit
    if step & (step - 1) == 0 { return (units + step - 1) & ~(step - 1) }
    return (units + step - 1) / step * step
  }

  /// Returns the cost of a raw message of `byteCount` bytes, in units.
  @inline(__always)
  func rawCost(byteCount: UInt32) -> UInt64 {
    padded((UInt64(byteCount) * 8 + UInt64(flags)) * Self.unitsPerBit)
  }

  /// The bits of the flag of each message.
  package var flags: Int { orRaw ? flagBits : 0 }
}
