/// From which length on a message is cheaper in a code of its own, table included,
/// than in one that both sides share.
///
/// The code of its own saves some bits with every symbol, and costs its table once:
///
///     N* = table / (Σ q ℓ_shared − Σ q ℓ_own)
///
/// A shared code that suits the message as well as its own is never overtaken.
package struct BreakEven: Hashable, Sendable {
  /// How the message's own code is designed: `huffman`.
  package let design: String

  /// The bits of its table.
  package let tableBits: Double

  /// What the message's own code saves, in bits per symbol; not above 0 where it
  /// saves nothing, and infinite where the shared code cannot write the message.
  package let saving: Double

  /// The break-even of two codes on messages of which the symbols are distributed
  /// like those of `tally`; `nil` for a message without symbols.
  ///
  /// - Parameters:
  ///   - design: how the message's own code is designed.
  ///   - sharedCosts: what each symbol costs in the shared code, in bits.
  ///   - ownCosts: what each costs in the code of its own.
  ///   - tableBits: the bits of that code's table.
  ///   - tally: the tally of the message.
  package init?(
    design: String, sharedCosts: [Double], ownCosts: [Double], tableBits: Int, tally: Tally
  ) {
    guard tally.total > 0 else { return nil }
    self.design = design
    self.tableBits = Double(tableBits)
    saving =
      (tally.weightedSum(of: sharedCosts) - tally.weightedSum(of: ownCosts)) / Double(tally.total)
  }

  /// N*, the number of symbols from which on the table is repaid; `nil` if it never
  /// is.
  package var symbolCount: Double? {
    saving > 0 ? tableBits / saving : nil
  }
}
