extension DistributionFamily {
  /// Every family, in the order in which they are listed.
  public static let all = [
    uniform, bernoulli, binomial, geometric, negativeBinomial, poisson, zipf, zipfMandelbrot,
    dyadic, benford, dirichlet,
  ]
}
