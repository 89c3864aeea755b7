/// The appearance of text at the place where it will be read.
package struct TextStyle: Hashable, Sendable {
  /// The greatest number of columns in a line.
  package let width: Int

  /// Whether text may be coloured by ANSI escape sequences.
  package let isColored: Bool

  /// Whether bars may be drawn with block characters.
  package let hasBars: Bool

  /// A style for a page of `width` columns, at least 60.
  package init(width: Int = 80, isColored: Bool = false, hasBars: Bool = false) {
    self.width = max(60, width)
    self.isColored = isColored
    self.hasBars = hasBars
  }

  /// The role of a piece of text.
  typealias Role = Cell.Role

  /// The text in the colour of its role if colours are used, otherwise the text as it
  /// is.
  func paint(_ text: String, _ role: Role) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(role.colorCode)m\(text)\u{1B}[0m" : text
  }
}

extension Cell.Role {
  /// The number in the ANSI escape sequence for the colour.
  fileprivate var colorCode: Int {
    switch self {
    case .heading: 1
    case .faint: 2
    case .good: 32
    case .bad: 31
    case .accent: 36
    }
  }
}
