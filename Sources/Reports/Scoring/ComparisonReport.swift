package import SourceCoding

/// All that `qz score --against` has to say of two models.
package struct ComparisonReport: Sendable {
  /// How the files were named: that of A, which is compared with, and that of B.
  package let first: String
  package let second: String

  /// What a row is: `row`, `token` or `document`.
  package let item: String

  /// What a place in the files is called: `line`, `row` or `token`.
  package let placeName: String

  /// How the files were read and matched, in sentences without their full stop.
  package let notes: [String]

  /// What kinds of rows are called, by their numbers.
  package let kindNames: [Int: String]

  /// The comparison.
  package let comparison: ModelComparison

  /// Answers drawn from A in B's code; `nil` where distributions are not known.
  package let stream: AnswerStream?

  /// The seed of those answers.
  package let seed: UInt64

  /// How much worse B may be and still do, in bits per row; `nil` if nobody said.
  package let margin: Double?

  /// Whether the files are those of llama-perplexity, whose own figures are shown beside.
  package let isLogitsBase: Bool

  package init(
    first: String, second: String, item: String, placeName: String, notes: [String],
    kindNames: [Int: String], comparison: ModelComparison, stream: AnswerStream? = nil,
    seed: UInt64 = 1, margin: Double? = nil, isLogitsBase: Bool = false
  ) {
    (self.first, self.second, self.item) = (first, second, item)
    (self.placeName, self.notes, self.kindNames) = (placeName, notes, kindNames)
    (self.comparison, self.stream, self.seed) = (comparison, stream, seed)
    (self.margin, self.isLogitsBase) = (margin, isLogitsBase)
  }

  /// Whether losses are per byte of the text, since the models cut it into different tokens.
  var isPerByte: Bool { item == "document" }

  /// What losses are per.
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

  /// The laws that the streams were held against.
  package var checks: [Check] { stream?.checks ?? [] }
}
