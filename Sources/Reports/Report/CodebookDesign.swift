package import SourceCoding

/// A prefix code that was designed for a z, as a codebook that can be saved and shared.
package struct CodebookDesign: Sendable {
  /// The code over the symbols of the alphabet, followed by the escape if there is one.
  package let prefixCode: PrefixCode

  /// The symbols.
  package let alphabet: Alphabet

  /// The name of the design: `huffman`.
  package let design: String

  /// The SPEC by which the user named z.
  package let proxySpec: String

  /// The rule by which z was learnt; `nil` if z is known.
  package let estimator: String?

  /// The distribution z.
  package let z: Distribution

  /// The rule that decided between equally good codes, in words.
  package let tieRule: String?

  /// The version of the program that designed it.
  package let version: String

  /// The name of the code among the tables of a set; `nil` if its position determines
  /// it.
  package let selector: Codeword?

  /// The codebook of a code over the symbols of `alphabet`, with or without an escape
  /// after them.
  package init(
    prefixCode: PrefixCode, alphabet: Alphabet, design: String, proxySpec: String,
    estimator: String?,
    z: Distribution, tieRule: String?, version: String, selector: Codeword? = nil
  ) {
    self.prefixCode = prefixCode
    self.alphabet = alphabet
    self.design = design
    self.proxySpec = proxySpec
    self.estimator = estimator
    self.z = z
    self.tieRule = tieRule
    self.version = version
    self.selector = selector
  }

  /// The symbols that have a codeword, in their order.
  private var entries: [(symbol: Int, codeword: Codeword)] {
    prefixCode.codewords.enumerated().compactMap { (symbol, codeword) in
      codeword.map { (symbol, $0) }
    }
  }

  private var hash: String {
    CodeDescription(of: PrefixCoder(prefixCode), over: alphabet, hasEscape: hasEscape)
      .map { "\($0.hash)" } ?? ""
  }

  private var hasEscape: Bool { prefixCode.alphabetSize > alphabet.count }

  private func name(_ symbol: Int) -> String {
    symbol < alphabet.count ? alphabet.name(of: symbol) : "(escape)"
  }

  private var unitName: String { alphabet.unit.name }
}

extension CodebookDesign: Presentable {
  /// The codebook as facts, a table and a tree.
  package func document(_ view: View) -> Document {
    Document(
      title: "What does the code \(design) for \(proxySpec.withoutFolders) look like?",
      summary: summary(view), keyFigures: keyFigures(view), topic: "which-code-when",
      sections: [
        Section(nil, part: "code", [.table(facts(view))]),
        Section("codewords", part: "codewords", [.table(table)]),
        Section("the tree of \(design)", rank: .lead, part: Self.tree, treeBlocks),
      ])
  }

  /// The words that name the parts of a codebook.
  package static let parts = [Document.answer, "code", "codewords", tree]

  private static let tree = "tree"

  /// The code in a sentence, with its distance from the entropy of z.
  private func summary(_ view: View) -> Summary {
    let lengths = entries.map(\.codeword.length)
    let length = prefixCode.expectedLength(under: z)
    let entropy = z.entropy.bits
    let shortest = lengths.min() ?? 0
    let sizes =
      shortest == prefixCode.longestLength
      ? NumberText.counted(shortest, "bit") : "\(shortest) to \(prefixCode.longestLength) bits"
    return Summary(
      [
        "The \(design) code for \(proxySpec.withoutFolders) has \(NumberText.counted(entries.count, "codeword")) of "
          + "\(sizes). On data from z it costs \(view.brief(length)) \(view.rateUnit(alphabet.unit.heading)); the "
          + "entropy of z is \(view.brief(entropy))."
      ],
      [
        "codewordCount": .integer(entries.count), "shortest": .integer(shortest),
        "longest": .integer(prefixCode.longestLength), "expectedLength": .finite(length),
        "proxyEntropy": .finite(entropy),
      ])
  }

  private func keyFigures(_ view: View) -> [KeyFigure] {
    let unit = alphabet.unit.heading
    let length = prefixCode.expectedLength(under: z)
    return [
      KeyFigure(
        "codewords", NumberText.grouped(entries.count), "",
        "the longest has \(NumberText.counted(prefixCode.longestLength, "bit"))"),
      KeyFigure("expected length", Information(bits: length), per: unit, view, "on data from z"),
      KeyFigure("entropy", z.entropy, per: unit, view, "of z: the least that is possible"),
      KeyFigure(
        "redundancy", Information(bits: length) - z.entropy, per: unit, view,
        "the cost of whole-bit codewords"),
    ]
  }

  private func facts(_ view: View) -> Table {
    var table = Table([Table.Column(""), Table.Column("")])
    func add(_ name: String, _ value: String) {
      table.add([.init(name, .faint), .init(value)])
    }
    let learnt = estimator.map { ", learnt by \($0)" } ?? ", known"
    add("z", proxySpec.onOneLine + learnt)
    let symbolCount = entries.count - (hasEscape ? 1 : 0)
    add(
      "symbols",
      alphabet.isBytes
        ? "\(symbolCount) of 256 byte values"
        : alphabet.unit.amount(symbolCount) + (hasEscape ? ", and an escape" : "")
    )
    add("H(z)", "\(view.rate(z.entropy).text) \(view.rateUnit(alphabet.unit.heading))")
    add(
      "expected length",
      "\(view.rate(Information(bits: prefixCode.expectedLength(under: z))).text) "
        + view.rateUnit(alphabet.unit.heading))
    add("Kraft sum", prefixCode.kraftSum.text)
    add("longest codeword", NumberText.counted(prefixCode.longestLength, "bit"))
    if let tieRule { add("ties", tieRule) }
    add("hash", hash)
    return table
  }

  private var table: Table {
    var table = Table([
      Table.Column("symbol", .symbol), Table.Column("z", .number), Table.Column("bits", .number),
      Table.Column("codeword", .codeword),
    ])
    let sorted = entries.sorted {
      ($0.codeword.length, $0.symbol) < ($1.codeword.length, $1.symbol)
    }
    for entry in sorted {
      table.add([
        .init(name(entry.symbol)),
        .init(NumberText.probability(of: z.surprisal(of: entry.symbol))),
        .init("\(entry.codeword.length)"), .init("\(entry.codeword)"),
      ])
    }
    return table
  }

  private var treeBlocks: [Block] {
    TreeChart(prefixCode, names: name, probability: { z.probability(of: $0) })
      .figure(of: design).map { [.figure($0)] } ?? []
  }

  /// The document as text, including the tree.
  package func text(_ view: View, style: TextStyle) -> String {
    text(
      view, style: style, ending: Self.tree, "tree", CodeTreeText(prefixCode, names: name).lines)
  }

  /// The codebook as a JSON object of the schema `qz.codebook/1`, which can be read
  /// wherever a code is named as `code:FILE`.
  package var json: JSONValue {
    var members: [String: JSONValue] = [
      "schema": .string("qz.codebook/1"),
      "symbolUnit": .string(unitName),
      "code": .string(design),
      "hash": .string(hash),
      "kraftSum": .string("\(prefixCode.kraftSum)"),
      "origin": .object([
        "proxy": .string(proxySpec),
        "estimator": estimator.map { .string($0) } ?? .null,
        "tieRule": tieRule.map { .string($0) } ?? .null,
        "version": .string(version),
      ]),
      "symbols": .array(
        entries.filter { $0.symbol < alphabet.count }.map {
          .object([
            "symbol": .string(name($0.symbol)), "length": .integer($0.codeword.length),
            "codeword": .string("\($0.codeword)"),
          ])
        }),
      "escape": escapeJSON,
    ]
    if let selector { members["selector"] = .string("\(selector)") }
    return .object(members)
  }

  private var escapeJSON: JSONValue {
    guard hasEscape, let codeword = prefixCode.codewords.last ?? nil else { return .null }
    return .object([
      "length": .integer(codeword.length), "codeword": .string("\(codeword)"),
    ])
  }

  /// For each codeword, the probability of its symbol under z, and its length.
  package var observations: Observations {
    var table = Observations(of: ["proxy", "code", "symbol", "codeword"])
    for entry in entries {
      let subject: [Observations.Field] = [
        .text(proxySpec), .text(design), .text(name(entry.symbol)), .text("\(entry.codeword)"),
      ]
      table.add("z", "probability", z.probability(of: entry.symbol), of: subject)
      table.add("length", "bits", Double(entry.codeword.length), of: subject)
    }
    return table
  }
}
