extension DistributionFamily {
  /// The dyadic distribution: each value is half as likely as the previous one, except
  /// for the last two, which are equally likely.
  ///
  ///     p(i) = 2^−(i + 1)           i = 0 … N − 2
  ///     p(N − 1) = p(N − 2)         so that they sum to one
  ///     N                           the number of values, 1 to 2^20
  ///     mean                        1 − 2^(1 − N)
  ///     variance                    2 − (2N − 1) 2^(1 − N) − 4^(1 − N)
  ///     entropy                     2 − 2^(2 − N)
  ///
  /// All surprisals are whole numbers of bits, so a prefix code can meet the entropy
  /// exactly: Huffman's and Shannon's lengths are i + 1, except N − 1 for the last
  /// value.
  ///
  /// Source: Cover and Thomas, *Elements of Information Theory*, 1991, section 5.
  public static let dyadic = DistributionFamily(
    name: "dyadic",
    summary: "N values, each half as likely as the previous one; the last two equal",
    parameters: [.count("N")], end: .firstParameter
  ) { values, count in
    let last = Int(values[0].value) - 1
    let weights = (0..<count).map { i in
      i > last ? WideReal.zero : WideReal(1).scaled(byPowerOfTwo: -min(i + 1, last))
    }
    return Member(
      weights: weights,
      truncatedMass: count > last ? 0 : WideReal(1).scaled(byPowerOfTwo: -count).value)
  }
}
