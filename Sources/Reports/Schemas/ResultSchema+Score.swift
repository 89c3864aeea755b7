extension ResultSchema {
  static let score = ResultSchema(
    name: "score", identifier: "qz.score/1", summary: "what 'qz score' writes",
    shape: .either([.object(predictions), .object(tokens)]))

  /// Rows of a classifier.
  private static let predictions: KeyValuePairs<String, ResultShape> = [
    "schema": .constant("qz.score/1"), "kind": .constant("predictions"),
    "summary": .object([
      "text": .text, "crossEntropy": .real, "priorEntropy": .optional(.real), "rowCount": .integer,
    ]), "source": .text, "labels": .text, "rowCount": .integer,
    "classCount": .integer, "areLabelsSoft": .flag, "rules": rules, "notes": .texts,
    "suspicions": .texts, "grain": .texts, "labelEntropy": .real, "divergence": .real,
    "crossEntropy": .real,
    "crossEntropyNats": .real, "possibleCrossEntropy": .optional(.real),
    "logLikelihoodNats": .optional(.real), "standardError": .optional(.number),
    "halfWidth95": .optional(.number), "intervalBy": .optional(.text), "documentCount": .integer,
    "figures": .list(
      .object([
        "name": .text, "unit": .text, "value": .optional(.real), "halfWidth95": .optional(.number),
      ])),
    "reverseCrossEntropy": .optional(.real), "reverseInfiniteRows": .integer,
    "priorEntropy": .optional(.real), "perplexity": .optional(.real), "accuracy": .optional(.real),
    "impossible": impossible, "coding": .coding,
    "temperature": .optional(
      .object([
        "best": .real, "before": .real, "after": .real, "saving": .optional(.real),
        "changesNothing": .flag, "rows": .integer,
      ])),
    "calibration": .object([
      "expectedError": .optional(.real), "meanConfidence": .optional(.real),
      "bins": .list(
        .object([
          "above": .real, "upTo": .real, "rows": .integer, "confidence": .optional(.real),
          "accuracy": .optional(.real),
        ])),
    ]),
    "classes": .list(
      .object([
        "class": .text, "mass": .real, "hits": .real, "predictions": .integer,
        "impossibleMass": .real, "crossEntropy": .optional(.real),
      ])),
    "confusions": .list(
      .object(["label": .text, "prediction": .text, "count": .integer, "bits": .real])),
    "checks": .checks,
  ]

  private static let rules = ResultShape.object([
    "scale": .text, "tolerance": .real, "normalize": .flag, "greatestDeviation": .real,
    "greatestLabelDeviation": .real, "clip": .optional(.real), "raisedValues": .integer,
    "raisedRows": .integer, "raisedLabels": .integer, "temperature": .real,
  ])

  private static let impossible = ResultShape.object([
    "count": .integer, "places": .list(.integer), "placeName": .text,
  ])

  /// Tokens of a language model.
  private static let tokens: KeyValuePairs<String, ResultShape> = [
    "schema": .constant("qz.score/1"), "kind": .constant("tokens"),
    "summary": .object([
      "text": .text, "bitsPerByte": .optional(.real), "textBytes": .integer, "information": .real,
    ]), "source": .text, "base": .text,
    "item": .text, "tokenCount": .integer, "byteCount": .integer, "byteRule": .text,
    "brokenTokens": .integer, "tokensWithoutText": .integer, "information": .real,
    "possibleInformation": .real, "crossEntropy": .real, "crossEntropyNats": .real,
    "crossEntropyPerByte": .optional(.real), "standardError": .optional(.number),
    "halfWidth95": .optional(.number), "effectiveCount": .optional(.number),
    "perplexity": .optional(.real),
    "nllPerToken": .real, "bitsPerByte": .optional(.figure),
    "bitsPerCharacter": .optional(.figure), "bitsPerByteWithoutSpecials": .optional(.figure),
    "bytePerplexity": .optional(.real), "wordPerplexity": .optional(.real),
    "characterCount": .integer, "wordCount": .integer, "documentCount": .integer,
    "intervalBy": .optional(.text), "intervalGroups": .optional(.integer),
    "specialTokens": .integer,
    "unpredicted": .object(["count": .integer, "byteCount": .integer]),
    "possibleBitsPerByte": .optional(.real), "notes": .texts,
    "failedRequests": .optional(
      .object(["count": .integer, "firstID": .optional(.text), "firstReason": .text])),
    "unknown": .object([
      "count": .integer, "byteCount": .integer, "perplexityWithout": .optional(.real),
    ]),
    "impossible": impossible,
    "coding": .object([
      "bitCount": .optional(.integer), "coded": .text, "roundTrip": .optional(.flag),
      "outcome": .text,
    ]),
    "checks": .checks,
  ]

  static let comparison = ResultSchema(
    name: "comparison", identifier: "qz.comparison/1",
    summary: "what 'qz score --against' writes",
    shape: .object([
      "schema": .constant("qz.comparison/1"),
      "summary": .object([
        "text": .text, "verdict": .word(["better", "worse", "open", "none"]),
        "difference": .optional(.number), "halfWidth95": .optional(.number),
      ]),
      "suspicions": .texts, "first": .text,
      "second": .text, "item": .text, "per": .text, "count": .integer, "possibleCount": .integer,
      "documentCount": .integer, "verdict": .word(["better", "worse", "open", "none"]),
      "margin": .optional(.number), "notes": .texts, "checks": .checks,
      "lossOfFirst": .optional(.figure), "lossOfSecond": .optional(.figure),
      "difference": .optional(.figure), "intervalBy": .optional(.text),
      "intervalGroups": .optional(.integer), "logPerplexityRatio": .optional(.figure),
      "decidingCount": .optional(.number),
      "wins": .object(["first": .integer, "second": .integer, "ties": .integer]),
      "correlation": .optional(.number),
      "impossible": .object(["first": .integer, "second": .integer]),
      "accuracy": .optional(
        .object([
          "first": .number, "second": .number, "difference": .optional(.figure),
          "onlyFirst": .integer, "onlySecond": .integer, "significance": .number,
        ])),
      "forward": .optional(.figure), "backward": .optional(.figure),
      "forwardWithFloor?": .optional(.figure), "isLowerBound?": .flag,
      "infiniteForward?": .integer, "infiniteBackward?": .integer, "sameTop": .optional(.figure),
      "change": .optional(.figure), "changeRMS?": .optional(.number),
      "divergenceQuantiles": quantiles, "changeQuantiles": quantiles, "kinds": parts,
      "positions": parts, "costliestInSecond": items, "costliestInFirst": items,
      "mostDivergent": items,
      "stream": .optional(
        .object([
          "seed": .text, "entropy": .real, "mismatch": .real, "crossEntropy": .real,
          "sampling": .optional(.real), "coder": .optional(.number), "drawnInSecond": .coding,
          "drawnInFirst": .coding, "labelsInFirst": .coding, "labelsInSecond": .coding,
        ])),
    ]))

  static let ranking = ResultSchema(
    name: "ranking", identifier: "qz.ranking/1",
    summary: "what 'qz score --against' writes for several models",
    shape: .object([
      "schema": .constant("qz.ranking/1"),
      "summary": .object(["text": .text, "best": .optional(.text), "loss": .optional(.real)]),
      "reference": .text, "per": .text, "isLowerBound": .flag,
      "models": .list(
        .object([
          "name": .text, "rank": .integer, "size": .optional(.number), "loss": .figure,
          "behindBest": .optional(.figure), "divergence": .optional(.number),
          "divergenceHalfWidth95": .optional(.number),
        ])),
      "equalSizes": .list(
        .object([
          "model": .text, "smaller": .text, "larger": .text, "weightOfLarger": .number,
          "interpolatedLoss": .real, "difference": .real, "halfWidth95": .optional(.number),
          "interpolatedDivergence": .optional(.number),
        ])),
      "checks": .checks,
    ]))

  private static let quantiles = ResultShape.optional(
    .list(.object(["part": .number, "value": .optional(.real)])))

  private static let parts = ResultShape.list(
    .object([
      "name": .text, "count": .integer, "first": .real, "second": .real,
      "forward": .optional(.real),
    ]))

  private static let items = ResultShape.list(
    .object([
      "place": .integer, "id": .optional(.text), "answer": .text, "first": .real, "second": .real,
      "forward": .optional(.real),
    ]))
}
