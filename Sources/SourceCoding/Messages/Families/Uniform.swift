extension DistributionFamily {
  /// The uniform distribution: N equally likely values.
  ///
  ///     p(i) = 1/N                  i = 0 … N − 1
  ///     N                           1 to 2^20
  ///     mean, variance              (N − 1)/2, (N² − 1)/12
  ///     entropy                     log2 N, more than any other on N values has
  ///
  /// Source: Laplace, *Théorie analytique des probabilités*, 1812.
  public static let uniform = DistributionFamily(
    name: "uniform", summary: "the values 0 to N - 1, equally likely",
    parameters: [.count("N")], end: .firstParameter
  ) { values, count in
    let valueCount = Int(values[0].value)
    let kept = min(valueCount, count)
    return Member(
      weights: (0..<count).map { WideReal($0 < kept ? 1 : 0) },
      truncatedMass: Double(valueCount - kept) / Double(valueCount))
  }
}
