/// The width of text in columns of equal width, as in a terminal.
///
/// An ideograph, a kana, a Hangul syllable or an emoji takes two columns, a combining
/// mark none, and any other character one. Surprise: the length of a string is none of
/// these; a table of Chinese words that is aligned by string lengths does not line up.
///
/// Source: Unicode Standard Annex 11, *East Asian Width*: the ranges are its wide and
/// fullwidth characters, except for some 50 that are emoji anyway.
extension String {
  /// The number of columns.
  var columnCount: Int {
    utf8.allSatisfy { $0 < 0x80 } ? utf8.count : reduce(0) { $0 + $1.columnCount }
  }

  /// The text, or as much of its beginning as fits into `limit` columns followed by
  /// `…`.
  func shortened(to limit: Int) -> String {
    columnCount <= limit ? self : prefix(columns: limit - 1) + "…"
  }

  /// The text, or as much of its end as fits into `limit` columns after `…`.
  func shortenedAtStart(to limit: Int) -> String {
    guard columnCount > limit else { return self }
    return "…" + String(String(reversed()).prefix(columns: limit - 1).reversed())
  }

  /// The text, or its beginning and its end with `…` between them, in `limit` columns.
  ///
  /// Of a path the name of the file stays whole where it fits, and then its folders are cut. Where
  /// it does not fit, the beginning and the end are shown, which differ for most files.
  func shortenedInMiddle(to limit: Int) -> String {
    guard columnCount > limit else { return self }
    if let slash = lastIndex(of: "/"), slash > startIndex {
      let name = String(self[slash...])
      let room = limit - 1 - name.columnCount
      if room > 0 { return prefix(columns: room) + "…" + name }
    }
    let tail = String(String(reversed()).prefix(columns: (limit - 1) / 2).reversed())
    return prefix(columns: limit - 1 - tail.columnCount) + "…" + tail
  }

  private func prefix(columns limit: Int) -> String {
    var width = 0
    return String(
      prefix { character in
        width += character.columnCount
        return width <= limit
      })
  }
}

/// The characters that take two columns.
enum WideCharacters {
  /// Their scalars, as ranges; emoji also take two columns.
  static let ranges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]

  /// The ranges as a character class in a regular expression of the page's language.
  static var pattern: String {
    func written(_ scalar: UInt32) -> String { "\\u{\(String(scalar, radix: 16))}" }
    let classes = ranges.map { "\(written($0.lowerBound))-\(written($0.upperBound))" }
    return "[\\p{Emoji_Presentation}\(classes.joined())]"
  }
}

extension Character {
  fileprivate var columnCount: Int {
    // Scalars that are joined to the first scalar of an emoji do not make it wider.
    if unicodeScalars.first?.isWide ?? false { return 2 }
    return unicodeScalars.count { !$0.isMark }
  }
}

extension Unicode.Scalar {
  fileprivate var isWide: Bool {
    value >= 0x1100
      && (properties.isEmojiPresentation || WideCharacters.ranges.contains { $0 ~= value })
  }

  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: value != 0xAD
    default: false
    }
  }
}
