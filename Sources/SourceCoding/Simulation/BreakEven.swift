/// The length from which on a message is cheaper in a code of its own, table included,
/// than in a shared code.
///
/// The code of its own saves some bits with every symbol, and costs its table once:
///
///     N* = table / (Σ q ℓ_shared − Σ q ℓ_own)
///
/// Of many messages, what both codes send for them takes the place of the sums: padding,
/// flags and what tells the ends included, and messages that are sent raw.
///
/// If the shared code suits the message as well as its own code, there is no such
/// length.
package struct BreakEven: Hashable, Sendable {
  /// The name of the design of the message's own code: `huffman`.
  package let design: String

  /// The size of its table in bits.
  package let tableBits: Double

  /// The saving of the message's own code in bits per symbol; it is not above 0 if
  /// there is none, and infinite if the shared code cannot write the message.
  package let saving: Double

  /// The break-even length of two codes, on messages whose symbols have the
  /// distribution of `tally`; `nil` for a message without symbols.
  ///
  /// - Parameters:
  ///   - design: the name of the design of the message's own code.
  ///   - sharedCosts: the cost of each symbol in the shared code, in bits.
  ///   - ownCosts: the cost of each symbol in the code of its own, in bits.
  ///   - tableBits: the size of that code's table in bits.
  ///   - tally: the tally of the message.
  package init?(
    design: String, sharedCosts: [Double], ownCosts: [Double], tableBits: Int, tally: Tally
  ) {
    self.init(
      design: design, sharedBits: tally.weightedSum(of: sharedCosts),
      ownBits: tally.weightedSum(of: ownCosts), tableBits: tableBits, symbolCount: tally.total)
  }

  /// The break-even length of two codes that sent the same symbols; `nil` without
  /// symbols.
  ///
  /// - Parameters:
  ///   - design: the name of the design of the message's own code.
  ///   - sharedBits: what the symbols cost in the shared code, in bits.
  ///   - ownBits: what they cost in the code of their own, in bits, without its table.
  ///   - tableBits: the size of that code's table in bits.
  ///   - symbolCount: the number of symbols.
  package init?(
    design: String, sharedBits: Double, ownBits: Double, tableBits: Int, symbolCount: UInt64
  ) {
    guard symbolCount > 0 else { return nil }
    self.design = design
    self.tableBits = Double(tableBits)
    saving = (sharedBits - ownBits) / Double(symbolCount)
  }

  /// The number N* of symbols from which on the table is repaid; `nil` if it never is.
  package var symbolCount: Double? {
    saving > 0 ? tableBits / saving : nil
  }
}
