package import SourceCoding

/// The result of `qz score --against` for two models.
package struct ComparisonReport: Sendable {
  /// The names of the files: that of A, the reference, and that of B.
  package let first: String
  package let second: String

  /// The noun for a row: `row`, `token` or `document`.
  package let item: String

  /// The noun for a place in the files: `line`, `row` or `token`.
  package let placeName: String

  /// Remarks on how the files were read and matched, in sentences without their full
  /// stop.
  package let notes: [String]

  /// The names of kinds of rows, by their numbers.
  package let kindNames: [Int: String]

  /// Whether these are kinds of tokens, and not classes.
  package let areKindsOfTokens: Bool

  /// The comparison.
  package let comparison: ModelComparison

  /// Answers drawn from A, in B's code; `nil` if the distributions are not known.
  package let stream: AnswerStream?

  /// The seed for drawing those answers.
  package let seed: UInt64

  /// The amount in bits per row by which B may be worse and still be accepted; `nil` if
  /// none was given.
  package let margin: Double?

  /// Whether the files are those of llama-perplexity, whose own figures are then shown
  /// too.
  package let isLogitsBase: Bool

  package init(
    first: String, second: String, item: String, placeName: String, notes: [String],
    kindNames: [Int: String], areKindsOfTokens: Bool = false, comparison: ModelComparison,
    stream: AnswerStream? = nil,
    seed: UInt64 = 1, margin: Double? = nil, isLogitsBase: Bool = false
  ) {
    (self.first, self.second, self.item) = (first, second, item)
    (self.placeName, self.notes, self.kindNames) = (placeName, notes, kindNames)
    self.areKindsOfTokens = areKindsOfTokens
    (self.comparison, self.stream, self.seed) = (comparison, stream, seed)
    (self.margin, self.isLogitsBase) = (margin, isLogitsBase)
  }

  /// Whether losses are per byte of the text, because the models cut it into different
  /// tokens.
  var isPerByte: Bool { item == "document" }

  /// The unit that losses refer to.
  var per: String { isPerByte ? "byte" : item }

  /// The losses of A and B and their difference in nats per ``per``.
  var losses: (first: GroupInterval?, second: GroupInterval?, difference: GroupInterval?) {
    isPerByte
      ? (
        comparison.lossOfFirstPerByte, comparison.lossOfSecondPerByte,
        comparison.differencePerByte
      )
      : (comparison.lossOfFirst, comparison.lossOfSecond, comparison.difference)
  }

  /// The laws that the streams were checked against.
  package var checks: [Check] { stream?.checks ?? [] }
}
