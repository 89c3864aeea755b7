/// The assignment of the states of a tANS coder to symbols.
///
/// A coder of precision R has the states 2^R to 2^(R+1) − 1, and each belongs to a
/// symbol, which has as many states as shares. A symbol with f of them claims the
/// places nearest to (k + ½) · 2^R / f for k from 0 to f − 1. All claims are served in
/// ascending order, equal ones in symbol order.
///
/// Source: Duda, *Asymmetric numeral systems: entropy coding combining speed of Huffman
/// coding with compression rate of arithmetic coding*, 2013 (the precise
/// initialisation).
public struct TansTable: Sendable {
  /// The symbol of each state, that of the state 2^R first.
  public let spread: [UInt32]

  /// The possible precisions.
  public static let precisions = 1...15

  /// The table for the given shares.
  ///
  /// - Precondition: The shares sum to 2^bits; bits is one of the ``precisions``.
  public init(shares: [UInt32], bits: Int) {
    precondition(Self.precisions.contains(bits), "a precision of 1 to 15 bits")
    precondition(
      shares.reduce(0) { $0 + UInt64($1) } == 1 << UInt64(bits), "the shares sum to 2^bits")
    var claims: [(place: UInt64, symbol: UInt32)] = []
    claims.reserveCapacity(1 << bits)
    for (symbol, share) in shares.enumerated() {
      for claim in 0..<UInt64(share) {
        // In units of 2^(R − 33), which are exact enough and the same on every machine.
        claims.append(((2 * claim + 1) << 32 / UInt64(share), UInt32(symbol)))
      }
    }
    spread = claims.sorted { ($0.place, $0.symbol) < ($1.place, $1.symbol) }.map(\.symbol)
  }
}
