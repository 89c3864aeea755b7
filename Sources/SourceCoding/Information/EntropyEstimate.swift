/// A rule that estimates the entropy of what data were drawn from.
///
/// The plug-in entropy H(q) is that of the data themselves. As an estimate of
/// the source behind them it is too low, since chance makes some symbols too
/// frequent and leaves others out; these rules try to put that right. They are
/// guesses at a number nobody sees. H(q,z) − H(q) is a divergence because both
/// are averages over the same q; a cross entropy less one of these is none.
///
///     EntropyEstimate.millerMadow.entropy(of: Tally(counts: [5, 3]))?.nats
///     // 0.7240632…, where the plug-in has 0.6615632…
///
/// Formulas are in nats, as in the papers; ``Information`` knows the unit.
public struct EntropyEstimate: Sendable {
  /// The name for programs: `millerMadow`.
  public let name: String

  /// The name for people: `Miller-Madow`.
  public let title: String

  /// What the rule does, with its source, in one line.
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

  /// The most that the entropy of a distribution over `symbolCount` symbols can be, log K.
  ///
  /// An estimate may exceed it: it is of the source, and does not know the alphabet.
  public static func greatest(symbolCount: Int) -> Information {
    Information(bits: Mathematics.log2(Double(symbolCount)))
  }

  /// Every rule, in the order in which they are listed.
  public static let all = [plugIn, millerMadow, grassberger, chaoShen, shrinkage]

  /// The entropy of the relative frequencies, which the others are seen beside.
  public static let plugIn = EntropyEstimate(
    name: "plugIn", title: "plug-in", summary: "H(q), the data as their own source",
    estimate: { plugInEntropy(of: $0) })

  /// The plug-in entropy with the first term of its bias undone.
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
