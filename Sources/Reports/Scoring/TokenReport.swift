package import SourceCoding

/// The result of `qz score` for a text under a language model.
package struct TokenReport: Sendable {
  /// The name by which the user gave the file.
  package let path: String

  /// The unit of its logarithms.
  package let unit: InformationUnit

  /// The rule by which the bytes of the text were counted.
  package let byteRule: String

  /// The number of tokens whose text is known to lack bytes.
  package let brokenCount: Int

  /// The number of tokens whose text and bytes are not known.
  package let textlessCount: Int

  /// The noun for what has a log-probability: `token`, or `document` where only whole texts have one.
  package let item: String

  /// The noun for a place in the file: `line` or `token`.
  package let placeName: String

  /// Remarks on how the file was read, in sentences without their full stop.
  package let notes: [String]

  /// The requests that failed and therefore have no tokens; `nil` if there are none.
  package let failedRequests: FailedRequests?

  /// Requests in a log of responses that failed.
  package struct FailedRequests: Hashable, Sendable {
    let count: Int
    let firstID: String?
    let firstReason: String

    package init(count: Int, firstID: String?, firstReason: String) {
      (self.count, self.firstID, self.firstReason) = (count, firstID, firstReason)
    }
  }

  /// The score of the model as a code for the text.
  package let score: TokenScore

  /// The first token with a probability, as an example; `nil` if there is none.
  package var firstToken: Token?

  /// A token as an example.
  package struct Token: Sendable {
    /// Its place in the file.
    package let place: Int
    /// Its text.
    package let text: String
    /// The number of bytes of its text.
    package let byteCount: Int
    /// The logarithm of its probability, in the unit of the file.
    package let logProbability: Double

    /// A token of a file.
    package init(place: Int, text: String, byteCount: Int, logProbability: Double) {
      (self.place, self.text) = (place, text)
      (self.byteCount, self.logProbability) = (byteCount, logProbability)
    }
  }

  /// A report on tokens that were measured.
  package init(
    path: String, unit: InformationUnit, byteRule: String, brokenCount: Int,
    textlessCount: Int = 0, item: String = "token", placeName: String = "line",
    notes: [String] = [], failedRequests: FailedRequests? = nil,
    score: TokenScore
  ) {
    self.path = path
    self.unit = unit
    self.byteRule = byteRule
    self.brokenCount = brokenCount
    self.textlessCount = textlessCount
    self.item = item
    self.placeName = placeName
    self.notes = notes
    self.failedRequests = failedRequests
    self.score = score
  }
}

extension TokenReport: Presentable {
  /// The report as text and tables.
  package func document(_ view: View) -> Document {
    Document(
      title: "How well does this model code the text of \(path.withoutFolders)?",
      summary: summary, keyFigures: keyFigures, topic: "loss-in-nats",
      sections: [
        Section(nil, part: "data", [.table(originTable), .lines(originLines)]),
        Section(nil, part: "information", [.table(rateTable(view)), .lines(rateLines)]),
        Section(
          "the text as a stream", part: "stream", [.table(streamTable), .lines(streamLines)]),
        Section(
          "checks", part: "checks",
          [.table(.checks(score.checks, all: view.isVerbose || view.names("checks")))]),
      ])
  }

  /// The words that name the parts of the report.
  package static let parts = [Document.answer, "data", "information", "stream", "checks"]

  private var keyFigures: [KeyFigure] {
    let size = score.coding.bitCount.map { KeyFigure.size(($0 + 7) / 8, ofRaw: score.byteCount) }
    return [
      score.crossEntropyPerByte.map {
        KeyFigure(
          "bits-per-byte", NumberText.fixed($0.bits, decimals: 3), "bits/byte",
          "the loss, comparable between models")
      },
      KeyFigure(
        "loss", NumberText.fixed(score.crossEntropy.nats, decimals: 3), "nats/\(item)",
        "the mean cost of a \(item)"),
      isOfDocuments
        ? nil
        : KeyFigure(
          "perplexity", NumberText.perplexity(of: score.crossEntropy, decimals: 2), "",
          "equally likely tokens would be as hard to predict"),
      size,
    ].compactMap(\.self)
  }

  /// The answer, with its numbers.
  var summary: Summary {
    Summary(
      [verdict],
      [
        "bitsPerByte": .finite(score.crossEntropyPerByte?.bits),
        "textBytes": .integer(score.byteCount), "information": .real(score.total.bits),
      ])
  }

  /// The answer in a sentence.
  private var verdict: String {
    let bytes = NumberText.counted(score.byteCount, "byte")
    guard score.total.isFinite else {
      return "The text costs infinitely many bits: the model calls "
        + "\(NumberText.counted(score.impossible.count, item)) of it impossible."
    }
    guard let rate = score.crossEntropyPerByte else {
      return
        "The \(item)s cost \(NumberText.amount(score.total.bits, "bit")), but stand for no text."
    }
    let size = (score.total.bits / 8).rounded(.up)
    return "The model codes the text at \(NumberText.fixed(rate.bits, decimals: 4)) bits per byte: "
      + "\(bytes) become \(NumberText.amount(size, of: .infinity)), the model itself not counted."
  }

  private var originTable: Table {
    var table = Table([Table.Column(""), Table.Column("", .name), Table.Column("", .detail)])
    var amount =
      "\(NumberText.counted(score.tokenCount, item)), "
      + "\(NumberText.counted(score.byteCount, "byte")) of text"
    if score.documentCount > 1, !isOfDocuments {
      amount += ", \(NumberText.counted(score.documentCount, "document"))"
    }
    table.add([.init("q", .heading), .init(path.onOneLine), .init(amount)])
    table.add([
      .init("z", .heading), .init("a language model"),
      .init("known by the log-probabilities of the \(item)s, in \(unit)"),
    ])
    return table
  }

  /// Whether only whole documents have a log-probability.
  private var isOfDocuments: Bool { item == "document" }

  private var originLines: [String] {
    var lines = notes.map(\.sentence) + [byteRule.sentence]
    if textlessCount > 0 {
      lines.append(
        "The file gives neither text nor bytes of \(NumberText.counted(textlessCount, "token")), so "
          + "\(textlessCount == 1 ? "its" : "their") bytes are not known and in no figure.")
    }
    if brokenCount > 0 {
      lines.append(
        "The text of \(NumberText.counted(brokenCount, "token")) has U+FFFD, which stands for part of a "
          + "character, so its bytes are miscounted; give 'bytes' instead of 'text'.")
    }
    let unpredicted = score.unpredicted
    if unpredicted.count > 0 {
      lines.append(
        NumberText.counted(unpredicted.count, item)
          + (unpredicted.byteCount > 0 || textlessCount == 0
            ? " of \(NumberText.counted(unpredicted.byteCount, "byte"))" : "")
          + " \(unpredicted.count == 1 ? "has" : "have") no log-probability, like the first token of a text, and "
          + "\(unpredicted.count == 1 ? "is" : "are") in no figure"
          + (unpredicted.byteCount == 0
            ? "."
            : "; including \(unpredicted.count == 1 ? "it" : "them") the text has "
              + "\(NumberText.counted(score.byteCount + unpredicted.byteCount, "byte"))."))
    }
    let impossible = score.impossible
    if impossible.count > 0 {
      let places = impossible.first.prefix(20).map { "\($0)" }.joined(separator: ", ")
      lines.append(
        "z gives \(NumberText.counted(impossible.count, item)) probability 0, which costs infinitely "
          + "many bits: \(placeName)\(impossible.count == 1 ? "" : "s") \(places)\(impossible.count > 20 ? " …" : "")."
          + (impossible.count < score.tokenCount ? " \(costOfPossible)" : ""))
    }
    if score.specialCount > 0 {
      let rate = score.textPerByte.map {
        "; without \(score.specialCount == 1 ? "it" : "them") the text costs "
          + "\(NumberText.fixed($0.bits, decimals: 5)) bits per byte"
      }
      lines.append(
        "\(NumberText.counted(score.specialCount, "token")) \(score.specialCount == 1 ? "is a mark" : "are marks") "
          + "of the vocabulary, such as the end of a text, that "
          + (score.specialCount == 1 ? "costs bits but stands" : "cost bits but stand")
          + " for no bytes\(rate ?? "")."
      )
    }
    if score.unknownCount > 0 {
      lines.append(
        "The model does not know \(NumberText.counted(score.unknownCount, "word")). It gives the "
          + "probability of an unknown word, not its spelling: the cost of the spelling, "
          + "\(NumberText.counted(score.unknownByteCount, "byte")), is in no number here.")
    }
    return lines
  }

  /// What the tokens cost that the model calls possible, in a sentence.
  private var costOfPossible: String {
    "The other \(item)s cost \(NumberText.amount(score.possibleTotal.bits, "bit"))"
      + (score.possiblePerByte.map {
        ", \(NumberText.fixed($0.bits, decimals: 5)) bits per byte of their text"
      } ?? "") + "."
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
    add("H(q,z)", "a \(item)", score.crossEntropy, score.perToken?.halfWidth95)
    if let rate = score.crossEntropyPerByte {
      add("BPB", "a byte of the text", rate, score.perByte?.halfWidth95)
    }
    if score.characterCount > 0, score.characterCount != score.byteCount {
      add(
        "BPC", "a character", Information(bits: score.total.bits / Double(score.characterCount)),
        score.perCharacter?.halfWidth95)
    }
    return table
  }

  private var rateLines: [String] {
    var lines = isOfDocuments ? [] : [perplexityLine]
    if let byte = score.crossEntropyPerByte, let word = score.crossEntropyPerWord, word.isFinite {
      let words =
        word.perplexity < 1e12
        ? NumberText.significant(word.perplexity) : NumberText.perplexity(of: word, decimals: 1)
      lines.append(
        "Byte perplexity \(NumberText.perplexity(of: byte, decimals: 4)), word perplexity "
          + "\(words) over \(NumberText.counted(score.wordCount, "word")), "
          + "words as lm-evaluation-harness counts them.")
    }
    if let interval = score.perToken {
      lines.append(interval.explanation(of: item))
    } else if score.total.isFinite {
      lines.append(GroupInterval.Refusal.sentence(score.refusal, item))
    }
    return lines
  }

  private var perplexityLine: String {
    var line = "Perplexity \(NumberText.perplexity(of: score.crossEntropy, decimals: 4)) a token"
    if let interval = score.perToken, score.perplexity < 1e15 {
      // The error of the perplexity follows from that of the loss, in proportion to the
      // perplexity.
      let error = Information(bits: interval.halfWidth95).nats * score.perplexity
      line += " ± \(NumberText.error(error))"
    }
    if score.unknownCount > 0, let known = score.knownLoss {
      line += ", \(NumberText.perplexity(of: known, decimals: 4)) without the unknown words"
    }
    return line + ": e to the mean loss."
  }
}
