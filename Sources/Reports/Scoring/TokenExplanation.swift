internal import SourceCoding

/// A score of tokens that is explained step by step: one token, all tokens, the stream.
///
/// In JSON and CSV it is the score itself.
package struct TokenExplanation: Presentable {
  private let report: TokenReport

  /// The explanation of a score.
  package init(of report: TokenReport) { self.report = report }

  package var json: JSONValue { report.json }

  package var observations: Observations { report.observations }

  package func document(_ view: View) -> Document {
    let whole = report.document(view)
    return Document(
      title: "\(whole.title) Step by step", summary: whole.summary, topic: whole.topic,
      sections: [
        Section("1. one \(report.item)", [.lines(report.firstToken.map(tokenLines) ?? [])]),
        Section("2. all \(report.item)s", [.lines(sumLines)]),
        Section("3. each byte", [.lines(byteLines)]),
        Section("4. the stream", [.table(report.streamTable), .lines(report.streamLines)]),
      ])
  }

  private var score: TokenScore { report.score }
}

// MARK: - The steps

extension TokenExplanation {
  private func tokenLines(_ token: TokenReport.Token) -> [String] {
    let unit = report.unit
    let cost = Information(
      bits: token.logProbability == 0 ? 0 : -token.logProbability * unit.bitsPerUnit)
    let name = "'\(token.text.onOneLine.shortened(to: 24))'"
    var lines = [
      "Take the first \(report.item) that was predicted, \(report.placeName) \(token.place): \(name), "
        + "\(NumberText.counted(token.byteCount, "byte")) of text."
    ]
    guard cost.isFinite else {
      return lines + ["The model calls it impossible, which costs infinitely many bits."]
    }
    let log = NumberText.fixed(token.logProbability, decimals: 5)
    let base = unit.base
    let bits = NumberText.fixed(cost.bits, decimals: 5)
    lines.append(
      "Its log-probability is \(log) \(unit), so the model gave it  p = \(base)^\(log) = "
        + "\(NumberText.probability(of: cost)).")
    lines.append(
      "An ideal code for the model gives it  −log2 p = \(bits) bits"
        + (unit == .nats ? ", which is \(NumberText.fixed(cost.nats, decimals: 5)) / ln 2." : "."))
    if token.byteCount > 0 {
      lines.append(
        "Its text has  8 · \(token.byteCount) = "
          + "\(NumberText.counted(8 * token.byteCount, "bit")) as it is: the code takes "
          + "\(bits) / \(token.byteCount) = "
          + "\(NumberText.fixed(cost.bits / Double(token.byteCount), decimals: 5)) bits for each byte."
      )
    }
    return lines
  }

  private var total: String { NumberText.fixed(score.total.bits, decimals: 5) }

  private var sumLines: [String] {
    guard score.total.isFinite else {
      return [
        "Of \(NumberText.counted(score.tokenCount, report.item)), the model calls "
          + "\(NumberText.grouped(score.impossible.count)) impossible: the sum is infinite."
      ]
    }
    let loss = score.crossEntropy
    let steps = CrossEntropySteps(
      total: score.total, mean: loss, count: score.tokenCount, item: report.item)
    return steps.lines + [
      "The perplexity is  e^\(NumberText.fixed(loss.nats, decimals: 5)) = "
        + "\(NumberText.perplexity(of: loss, decimals: 4)): as hard as a "
        + "choice among so many equally likely \(report.item)s."
    ]
  }

  private var byteLines: [String] {
    guard let rate = score.crossEntropyPerByte, score.total.isFinite else { return [] }
    return [
      "The \(report.item)s stand for \(NumberText.counted(score.byteCount, "byte")) of text.",
      "Divided by the bytes:  \(total) / \(NumberText.grouped(score.byteCount)) = "
        + "\(NumberText.fixed(rate.bits, decimals: 5)) bits a byte, which can be compared between models "
        + "that cut text into different tokens.",
    ]
  }
}
