/// A result as text, tables and pictures, independent of a format.
///
/// A result describes itself once, as a document; text, Markdown, HTML and SVG are made
/// from that, each in its own way. Its numbers are formatted for people. Programs read
/// JSON and CSV, which are made from the result itself and keep every digit.
package struct Document: Sendable {
  /// The question that the document answers, such as `What does corpus:french cost in a
  /// code made for corpus:english?`.
  package var title: String

  /// The answer, which comes first in text, Markdown and pages.
  package var summary: Summary?

  /// The numbers that a page shows in large type below the answer.
  package var keyFigures: [KeyFigure]

  /// The name of the article that explains such results: `reading-a-bill`.
  package var topic: String?

  /// The sections, in reading order.
  package var sections: [Section]

  /// A document of the given sections; empty ones are left out.
  package init(
    title: String, summary: Summary? = nil, keyFigures: [KeyFigure] = [], topic: String? = nil,
    sections: [Section]
  ) {
    self.title = title
    self.summary = summary
    self.keyFigures = keyFigures
    self.topic = topic
    self.sections = sections.filter { !$0.blocks.isEmpty }
  }

  /// The sections in the order in which a page shows them.
  ///
  /// A terminal leaves the end of a text in view, and a page its beginning. The most
  /// important parts therefore follow the details in text, and precede them on a page.
  var sectionsOnPage: [Section] {
    let order: [Section.Rank] = [.lead, .body, .detail]
    return order.flatMap { rank in sections.filter { $0.rank == rank } }
  }

  /// The sections of the given parts alone, in their order, without the answer unless that is a
  /// part; the whole document for no parts.
  func only(_ parts: [String]) -> Document {
    guard !parts.isEmpty else { return self }
    var document = self
    document.sections = sections.filter { $0.part.map(parts.contains) ?? false }
    if !parts.contains(Self.answer) { (document.summary, document.keyFigures) = (nil, []) }
    return document
  }

  /// The part that the answer is.
  package static let answer = "answer"

  /// The names of its parts, each once, in their order.
  package var parts: [String] {
    ([Self.answer] + sections.compactMap(\.part)).reduce(into: []) { parts, part in
      if !parts.contains(part) { parts.append(part) }
    }
  }

  /// The pictures; those of the result come first, then those of single symbols.
  package var figures: [Figure] {
    let all = sections.filter { $0.rank == .body } + sections.filter { $0.rank != .body }
    return all.flatMap(\.blocks).compactMap {
      if case .figure(let figure) = $0 { figure } else { nil }
    }
  }
}

/// A part of a document with a heading.
package struct Section: Sendable {
  /// The heading; `nil` if there is none.
  package var heading: String?

  /// The formats that show the heading.
  let place: Place

  /// The position of the section on a page.
  let rank: Rank

  /// The word that names it where only some parts are wanted; `nil` if it has none.
  let part: String?

  /// How early a page shows a section.
  enum Rank: Sendable {
    /// Directly below the answer, for the main picture.
    case lead
    /// In the order of the document.
    case body
    /// After all others.
    case detail
  }

  /// The formats that show a heading.
  enum Place: Sendable {
    /// In text, Markdown and pages.
    case everywhere
    /// Pages and Markdown only; in text, the first table names the subject.
    case pages
    /// Text only; in pages and Markdown it is the title.
    case text
  }

  /// The content of the section.
  package var blocks: [Block]

  /// A section of the given blocks.
  package init(_ heading: String? = nil, part: String? = nil, _ blocks: [Block]) {
    self.init(heading, rank: .body, part: part, blocks)
  }

  /// A section whose heading is shown in one place only, or which a page shows first or last.
  init(
    _ heading: String?, in place: Place = .everywhere, rank: Rank = .body, part: String? = nil,
    _ blocks: [Block]
  ) {
    self.part = part
    self.heading = heading
    self.place = place
    self.rank = rank
    self.blocks = blocks.filter { !$0.isEmpty }
  }
}

/// A piece of a section.
package enum Block: Sendable {
  /// Sentences, each on a new line.
  case lines([String])
  /// Rows and columns.
  case table(Table)
  /// A picture, which text and Markdown leave out.
  case figure(Figure)
  /// An interactive model; HTML only.
  case live(LiveModel)

  var isEmpty: Bool {
    switch self {
    case .lines(let lines): lines.isEmpty
    case .table(let table): table.rows.isEmpty
    case .figure, .live: false
    }
  }
}
