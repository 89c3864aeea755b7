/// Levenshtein's code: the number of steps in unary, then the digits of every number
/// except their first digits.
///
/// Each step takes the number of digits of the number before it.
///
///     0 1 2 3 4     0  10  1100  1101  1110000
///
/// Surprise: it is the oldest universal code, seven years older than those of Elias;
/// and it covers 0 directly, without adding 1.
///
/// Bound: log2 n + log2 log2 n + … + O(log* n) bits, as for Elias's ω.
///
/// Source: Levenshtein, *On the redundancy and delay of decodable coding of natural
/// numbers*, 1968.
package struct Levenshtein: IntegerCode {
  /// Creates the code.
  package init() {}

  /// The number of bits of the ones, of the zero, and of all digits except the first
  /// ones.
  package func length(of number: UInt64) -> Int {
    var length = 1
    var rest = number
    while rest > 0 {
      // A one for each number, and its digits except the first.
      length += digitCount(of: rest)
      rest = UInt64(digitCount(of: rest) - 1)
    }
    return length
  }

  /// The ones, a zero, and the digits of the numbers from the shortest to the longest.
  package func codeword(of number: UInt64) -> Codeword? {
    var digits = Codeword(zerosOfLength: 0)
    var steps = 0
    var rest = number
    while rest > 0 {
      let group = Codeword(rest, length: digitCount(of: rest) - 1)
      guard let longer = group.appending(digits) else { return nil }
      digits = longer
      steps += 1
      rest = UInt64(group.length)
    }
    return Codeword(onesOfLength: steps).appending(bit: 0).appending(digits)
  }
}

extension Levenshtein {
  static let integers = IntegerCodeFamily(
    name: "levenshtein",
    summary: "the number of recursive steps in unary, then their digits"
  ) { (_) in Levenshtein() }
}
