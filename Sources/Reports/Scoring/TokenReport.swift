package import SourceCoding

/// All that `qz score` has to say of a text under a language model.
package struct TokenReport: Sendable {
  /// How the file was named.
  package let path: String

  /// What its logarithms count.
  package let unit: InformationUnit

  /// How the bytes of the text were counted.
  package let byteRule: String

  /// The number of tokens whose text is known to lack bytes.
  package let brokenCount: Int

  /// What the model is worth as a code for the text.
  package let score: TokenScore

  /// A report on tokens that were measured.
  package init(
    path: String, unit: InformationUnit, byteRule: String, brokenCount: Int, score: TokenScore
  ) {
    self.path = path
    self.unit = unit
    self.byteRule = byteRule
    self.brokenCount = brokenCount
    self.score = score
  }
}

extension TokenReport: Presentable {
  /// The report as words and tables.
  package func document(_ view: View) -> Document {
    Document(
      title: "\(path.onOneLine) as a code",
      sections: [
        Section(nil, [.table(originTable), .lines(originLines)]),
        Section(nil, [.table(rateTable(view)), .lines(rateLines)]),
        Section("the text as a stream", [.table(streamTable), .lines(streamLines)]),
        Section("checks", [.table(.checks(score.checks, all: view.isVerbose))]),
      ])
  }

  private var originTable: Table {
    var table = Table([Table.Column(""), Table.Column("", .name), Table.Column("", .detail)])
    table.add([
      .init("q", .heading), .init(path.onOneLine),
      .init(
        "\(NumberText.counted(score.tokenCount, "token")), "
          + "\(NumberText.counted(score.byteCount, "byte")) of text"),
    ])
    table.add([
      .init("z", .heading), .init("a language model"),
      .init("known by the log-probabilities of the tokens, in \(unit)"),
    ])
    return table
  }

  private var originLines: [String] {
    var lines = [byteRule.sentence]
    if brokenCount > 0 {
      lines.append(
        "U+FFFD stands in the text of \(NumberText.counted(brokenCount, "token")): a part of a "
          + "character, whose bytes are miscounted; give 'bytes' instead of 'text'.")
    }
    let impossible = score.impossible
    if impossible.count > 0 {
      let places = impossible.first.prefix(20).map { "\($0)" }.joined(separator: ", ")
      lines.append(
        "z calls \(NumberText.counted(impossible.count, "token")) impossible, which costs infinitely "
          + "many bits: line \(places)\(impossible.count > 20 ? " …" : ""). The other tokens cost "
          + "\(NumberText.amount(score.possibleTotal.bits, of: .infinity)) bits.")
    }
    if score.unknownCount > 0 {
      lines.append(
        "The model does not know \(NumberText.counted(score.unknownCount, "word")). It says how likely "
          + "an unknown word is, not which: the spelling, "
          + "\(NumberText.counted(score.unknownByteCount, "byte")), is in no number here.")
    }
    return lines
  }

  private func rateTable(_ view: View) -> Table {
    let units = view.columns
    var table = Table(
      [Table.Column(""), Table.Column("")] + units.flatMap { view.columns(of: $0, per: "") })
    func add(_ symbol: String, _ name: String, _ value: Information, _ error: Double?) {
      table.add(
        [.init(symbol, .heading), .init(name)]
          + units.flatMap { view.cells(value, error: error, in: $0) })
    }
    let error = score.interval?.halfWidth95
    add("H(q,z)", "a token", score.crossEntropy, error)
    if let rate = score.crossEntropyPerByte {
      let tokens = Double(score.tokenCount) / Double(score.byteCount)
      add("", "a byte of the text", rate, error.map { $0 * tokens })
    }
    return table
  }

  private var rateLines: [String] {
    var line = "Perplexity \(NumberText.fixed(score.perplexity, decimals: 4)) a token"
    if score.unknownCount > 0, let known = score.knownPerplexity {
      line += ", \(NumberText.fixed(known, decimals: 4)) without the unknown words"
    }
    return [line + ": e to the mean loss."]
  }

  private var streamTable: Table {
    var table = Table([
      Table.Column(""), Table.Column("", .number, unit: "bits"),
      Table.Column("", .number, unit: "bytes"), Table.Column("of the text", .number, unit: "%"),
    ])
    func add(_ name: String, _ bits: Double, _ role: Cell.Role? = nil) {
      let bytes = bits.isFinite ? (bits / 8).rounded(.up) : bits
      table.add([
        .init(name, role), .init(NumberText.amount(bits, of: .infinity)),
        .init(NumberText.amount(bytes, of: .infinity)),
        .init(NumberText.percent(bytes, of: Double(score.byteCount))),
      ])
    }
    if let bitCount = score.coding.bitCount { add("written", Double(bitCount), .accent) }
    add("information", score.total.bits)
    add("the text itself", 8 * Double(score.byteCount))
    return table
  }

  private var streamLines: [String] {
    guard score.coding.outcome == .exact else { return [score.coding.outcome.description.sentence] }
    return [
      "Written for real and read again: the event \"it was this token\", of the probability given, "
        + "for each of them. What else could have come only the model knows; with it the stream is "
        + "the text, without it as many times \"this one\". The model itself is not counted."
    ]
  }
}
