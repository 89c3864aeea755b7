/// The Fibonacci code: n + 1 as a sum of Fibonacci numbers, and a 1.
///
///     0 1 2 3 4     11  011  0011  1011  00011
///
/// Bit i says whether 1, 2, 3, 5, 8, … number i is in the sum. Taken greedily, no two
/// neighbours are; so the first two ones in a row are the end.
///
/// Surprise: a wrong bit spoils no more than three numbers, as the next pair of ones
/// sets things right; the codes of Elias may be lost for good.
///
/// Bound: about 1.44 log2 (n + 1) + 1.7 bits, as Fibonacci numbers grow by 1.618 a place.
///
/// Source: Apostolico and Fraenkel, *Robust transmission of unbounded strings using
/// Fibonacci representations*, 1987; Zeckendorf, *Représentation des nombres naturels
/// par une somme de nombres de Fibonacci*, 1972.
package struct FibonacciCode: IntegerCode {
  /// 1, 2, 3, 5, …, all that are at most 2^63.
  private static let numbers: [UInt64] = {
    var numbers: [UInt64] = [1, 2]
    while true {
      let next = numbers[numbers.count - 1] + numbers[numbers.count - 2]
      guard next <= numberLimit else { return numbers }
      numbers.append(next)
    }
  }()

  /// The code.
  package init() {}

  /// One more than the place of the greatest summand, places counted from 1.
  package func length(of number: UInt64) -> Int {
    (Self.numbers.firstIndex { $0 > number + 1 } ?? Self.numbers.count) + 1
  }

  /// The summands, the least first, and a 1.
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
