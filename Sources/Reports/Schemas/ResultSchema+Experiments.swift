extension ResultSchema {
  static let matrix = ResultSchema(
    name: "matrix", identifier: "qz.matrix/1", summary: "what 'qz matrix' writes",
    shape: .object([
      "schema": .constant("qz.matrix/1"),
      "summary": .object([
        "text": .text, "nearestProxy?": .text, "nearestSource?": .text, "nearestRegret?": .real,
        "farthestProxy?": .text, "farthestSource?": .text, "farthestRegret?": .real,
        "safestProxy?": .text, "safestRegret?": .real, "nearest?": .text, "nearestBits?": .real,
        "farthest?": .text,
      ]),
      "content": .word(["crossEntropy", "divergence", "measuredRate"]), "code": .optional(.text),
      "symbolUnit": .text, "proxies": .texts,
      "sources": .list(
        .object([
          "name": .text, "entropy": .real, "symbolCount": .optional(.integer),
          "ownProxy": .optional(.text), "bestProxy": .optional(.text),
          "nearestOther": .optional(.text), "nearestOtherRegret": .optional(.real),
        ])),
      "bits": .list(.list(.real)),
      "halfWidths95": .optional(.list(.list(.optional(.number)))),
      "dendrogram": .optional(
        .list(
          .object(["from": .integer, "middle": .integer, "to": .integer, "height": .number]))),
      "checks": .checks,
    ]))

  static let experiment = ResultSchema(
    name: "experiment", identifier: "qz.experiment/1",
    summary: "what 'qz sweep', 'qz drift' and 'qz fit' write",
    shape: .object([
      "schema": .constant("qz.experiment/1"), "name": .text, "title": .text,
      "summary": .object([
        "text": .text, "bestSetting?": .real, "least?": .real, "family?": .text, "spec?": .text,
        "by?": .text, "divergence?": .real, "measure?": .text, "nextFamily?": .text,
        "nextDivergence?": .real, "changeCount?": .integer, "byteOffset?": .optional(.integer),
        "bitsSaved?": .optional(.real),
      ]),
      "inputs": .list(.object(["name": .text, "value": .text])),
      "seed": .optional(.text), "x": axis, "y": axis, "series": .list(series),
      "marks": .list(.object(["axis": .word(["x", "y"]), "place": .real, "label": .text])),
      "findings": .list(
        .object([
          "key": .text, "group": .optional(.text), "name": .text, "value": .optional(.real),
          "quantity": .text, "detail": .text,
        ])),
      "checks": .checks, "notes": .texts, "changes?": .list(change), "fit?": fit,
    ]))

  private static let axis = ResultShape.object([
    "label": .text, "quantity": .text, "isLogarithmic": .flag,
  ])

  private static let series = ResultShape.object([
    "name": .text, "origin": .text, "isScattered": .flag,
    "law": .optional(.object(["formula": .text, "kind": .text])),
    "points": .list(
      .object([
        "x": .real, "y": .optional(.real), "halfWidth95": .optional(.real),
        "law": .optional(.list(.real)), "ratio": .optional(.real),
      ])),
  ])

  private static let change = ResultShape.object([
    "offset": .integer, "byteOffset": .integer, "bitsSaved": .real, "reported": .flag,
    "reason": .text, "contrast": .optional(.real), "neededContrast": .optional(.real),
    "dispersion": .optional(.real), "rateBefore": .optional(.real), "rateAfter": .optional(.real),
  ])

  private static let fit = ResultShape.object([
    "rank": .optional(.integer),
    "members": .list(
      .object([
        "family": .text, "by": .word(["value", "rank"]), "spec": .text,
        "parameters": .list(
          .object(["name": .text, "value": .real, "standardError": .optional(.real)])),
        "least": .text, "forward": .real, "reverse": .real, "crossEntropy": .real,
        "isLimit": .flag, "remark": .text,
      ])),
  ])

  static let tables = ResultSchema(
    name: "tables", identifier: "qz.tables/1", summary: "what 'qz tables' writes",
    shape: .object([
      "schema": .constant("qz.tables/1"),
      "summary": .object([
        "text": .text, "by": .optional(.text), "saved": .optional(.number),
        "tables": .optional(.integer), "tablesIfSent": .optional(.integer),
        "tablesIfSentBy": .optional(.text),
      ]),
      "symbolUnit": .text, "symbolCount": .integer, "hasEscape": .flag, "data": .text,
      "messages": .integer, "bytes": .integer,
      "designed": .integer, "heldOut": .integer, "split": .text, "seed": .text, "code": .text,
      "smoothing": .text, "selector": .text, "alignment": .integer, "orRaw": .flag, "by": .text,
      "curve": .list(tableChoice),
      "curves": .list(
        .object([
          "by": .text, "curve": .list(tableChoice), "floorBits": .optional(.real),
          "shuffledFloorBits": .optional(.number),
        ])),
      "groups": .optional(
        .object([
          "tables": .integer, "raw": .integer, "mismatch": .list(.list(.optional(.real))),
          "groups": .list(
            .object([
              "messages": .integer, "bytes": .integer, "bits": .number,
              "nextBestLossBits": .optional(.number), "examples": .texts,
              "typical": .list(
                .object([
                  "symbol": .text, "share": .number, "shareOfAll": .number, "bits": .number,
                ])),
            ])),
        ])),
      "checks": .checks,
    ]))

  /// A point of a curve of `qz tables`.
  private static let tableChoice = ResultShape.object([
    "tables": .integer, "used": .integer, "classes": .integer, "designBits": .real,
    "heldOutBits": .optional(.real), "heldOutBytes": .optional(.number), "selectorBits": .real,
    "escapeBits": .integer,
    "paddingBits": .number, "flagBits": .number, "raw": .integer, "tableBits": .number,
  ])
}
