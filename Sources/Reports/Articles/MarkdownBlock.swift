/// A block of an article.
///
/// Only the parts of Markdown that the articles use are supported.
enum MarkdownBlock: Hashable {
  /// A heading and its level, from 1.
  case heading(Int, String)
  /// Text that is wrapped.
  case paragraph(String)
  /// An entry of a list, with its mark: `•` or `1.`.
  case item(mark: String, String)
  /// Lines that are printed as they are.
  case code([String])
  /// Rows of cells, the heading first.
  case table([[String]])

  /// The blocks of a text, in order.
  static func blocks(of text: String) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    var fence: [String]?
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        if let lines = fence { blocks.append(.code(lines)) }
        fence = fence == nil ? [] : nil
        isOpen = false
      } else if fence != nil {
        fence?.append(line)
      } else if line.isEmpty {
        isOpen = false
      } else if line.hasPrefix("<!--") {
        continue
      } else if isOpen, let last = blocks.last?.continued(with: line) {
        blocks[blocks.count - 1] = last
      } else {
        blocks.append(MarkdownBlock(beginning: line))
        isOpen = true
      }
    }
    if let lines = fence { blocks.append(.code(lines)) }
    return blocks
  }

  /// The block that a line begins.
  private init(beginning line: String) {
    if let match = line.firstMatch(of: /^(#{1,6}) (.*)$/) {
      self = .heading(match.1.count, String(match.2))
    } else if let match = line.firstMatch(of: /^ {0,3}([-*]|[0-9]+\.) +(.*)$/) {
      self = .item(mark: match.1.first?.isNumber == true ? String(match.1) : "•", String(match.2))
    } else if line.hasPrefix("|") {
      self = .table(Self.cells(of: line).map { [$0] } ?? [])
    } else if line.hasPrefix("    ") {
      self = .code([String(line.dropFirst(4))])
    } else {
      self = .paragraph(line)
    }
  }

  /// The block extended by one line; `nil` if the line begins another block.
  private func continued(with line: String) -> MarkdownBlock? {
    switch (self, MarkdownBlock(beginning: line)) {
    case (.table(let rows), .table(let more)): .table(rows + more)
    case (.code(let lines), .code(let more)): .code(lines + more)
    case (.item(let mark, let words), .paragraph): .item(mark: mark, words + " " + line.trimmed)
    case (.item(let mark, let words), .code): .item(mark: mark, words + " " + line.trimmed)
    case (.paragraph(let words), .paragraph): .paragraph(words + " " + line.trimmed)
    case (.paragraph(let words), .code): .paragraph(words + " " + line.trimmed)
    default: nil
    }
  }

  /// The cells of a row; `nil` for the line below the heading.
  private static func cells(of line: String) -> [String]? {
    let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
      .map { String($0).trimmed }
    return cells.allSatisfy { $0.allSatisfy { $0 == "-" || $0 == ":" } } ? nil : cells
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
