package import SourceCoding

/// The words or states of a code without a codeword for each symbol, as a result.
package struct WordDesign: Sendable {
  /// The words or states of the code.
  package let listing: WordListing

  /// The symbols.
  package let alphabet: Alphabet

  /// The name of the design: `block:2`.
  package let design: String

  /// The SPEC by which the user named z.
  package let proxySpec: String

  /// The rule by which z was learnt; `nil` if z is known.
  package let estimator: String?

  /// The distribution z.
  package let z: Distribution

  /// The version of the program that designed it.
  package let version: String

  /// The listing for symbols of `alphabet`, with or without an escape after them.
  package init(
    listing: WordListing, alphabet: Alphabet, design: String, proxySpec: String,
    estimator: String?, z: Distribution, version: String
  ) {
    self.listing = listing
    self.alphabet = alphabet
    self.design = design
    self.proxySpec = proxySpec
    self.estimator = estimator
    self.z = z
    self.version = version
  }

  private func name(_ symbol: Int) -> String {
    symbol < alphabet.count ? alphabet.name(of: symbol) : "(escape)"
  }

  private func names(_ symbols: [Int]) -> String {
    let names = symbols.map(name)
    return names.joined(separator: names.allSatisfy { $0.count == 1 } ? "" : " ")
  }

  /// The name of a letter.
  private var letter: String { listing.letterCount == 2 ? "bit" : "letter" }

  /// The greatest number of words or states on a page.
  private static let mostShown = 256
}

extension WordDesign: Presentable {
  /// The code as facts and a table of its first words or states.
  package func document(_ view: View) -> Document {
    let count = max(listing.words.count, listing.states.count)
    let kind = listing.words.isEmpty ? "state" : "word"
    let order = listing.words.isEmpty ? "in their order" : "the shortest codewords first"
    let isCut = count > Self.mostShown
    return Document(
      title: "What does the code \(design) for \(proxySpec.withoutFolders) look like?",
      summary: summary(view), keyFigures: keyFigures(view), topic: "which-code-when",
      sections: [
        Section(nil, part: "code", [.table(facts(view))]),
        Section(
          isCut
            ? "the first \(Self.mostShown) of \(NumberText.counted(count, kind)), \(order)"
            : "\(NumberText.counted(count, kind)), \(order)", part: "words",
          [.table(listing.words.isEmpty ? stateTable : wordTable)]
            + (isCut ? [.lines(["--format json and --format csv have all of them"])] : [])),
      ])
  }

  /// The words that name the parts of such a code.
  package static let parts = [Document.answer, "code", "words"]

  /// The code in a sentence, with its distance from the entropy of z.
  private func summary(_ view: View) -> Summary {
    let isWords = listing.states.isEmpty
    let count = NumberText.counted(
      isWords ? listing.words.count : listing.states.count, isWords ? "word" : "state")
    let unit = view.rateUnit(alphabet.unit.heading)
    let bits = listing.lettersPerSymbol.map { $0 * listing.bitsPerLetter }
    let entropy = "The entropy of z is \(view.brief(z.entropy.bits)) \(unit)"
    return Summary(
      [
        "The \(design) code for \(proxySpec.withoutFolders) has \(count).",
        bits.map {
          "On data from z it costs \(view.brief($0)) \(unit); the entropy of z is "
            + "\(view.brief(z.entropy.bits))."
        }
          ?? "\(entropy).",
      ],
      [
        "count": .integer(isWords ? listing.words.count : listing.states.count),
        "expectedLength": .finite(bits), "proxyEntropy": .finite(z.entropy.bits),
      ])
  }

  private func keyFigures(_ view: View) -> [KeyFigure] {
    let isWords = listing.states.isEmpty
    let unit = alphabet.unit.heading
    let length = listing.lettersPerSymbol.map { letters in
      KeyFigure(
        "expected length", Information(bits: letters * listing.bitsPerLetter), per: unit, view,
        "on data from z")
    }
    return [
      KeyFigure(
        isWords ? "words" : "states",
        NumberText.grouped(isWords ? listing.words.count : listing.states.count), "",
        isWords ? "sequences with a codeword" : "that the decoder moves between"),
      length,
      KeyFigure("entropy", z.entropy, per: unit, view, "of z: the least that is possible"),
    ].compactMap(\.self)
  }

  private func facts(_ view: View) -> Table {
    var table = Table([Table.Column(""), Table.Column("")])
    func add(_ name: String, _ value: String) {
      table.add([.init(name, .faint), .init(value)])
    }
    let rate = view.rateUnit(alphabet.unit.heading)
    add("z", proxySpec.onOneLine + (estimator.map { ", learnt by \($0)" } ?? ", known"))
    add("H(z)", "\(view.rate(z.entropy).text) \(rate)")
    if let letters = listing.lettersPerSymbol {
      if listing.letterCount > 2 {
        add(
          "expected length",
          "\(NumberText.fixed(letters, decimals: 5)) letters/\(alphabet.unit.heading), "
            + "D = \(listing.letterCount)")
        add(
          "H(z) in letters",
          "\(NumberText.fixed(listing.entropyInLetters, decimals: 5)) "
            + "letters/\(alphabet.unit.heading)")
      }
      let bits = Information(bits: letters * listing.bitsPerLetter)
      add(listing.letterCount > 2 ? "packed" : "expected length", "\(view.rate(bits).text) \(rate)")
    }
    return table
  }

  private var wordTable: Table {
    var table = Table([
      Table.Column("symbols"), Table.Column("z", .number),
      Table.Column("\(letter)s", .number), Table.Column("codeword", .codeword),
    ])
    for word in listing.words.prefix(Self.mostShown) {
      table.add([
        .init(names(word.symbols)), .init(NumberText.probability(word.probability)),
        .init("\(word.length)"), .init(word.codeword),
      ])
    }
    return table
  }

  private var stateTable: Table {
    var table = Table([
      Table.Column("state", .number), Table.Column("symbol", .symbol),
      Table.Column("bits read", .number), Table.Column("next states"),
    ])
    for state in listing.states.prefix(Self.mostShown) {
      let next = state.next
      table.add([
        .init("\(state.number)"), .init(name(state.symbol)), .init("\(state.bitCount)"),
        .init(
          next.count == 1 ? "\(next.lowerBound)" : "\(next.lowerBound) to \(next.upperBound - 1)"),
      ])
    }
    return table
  }

  /// The code as a JSON object of the schema `qz.words/1`, with all words or states.
  package var json: JSONValue {
    .object([
      "schema": .string("qz.words/1"),
      "summary": summary(View()).json,
      "code": .string(design),
      "symbolUnit": .string(alphabet.unit.name),
      "letterCount": .integer(listing.letterCount),
      "bitsPerLetter": .number(listing.bitsPerLetter),
      "lettersPerSymbol": .finite(listing.lettersPerSymbol),
      "origin": .object([
        "proxy": .string(proxySpec), "estimator": estimator.map { .string($0) } ?? .null,
        "version": .string(version),
      ]),
      "words": .array(
        listing.words.map {
          .object([
            "symbols": .array($0.symbols.map { .string(name($0)) }),
            "probability": .number($0.probability), "length": .integer($0.length),
            "codeword": .string($0.codeword),
          ])
        }),
      "states": .array(
        listing.states.map {
          .object([
            "state": .integer($0.number), "symbol": .string(name($0.symbol)),
            "bitCount": .integer($0.bitCount), "next": .integer($0.next.lowerBound),
          ])
        }),
    ])
  }

  /// The probability and the length of each word, or the bits that each state reads.
  package var observations: Observations {
    var table = Observations(of: ["proxy", "code", "symbol", "codeword"])
    for word in listing.words {
      let subject: [Observations.Field] = [
        .text(proxySpec), .text(design), .text(names(word.symbols)), .text(word.codeword),
      ]
      table.add("z", "probability", word.probability, of: subject)
      table.add("length", "\(letter)s", Double(word.length), of: subject)
    }
    for state in listing.states {
      let subject: [Observations.Field] = [
        .text(proxySpec), .text(design), .text(name(state.symbol)), .text("state \(state.number)"),
      ]
      table.add("bits read", "bits", Double(state.bitCount), of: subject)
      table.add("first next state", "state", Double(state.next.lowerBound), of: subject)
    }
    return table
  }
}
