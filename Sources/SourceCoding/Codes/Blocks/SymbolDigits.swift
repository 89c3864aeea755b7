/// The symbols with a probability above 0 under z, numbered from 0 on as digits.
///
/// Codes on several symbols at a time are made of these symbols alone, from the
/// probabilities of z. A reader, who has only the weights, makes the same code.
struct SymbolDigits: Sendable {
  /// The symbol of each digit.
  let symbols: [UInt32]

  /// The digit of each symbol; −1 for a symbol whose probability is 0.
  let digits: [Int32]

  /// The weights of all symbols under z.
  let weights: [Double]

  /// The symbols of `z` with a probability above 0, in their order.
  init(of z: Distribution) {
    weights = z.weights
    symbols = z.support.map { UInt32($0) }
    var digits = [Int32](repeating: -1, count: z.alphabetSize)
    for (digit, symbol) in symbols.enumerated() { digits[Int(symbol)] = Int32(digit) }
    self.digits = digits
  }

  /// The number of digits.
  var count: Int { symbols.count }

  /// The probability of each digit: its weight divided by the plain sum of all weights.
  var probabilities: [Double] {
    let present = symbols.map { weights[Int($0)] }
    let total = present.reduce(0, +)
    return present.map { $0 / total }
  }

  /// Whether a symbol has a digit.
  func isPossible(_ symbol: Int) -> Bool { symbol < digits.count && digits[symbol] >= 0 }

  /// The probability of each digit under `q`.
  func probabilities(in q: Distribution) -> [Double] {
    symbols.map { q.probability(of: Int($0)) }
  }

  /// For each digit, the probabilities of the digits that follow it in `chain`; all are
  /// 0 after a digit that the chain does not have.
  func rows(of chain: MarkovChain) -> [[Double]] {
    symbols.map { symbol in
      chain.rows[Int(symbol)].map(probabilities(in:)) ?? Array(repeating: 0, count: count)
    }
  }
}
