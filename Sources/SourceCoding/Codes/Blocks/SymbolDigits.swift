/// The symbols that z does not call impossible, numbered from 0 up as digits.
///
/// Codes on several symbols at a time are made of these alone, by the probabilities of
/// z; a reader, who has nothing but the weights, makes the same.
struct SymbolDigits: Sendable {
  /// The symbol of each digit.
  let symbols: [UInt32]

  /// The digit of each symbol; −1 for one that z calls impossible.
  let digits: [Int32]

  /// The weights of z, of all symbols.
  let weights: [Double]

  /// The possible symbols of `z`, in their order.
  init(of z: Distribution) {
    weights = z.weights
    symbols = z.support.map { UInt32($0) }
    var digits = [Int32](repeating: -1, count: z.alphabetSize)
    for (digit, symbol) in symbols.enumerated() { digits[Int(symbol)] = Int32(digit) }
    self.digits = digits
  }

  /// The number of digits.
  var count: Int { symbols.count }

  /// The probability of each digit: its weight, divided by the plain sum of all.
  var probabilities: [Double] {
    let present = symbols.map { weights[Int($0)] }
    let total = present.reduce(0, +)
    return present.map { $0 / total }
  }

  /// Whether a symbol is a digit.
  func isPossible(_ symbol: Int) -> Bool { symbol < digits.count && digits[symbol] >= 0 }

  /// The probability of each digit in `q`.
  func probabilities(in q: Distribution) -> [Double] {
    symbols.map { q.probability(of: Int($0)) }
  }

  /// For each digit the probabilities of the digits that follow it in `chain`; all 0
  /// behind a digit that the chain does not have.
  func rows(of chain: MarkovChain) -> [[Double]] {
    symbols.map { symbol in
      chain.rows[Int(symbol)].map(probabilities(in:)) ?? Array(repeating: 0, count: count)
    }
  }
}
