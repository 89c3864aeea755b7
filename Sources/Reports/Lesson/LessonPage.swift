package import SourceCoding

/// A page that teaches what cross entropy is, from two symbols to a whole text.
///
/// Its words and its scripts are files of their own. What is filled in here is the last step: a
/// text and a model, with the numbers that a report has of them. Without scripts each step shows
/// a table or a still picture.
package struct LessonPage: Sendable {
  private let report: SimulationReport
  private let provenance: Provenance

  /// What of the text is shown, piece by piece: what can be read, and its symbols.
  private let pieces: [Piece]

  /// A readable piece of the text: a character, or a longer symbol.
  private struct Piece {
    let text: String
    let symbols: [Int]
  }

  /// About how many characters are shown.
  private static let greatestLength = 450

  /// The units that the lesson can show: their symbols can be read.
  package static let units: [SymbolUnit] = [.byte, .scalar, .character, .word]

  /// A lesson that ends with the text of `report`, in a Huffman code.
  ///
  /// - Parameters:
  ///   - report: what the message costs in the code; its unit is one of ``units``.
  ///   - provenance: the command line that makes the page.
  /// - Throws: ``SourceError`` if the message cannot be read.
  package init(_ report: SimulationReport, from provenance: Provenance) throws(SourceError) {
    self.report = report
    self.provenance = provenance
    let source = report.simulation.source
    var symbols = [UInt32](repeating: 0, count: min(source.symbolCount, 4 * Self.greatestLength))
    var span = symbols.mutableSpan
    try source.read(at: 0, into: &span)
    pieces = Self.pieces(of: symbols.map { Int($0) }, over: source.alphabet)
  }

  /// Puts symbols together that are a character only together.
  private static func pieces(of symbols: [Int], over alphabet: Alphabet) -> [Piece] {
    var pieces: [Piece] = []
    var (bytes, open): ([UInt8], [Int]) = ([], [])
    var length = 0
    for symbol in symbols where length < greatestLength {
      bytes += alphabet.spelling(of: symbol)
      open.append(symbol)
      let text = String(validating: bytes, as: UTF8.self)
      guard text != nil || bytes.count >= 4 else { continue }
      pieces.append(Piece(text: readable(text ?? "·"), symbols: open))
      length += text?.count ?? 1
      // A line takes room whether it is full or not.
      if text?.contains("\n") ?? false { length += 30 }
      (bytes, open) = ([], [])
    }
    return pieces
  }

  /// The text with marks for line ends, and dots for what cannot be seen.
  private static func readable(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\n": "⏎\n"
      case _ where scalar.properties.generalCategory == .control: "·"
      default: String(scalar)
      }
    }.joined()
  }

  /// The page.
  package var text: String {
    var body = PageAsset.lessonText
    for (name, value) in values { body = body.replacing("{{\(name)}}", with: value) }
    return """
      \(HTMLPage.head(title: Self.title, style: PageAsset.style + "\n" + PageAsset.lessonStyle))
      <body>
      <main>
      \(body)</main>
      \(provenance.html(topics: ["what-cross-entropy-means", "reading-a-bill"]))\
      <script type="application/json" id="lesson-data">\(data)</script>
      <output id="tip" role="status" hidden></output>
      <script>
      "use strict";
      \(PageAsset.marksScript)
      \(PageAsset.designScript)
      \(PageAsset.drawingScript)
      \(PageAsset.lessonScript)
      </script>
      </body>
      </html>

      """
  }

  private static let title = "What does it cost that a model is not the truth?"

  /// What stands in the last step.
  private var values: [(name: String, value: String)] {
    let (view, simulation) = (View(), report.simulation)
    let unit = simulation.alphabet.unit
    let rate = report.measurements.first?.symbolRate ?? .infinity
    let proxy = report.proxySpec ?? report.sourceSpec
    let name = { (spec: String) in XML.escaped(spec.withoutFolders) }
    return [
      ("source", name(report.sourceSpec)), ("proxy", name(proxy)),
      ("distinct", NumberText.grouped(simulation.tallies.total.distinctSymbols)),
      ("count", NumberText.counted(simulation.symbolCount, unit.heading)),
      ("rate", view.brief(rate)), ("unit", view.rateUnit(unit.heading)),
      ("entropy", view.brief(simulation.comparison.entropy.bits)),
      ("mismatch", view.brief(simulation.comparison.divergence.bits)),
      ("figures", figures),
      (
        "note",
        simulation.escape == nil
          ? ""
          : " Symbols that the model does not know are one symbol here, (escape); the page leaves "
            + "out the bits that spell them, and its numbers are that much smaller."
      ),
      (
        "commands",
        """
        qz report \(name(report.sourceSpec)) -z \(name(proxy))
        qz report \(name(report.sourceSpec)) -z \(name(proxy)) --explain
        qz help cross-entropy
        """
      ),
    ]
  }

  /// The bill and the costs of symbols, for paper and for browsers that run no scripts.
  private var figures: String {
    let names: Set = ["bill", "lengths"]
    return report.document(View()).figures.filter { names.contains($0.name) }
      .map { $0.html(under: "") }.joined()
  }

  /// q, z and the beginning of the text, as the script reads them.
  private var data: String {
    let (model, places) = (report.liveModel, report.livePlaces)
    let value = JSONValue.object([
      "names": .array(model?.symbols.map { .string($0.name) } ?? []),
      "q": .array(model?.symbols.map { .number($0.q) } ?? []),
      "z": .array(model?.symbols.map { .number($0.z) } ?? []),
      "count": .integer(report.simulation.symbolCount),
      "unit": .string(report.simulation.alphabet.unit.heading),
      "sample": .array(
        pieces.map { piece in
          .array([
            .string(piece.text),
            .array(piece.symbols.map { .integer(places[$0] ?? 0) }),
          ])
        }),
    ])
    // In a script element only a less-than sign could end it.
    return value.text.replacing("<", with: "\\u003c")
  }
}
