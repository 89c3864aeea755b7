/// A result in words, tables and pictures, before it has a format.
///
/// Whoever has a result describes it once, as a document; text, Markdown, HTML
/// and SVG are made from that, each in its own way. Numbers are in it as people
/// read them. For programs there are JSON and CSV, which are made from the
/// result itself and keep every digit.
package struct Document: Sendable {
  /// What the document is about: `corpus:french in codes for corpus:english`.
  package var title: String

  /// The answer, which comes first in text, Markdown and pages.
  package var summary: Summary?

  /// What it says, in the order in which it is to be read.
  package var sections: [Section]

  /// A document of the given sections; those that say nothing are left out.
  package init(title: String, summary: Summary? = nil, sections: [Section]) {
    self.title = title
    self.summary = summary
    self.sections = sections.filter { !$0.blocks.isEmpty }
  }

  /// The sections in the order in which a page has them.
  ///
  /// A terminal leaves the end in sight, and a page its beginning; so what matters most
  /// stands behind the details in text and before them on a page.
  var sectionsOnPage: [Section] {
    sections.filter { !$0.isDetail } + sections.filter(\.isDetail)
  }

  /// The pictures, in the order of a page.
  package var figures: [Figure] {
    sectionsOnPage.flatMap(\.blocks).compactMap {
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

  /// Whether a page has it behind what matters more.
  let isDetail: Bool

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
    self.init(heading, isDetail: false, blocks)
  }

  /// A section whose heading is said at a place only, or which tells details.
  init(
    _ heading: String?, in place: Place = .everywhere, isDetail: Bool = false, _ blocks: [Block]
  ) {
    self.heading = heading
    self.place = place
    self.isDetail = isDetail
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
