internal import SourceCoding

extension KraftSum {
  /// The sum in at most 20 columns: the whole fraction, or a decimal number if that is longer.
  ///
  /// A sum so close to 1 that its decimals would say 1 is written as `1 − 2.4e-12`.
  var text: String {
    let fraction = "\(self)"
    guard fraction.columnCount > 20 else { return fraction }
    let decimal = NumberText.fixed(value, decimals: 8)
    guard decimal == NumberText.fixed(1, decimals: 8), !exceedsOne else { return decimal }
    return "1 − \(NumberText.significant(Information(bits: -log2).nats))"
  }
}
