internal import SourceCoding

/// The key figures on the page of a score.
extension PredictionReport {
  /// The loss, the perplexity, the accuracy, the calibration error and the size of the labels as a stream.
  func keyFigures(_ view: View) -> [KeyFigure] {
    guard score.rowCount > 0 else { return [] }
    var figures = [
      KeyFigure(
        "loss", NumberText.fixed(score.crossEntropy.nats, decimals: 4), "nats/row",
        "\(NumberText.fixed(score.crossEntropy.bits, decimals: 4)) bits: the mean cost of a label"),
      KeyFigure(
        "perplexity", NumberText.perplexity(of: score.crossEntropy, decimals: 4), "",
        "of \(NumberText.counted(score.classCount, "class"))"),
    ]
    if let accuracy = score.accuracy {
      figures.append(
        KeyFigure(
          "accuracy", NumberText.fixed(100 * accuracy, decimals: 2), "%",
          "of the rows have their label as the likeliest class"))
    }
    if let error = score.calibration.expectedError {
      figures.append(
        KeyFigure(
          "calibration", NumberText.fixed(100 * error, decimals: 2), "%",
          "between confidence and accuracy on average"))
    }
    if let bitCount = result.coding.bitCount {
      figures.append(
        KeyFigure(
          "stream", NumberText.amount((Double(bitCount) / 8).rounded(.up), of: .infinity), "bytes",
          "all \(NumberText.counted(score.rowCount, "label")), written and read again"))
    }
    return figures
  }
}
