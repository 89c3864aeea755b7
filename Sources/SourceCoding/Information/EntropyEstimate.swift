/// A rule that estimates the entropy of the source from which data were drawn.
///
/// The plug-in entropy H(q) is that of the data themselves. As an estimate of the
/// source it is too low, because chance makes some symbols too frequent and leaves
/// others out; these rules try to correct that. They estimate a number that nobody can
/// observe. H(q,z) − H(q) is a divergence because both are averages over the same q; a
/// cross entropy less one of these estimates is not.
///
///     EntropyEstimate.millerMadow.entropy(of: Tally(counts: [5, 3]))?.nats
///     // 0.7240632…, where the plug-in has 0.6615632…
///
/// Formulas are in nats, as in the papers; the unit is part of ``Information``.
public struct EntropyEstimate: Sendable {
  /// The name in output for programs: `millerMadow`.
  public let name: String

  /// The name in reports: `Miller-Madow`.
  public let title: String

  /// One line about the rule, with its source.
  public let summary: String

  private let estimate: @Sendable (Tally) -> Information

  init(
    name: String, title: String, summary: String,
    estimate: @escaping @Sendable (Tally) -> Information
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.estimate = estimate
  }

  /// The estimate from the counts of a sample, per symbol.
  ///
  /// - Returns: `nil` if nothing was counted.
  public func entropy(of tally: Tally) -> Information? {
    tally.total > 0 ? estimate(tally) : nil
  }

  /// The greatest possible entropy of a distribution over `symbolCount` symbols, log K.
  ///
  /// An estimate may exceed it, because it estimates the source and does not know the
  /// alphabet.
  public static func greatest(symbolCount: Int) -> Information {
    Information(bits: Mathematics.log2(Double(symbolCount)))
  }

  /// Every rule, in the order in which they are listed.
  public static let all = [plugIn, millerMadow, grassberger, chaoShen, shrinkage]

  /// The entropy of the relative frequencies, with which the others are compared.
  public static let plugIn = EntropyEstimate(
    name: "plugIn", title: "plug-in", summary: "H(q), the data as their own source",
    estimate: { plugInEntropy(of: $0) })

  /// The plug-in entropy, corrected for the first term of its bias.
  ///
  ///     Ĥ = H(q) + (m − 1)/(2N)    nats, with m the number of symbols seen
  ///
  /// The term is in nats: in bits it is (m − 1)/(2N ln 2).
  ///
  /// Source: Miller, *Note on the bias of information estimates*, 1955.
  public static let millerMadow = EntropyEstimate(
    name: "millerMadow", title: "Miller-Madow", summary: "bias (m-1)/2N nats added (Miller 1955)"
  ) { tally in
    let bias = Double(tally.distinctSymbols - 1) / (2 * Double(tally.total))
    return plugInEntropy(of: tally) + Information(nats: bias)
  }

  private static func plugInEntropy(of tally: Tally) -> Information {
    (try? Estimator.maximumLikelihood.distribution(of: tally))?.entropy ?? .zero
  }
}
