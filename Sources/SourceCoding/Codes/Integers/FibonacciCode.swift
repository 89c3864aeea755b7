/// The Fibonacci code: n + 1 as a sum of Fibonacci numbers, followed by a 1.
///
///     0 1 2 3 4     11  011  0011  1011  00011
///
/// Each bit tells whether its Fibonacci number, 1, 2, 3, 5, 8, …, is in the sum. A
/// greedy choice never takes two neighbours, so the first two ones in a row mark the
/// end.
///
/// Surprise: a wrong bit damages at most three numbers, because decoding recovers at
/// the next pair of ones; after an error, Elias's codes may never recover.
///
/// Bound: about 1.44 log2 (n + 1) + 1.7 bits, as Fibonacci numbers grow by 1.618 a
/// place.
///
/// Source: Apostolico and Fraenkel, *Robust transmission of unbounded strings using
/// Fibonacci representations*, 1987; Zeckendorf, *Représentation des nombres naturels
/// par une somme de nombres de Fibonacci*, 1972.
package struct FibonacciCode: IntegerCode {
  /// The Fibonacci numbers 1, 2, 3, 5, … up to 2^63.
  private static let numbers: [UInt64] = {
    var numbers: [UInt64] = [1, 2]
    while true {
      let next = numbers[numbers.count - 1] + numbers[numbers.count - 2]
      guard next <= numberLimit else { return numbers }
      numbers.append(next)
    }
  }()

  /// Creates the code.
  package init() {}

  /// One more than the place of the greatest summand, counting places from 1.
  package func length(of number: UInt64) -> Int {
    (Self.numbers.firstIndex { $0 > number + 1 } ?? Self.numbers.count) + 1
  }

  /// A bit for each summand, the least first, followed by a 1.
  package func codeword(of number: UInt64) -> Codeword? {
    let places = length(of: number) - 1
    var rest = number + 1
    var reversed = Codeword(onesOfLength: 1)
    for place in (0..<places).reversed() {
      let isSummand = Self.numbers[place] <= rest
      if isSummand { rest -= Self.numbers[place] }
      reversed = Codeword(isSummand ? 1 : 0, length: 1).appending(reversed) ?? reversed
    }
    return reversed
  }
}

extension FibonacciCode {
  static let integers = IntegerCodeFamily(
    name: "fibonacci", summary: "n + 1 as a sum of Fibonacci numbers; two ones end it"
  ) { (_) in FibonacciCode() }
}
