extension ResultSchema {
  static let report = ResultSchema(
    name: "report", identifier: "qz.report/2", summary: "what 'qz report' writes",
    shape: .object([
      "schema": .constant("qz.report/2"),
      "summary": .object([
        "text": .text, "rawBytes": .integer, "entropy": .number, "code?": .text,
        "rate?": .optional(.number), "bytes?": .integer, "ownRate?": .optional(.number),
        "excess?": .optional(.number), "breakEvenSymbols?": .optional(.number),
      ]),
      "source": .object([
        "spec": .text, "kind": .word(["data", "counts", "known", "chain"]),
        "seed": .optional(.text),
        "symbolCount": .integer, "byteCount": .integer, "distinctSymbols": .integer,
      ]),
      "proxy": .object([
        "spec": .text, "estimator": .optional(.text), "alphabetSize": .integer, "isShared": .flag,
      ]),
      "symbolUnit": .text,
      "notes": .texts,
      "holdout": .optional(
        .object(["fittedSymbols": .integer, "measuredSymbols": .integer])),
      "information": information,
      "entropyEstimates": .object([
        "plugIn": .optional(.number), "millerMadow": .optional(.number),
        "grassberger": .optional(.number), "chaoShen": .optional(.number),
        "shrinkage": .optional(.number),
      ]),
      "unseen": .object([
        "symbols": .texts, "count": .integer, "occurrences": .integer, "mass": .number,
        "crossEntropyWithout": .optional(.number),
      ]),
      "messages": .optional(
        .object([
          "count": .integer, "alignment": .integer, "boundaries": .text,
          "flagBits": .optional(.integer), "meanEntropy": .optional(.number),
          "chanceEntropy": .optional(.number),
        ])),
      "codes": .list(code),
      "comparisons": .list(
        .object([
          "code": .text, "reference": .text, "difference": .optional(.number),
          "standardError": .optional(.number), "halfWidth95": .optional(.number),
          "halfWidth95Reason": .optional(.text), "effectiveCount": .optional(.number),
          "intervalMethod": .optional(.text),
        ])),
      "checks": .checks,
      "infinite": .texts,
    ]))

  private static let information = ResultShape.object([
    "entropy": .optional(.number), "crossEntropy": .optional(.number),
    "divergence": .optional(.number), "proxyEntropy": .number,
    "reverseCrossEntropy": .optional(.number), "reverseDivergence": .optional(.number),
    "entropyRate": .optional(.number), "escape": .number,
    "jensenShannonDivergence": .optional(.number), "perplexity": .optional(.number),
    "varentropy": .optional(.number), "renyiEntropy0": .optional(.number),
    "renyiEntropy2": .optional(.number), "renyiEntropyInfinity": .optional(.number),
  ])

  private static let code = ResultShape.object([
    "code": .text, "expectedRate": .optional(.number), "lettersPerSymbol": .optional(.number),
    "symbolRate": .optional(.number), "measuredRate": .optional(.number),
    "measuredRatePerByte": .optional(.number), "bitCount": .optional(.integer),
    "roundTrip": .optional(.flag), "deviation": .optional(.number),
    "halfWidth95": .optional(.number), "halfWidth95Reason": .optional(.text),
    "standardError": .optional(.number), "effectiveCount": .optional(.number),
    "intervalMethod": .optional(.text), "kraftSum": .optional(.number),
    "kraftFraction": .optional(.text), "longestLength": .optional(.integer),
    "impliedDistribution": .optional(
      .list(.object(["symbol": .text, "probability": .number]))),
    "impliedDivergence": .optional(.number), "identityResidual": .optional(.number),
    "impliedWordCount": .optional(.integer), "impliedReason": .optional(.text),
    "cheapestOptimal": .optional(.number), "dearestOptimal": .optional(.number),
    "tieRule": .optional(.text),
    "breakEven": .optional(
      .object([
        "design": .text, "tableBits": .number, "saving": .optional(.number),
        "symbolCount": .optional(.number),
      ])),
    "bill": bill,
    "messages": .optional(
      .object([
        "count": .integer, "rawBytes": .integer, "codedBytes": .integer, "raw": .integer,
        "shrank": .integer, "tables": .optional(.list(.integer)), "needsCount": .flag,
        "rawSizes": sizes, "codedSizes": sizes,
        "breakEvenMessages": .optional(.number),
      ])),
  ])

  /// The lines of a bill in bits.
  private static let bill = ResultShape.object([
    "entropy": .optional(.number), "mismatch": .optional(.number), "lengths": .optional(.number),
    "context": .optional(.number), "sampling": .optional(.number),
    "samplingError": .optional(.number), "selector": .number, "escape": .number, "coder": .number,
    "padding": .number,
    "flags": .number, "raw": .optional(.number), "boundaries": .number, "table": .number,
    "frame": .number, "total": .optional(.number), "residual": .optional(.number),
  ])

  private static let sizes = ResultShape.object([
    "mean": .number, "quartiles": .list(.number), "quantile95": .number, "quantile99": .number,
    "greatest": .number,
  ])
}
