/// Cuts a text into words and the text between them.
///
/// A word is a longest run of letters, marks and numbers, by the general category of
/// each scalar (L, M, N); everything else between two words is also one symbol, so that
/// nothing is lost. The rule considers single scalars only: *don't* is `don`, `'` and
/// `t`, and text written without spaces is one word up to the next punctuation mark. A
/// byte that belongs to no scalar is a symbol of its own.
///
/// Source: Moffat, *Word-based text compression*, 1989 (words and non-words).
public struct WordSegmenter: Segmenter {
  /// The offset of the next symbol.
  private var position = 0

  /// The number of symbols so far that are a byte which belongs to no scalar.
  public private(set) var invalidByteCount = 0

  /// A segmenter at the start of a text.
  public init() {}

  /// Finds the ends of the next words of `text`, and of the text between them.
  public mutating func findEnds(
    in text: Span<UInt8>, into ends: inout MutableSpan<UInt32>
  ) -> Int {
    let kinds = Kind.ofBytes.span
    var position = self.position
    var count = 0
    while count < ends.count, position < text.count {
      if ends.count - count >= ASCIIWords.blockSize {
        let found = ASCIIWords.findEnds(in: text, from: position, into: &ends, at: count)
        if found > 0 {
          count += found
          position = Int(ends[count - 1])
          continue
        }
      }
      var (kind, length) = Kind.ofSymbol(in: text, at: position)
      position += length
      if kind == Kind.invalid {
        invalidByteCount += 1
        length = 0
      }
      while length > 0 {
        while position < text.count, kinds[Int(text[position])] == kind { position += 1 }
        guard position < text.count, text[position] >= 0x80 else { break }
        let next = Kind.ofSymbol(in: text, at: position)
        length = next.kind == kind ? next.length : 0
        position += length
      }
      ends[count] = UInt32(position)
      count += 1
    }
    self.position = position
    return count
  }
}

/// The role of a scalar in a text: it is part of a word, or stands between words.
private enum Kind {
  static let between: UInt8 = 0
  static let word: UInt8 = 1
  static let invalid: UInt8 = 2

  /// The kinds of the ASCII characters; all other bytes have the kind `invalid`.
  static let ofBytes = (0..<256).map { byte in
    byte < 0x80 ? ofBasicScalars[byte] : invalid
  }

  /// The kinds of the scalars below U+10000; computed once, in about a millisecond.
  private static let ofBasicScalars: [UInt8] = (0..<0x1_0000).map { value in
    Unicode.Scalar(UInt32(value)).map(kind(of:)) ?? between
  }

  /// The kind of the symbol at `offset`, and its number of bytes.
  static func ofSymbol(in text: Span<UInt8>, at offset: Int) -> (kind: UInt8, length: Int) {
    let (value, length) = UTF8Sequence.decode(text, at: offset)
    if length == 0 { return (invalid, 1) }
    if value < 0x1_0000 { return (ofBasicScalars[Int(value)], length) }
    return (Unicode.Scalar(value).map(kind(of:)) ?? between, length)
  }

  private static func kind(of scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark,
      .decimalNumber, .letterNumber, .otherNumber:
      word
    default: between
    }
  }
}
