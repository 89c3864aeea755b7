/// A result in words, tables and pictures, before it has a format.
///
/// A result describes itself once, as a document; text, Markdown, HTML
/// and SVG are made from that, each in its own way. Numbers are in it as people
/// read them. For programs there are JSON and CSV, which are made from the
/// result itself and keep every digit.
package struct Document: Sendable {
  /// The question that the document answers, such as
  /// `What does corpus:french cost in a code made for corpus:english?`.
  package var title: String

  /// The answer, which comes first in text, Markdown and pages.
  package var summary: Summary?

  /// The numbers that a page shows in large type below the answer.
  package var keyFigures: [KeyFigure]

  /// The name of the article that explains such results: `reading-a-bill`.
  package var topic: String?

  /// What it says, in the order in which it is to be read.
  package var sections: [Section]

  /// A document of the given sections; those that say nothing are left out.
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

  /// The sections in the order in which a page has them.
  ///
  /// A terminal leaves the end in sight, and a page its beginning; so what matters most
  /// stands after the details in text and in front of them on a page.
  var sectionsOnPage: [Section] {
    let order: [Section.Rank] = [.lead, .body, .detail]
    return order.flatMap { rank in sections.filter { $0.rank == rank } }
  }

  /// The pictures; those of the result come first, then those of single symbols.
  package var figures: [Figure] {
    let all = sections.filter { $0.rank == .body } + sections.filter { $0.rank != .body }
    return all.flatMap(\.blocks).compactMap {
      if case .figure(let figure) = $0 { figure } else { nil }
    }
  }
}

/// A part of a document that belongs together.
package struct Section: Sendable {
  /// What stands above it.
  package var heading: String?

  /// Where the heading is said.
  let place: Place

  /// Where a page has it.
  let rank: Rank

  /// How early a page shows a section.
  enum Rank: Sendable {
    /// The picture, right below the answer.
    case lead
    /// In the order of the document.
    case body
    /// After all others.
    case detail
  }

  /// Where a heading is said.
  enum Place: Sendable {
    /// In text, Markdown and pages.
    case everywhere
    /// In pages and Markdown; in text its first table says what it is.
    case pages
    /// In text alone; pages and Markdown have it as their title.
    case text
  }

  /// What it is made of.
  package var blocks: [Block]

  /// A section of the given blocks.
  package init(_ heading: String? = nil, _ blocks: [Block]) {
    self.init(heading, rank: .body, blocks)
  }

  /// A section whose heading is shown in one place only, or which a page shows first or last.
  init(
    _ heading: String?, in place: Place = .everywhere, rank: Rank = .body, _ blocks: [Block]
  ) {
    self.heading = heading
    self.place = place
    self.rank = rank
    self.blocks = blocks.filter { !$0.isEmpty }
  }
}

/// A piece of a section.
package enum Block: Sendable {
  /// Sentences, each of which begins a line.
  case lines([String])
  /// Rows and columns.
  case table(Table)
  /// A picture, which text and Markdown do without.
  case figure(Figure)
  /// What can be moved, which only a page can have.
  case live(LiveModel)

  var isEmpty: Bool {
    switch self {
    case .lines(let lines): lines.isEmpty
    case .table(let table): table.rows.isEmpty
    case .figure, .live: false
    }
  }
}
