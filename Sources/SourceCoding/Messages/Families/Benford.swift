extension DistributionFamily {
  /// Benford's distribution: the first digit of numbers of many sizes.
  ///
  ///     p(d) = log_B(1 + 1/d)       d = 1 … B − 1
  ///     B                           the base in which numbers are written, 2 to
  ///                                 2^20; 10 if it is left out
  ///     mean                        B − 1 − log_B (B − 1)!
  ///     variance                    Σ d² p(d) − mean², not simpler
  ///     entropy                     no closed form; 2.8758 bits in base 10
  ///
  /// The digit d is the value d, not its character. Surprise: it is the only law of
  /// first digits that stays the same when the unit of measurement changes.
  ///
  /// Source: Newcomb, *Note on the frequency of use of the different digits in natural
  /// numbers*, 1881; Benford, *The law of anomalous numbers*, 1938.
  public static let benford = DistributionFamily(
    name: "benford", summary: "first digits of numbers in base B (default 10)",
    parameters: [.count("B", from: 2, fallback: 10)], end: .firstParameter
  ) { values, count in
    let base = Int(values[0].value)
    func logarithm(_ x: Int) -> WideReal { WideReal(Double(x)).naturalLogarithm }
    let kept = min(base, count)
    let beyond = (logarithm(base) - logarithm(kept)) / logarithm(base)
    return Member(
      weights: (0..<count).map { digit in
        guard digit > 0, digit < base else { return .zero }
        return (WideReal(Double(digit + 1)) / WideReal(Double(digit))).naturalLogarithm
      }, truncatedMass: kept == base ? 0 : beyond.value)
  }
}
