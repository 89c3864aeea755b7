extension ResultSchema {
  static let codebook = ResultSchema(
    name: "codebook", identifier: "qz.codebook/1",
    summary: "a prefix code that 'qz design' wrote, and that code:FILE and --book read",
    shape: .object([
      "schema": .constant("qz.codebook/1"), "symbolUnit": .text, "code": .text, "hash": .text,
      "kraftSum": .text,
      "origin": .object([
        "proxy": .text, "estimator": .optional(.text), "tieRule": .optional(.text),
        "version": .text,
      ]),
      "symbols": .list(.object(["symbol": .text, "length": .integer, "codeword": .text])),
      "escape": .optional(.object(["length": .integer, "codeword": .text])),
    ]))

  static let words = ResultSchema(
    name: "words", identifier: "qz.words/1",
    summary: "what 'qz design' writes for codes without a codeword for each symbol",
    shape: .object([
      "schema": .constant("qz.words/1"),
      "summary": .object([
        "text": .text, "count": .integer, "expectedLength": .optional(.number),
        "proxyEntropy": .number,
      ]),
      "code": .text, "symbolUnit": .text, "letterCount": .integer, "bitsPerLetter": .number,
      "lettersPerSymbol": .optional(.number),
      "origin": .object(["proxy": .text, "estimator": .optional(.text), "version": .text]),
      "words": .list(
        .object([
          "symbols": .texts, "probability": .number, "length": .integer, "codeword": .text,
        ])),
      "states": .list(
        .object([
          "state": .integer, "symbol": .text, "bitCount": .integer, "next": .integer,
        ])),
    ]))

  static let encoding = ResultSchema(
    name: "encoding", identifier: "qz.encoding/1", summary: "what 'qz encode' writes",
    shape: .object([
      "schema": .constant("qz.encoding/1"),
      "summary": .object([
        "text": .text, "contentBytes": .integer, "fileBytes": .integer,
        "bitsPerByte": .optional(.number),
      ]),
      "design": .text, "isCodeInside": .flag, "hash": .text, "tableBits": .integer,
      "blockCount": .integer, "readerOptions": .optional(.text),
      "choices": .list(
        .object(["design": .text, "isCodeInside": .flag, "fileBytes": .integer])),
      "dropped": .texts,
    ]))

  static let file = ResultSchema(
    name: "file", identifier: "qz.file/1", summary: "what 'qz inspect' writes",
    shape: .object([
      "schema": .constant("qz.file/1"),
      "summary": .object([
        "text": .text, "contentBytes": .integer, "fileBytes": .integer, "isDecoded": .flag,
      ]),
      "file": .text,
      "members": .list(
        .object([
          "design": .text, "coding": .optional(.text), "symbolUnit": .optional(.text),
          "alphabetSize": .optional(.integer), "hasEscape": .optional(.flag),
          "escapeCount": .integer, "spelledSymbolCount": .integer, "hash": .optional(.text),
          "isCodeInside": .flag, "symbolCount": .integer, "byteCount": .integer,
          "contentChecksum": .text, "blockCount": .integer, "messageUnit": .optional(.text),
          "messageCount": .optional(.integer), "indexBytes": .integer, "proxy": .text,
          "blocks": .list(
            .object([
              "number": .integer, "byteOffset": .integer, "byteCount": .integer,
              "symbolCount": .integer, "bitCount": .integer, "junctionCount": .integer,
            ])),
          "bill": .optional(
            .object([
              "entropy": .optional(.number), "mismatch": .optional(.number),
              "lengths": .optional(.number), "context": .optional(.number),
              "sampling": .optional(.number), "selector": .number, "escape": .number,
              "coder": .number,
              "padding": .number, "flags": .number, "raw": .optional(.number),
              "boundaries": .number, "table": .number, "frame": .number,
              "total": .optional(.number), "residual": .optional(.number),
            ])),
        ])),
    ]))

  static let list = ResultSchema(
    name: "list", identifier: "qz.list/1", summary: "what 'qz list' writes, of names or of a code",
    shape: .either([
      .object([
        "schema": .constant("qz.list/1"),
        "topics": .list(
          .object([
            "name": .text, "entries": .list(.object(["name": .text, "summary": .text])),
          ])),
      ]),
      .object([
        "schema": .constant("qz.list/1"), "name": .text, "summary": .text, "kraftSum": .text,
        "lengths": .list(.object(["length": .integer, "symbolCount": .integer])),
        "prefixFree?": .flag, "uniquelyDecodable?": .flag,
        "danglingSuffixes?": .list(.texts),
        "ambiguity?": .optional(
          .object(["bits": .text, "first": .texts, "second": .texts])),
        "delay?": .optional(.integer),
      ]),
    ]))

  static let fields = ResultSchema(
    name: "fields", identifier: "qz.fields/1", summary: "what 'qz inspect --fields' writes",
    shape: .object([
      "schema": .constant("qz.fields/1"),
      "summary": .object(["text": .text, "fieldCount": .integer, "partCount": .integer]),
      "file": .text,
      "parts": .list(
        .object([
          "part": .text,
          "fields": .list(
            .object([
              "name": .text, "byteOffset": .integer, "byteCount": .integer, "bytes": .text,
              "value": .text,
            ])),
        ])),
    ]))

  static let bench = ResultSchema(
    name: "bench", identifier: "qz.bench/1", summary: "what 'qz bench' writes",
    shape: .object([
      "schema": .constant("qz.bench/1"), "version": .text,
      "runs": .list(
        .object([
          "name": .text, "byteCount": .integer,
          "jobs?": .list(.object(["name": .text, "best": .number, "median": .number])),
          "codes?": .list(
            .object([
              "name": .text, "fileByteCount": .optional(.integer),
              "encodingSeconds": .optional(.number), "decodingSeconds": .optional(.number),
              "reason": .optional(.text),
            ])),
        ])),
    ]))
}
