/// The way in which a tokenizer spells the bytes that its tokens represent.
///
/// A vocabulary writes a space as `▁` or `Ġ`, and a byte as a letter of its own or as
/// `<0xE2>`. Without decoding, such marks would be counted as bytes that the text does
/// not have. All tokens of a file together show its spelling; a file with plain spaces
/// does not use one.
///
/// Sources: Kudo and Richardson, *SentencePiece*, 2018; Radford et al., *Language
/// models are unsupervised multitask learners*, 2019, with `bytes_to_unicode` of its
/// code; Wu et al., *Google's neural machine translation system*, 2016 (WordPiece).
enum TokenSpelling: String, CaseIterable {
  case raw
  case sentencePiece = "sentencepiece"
  case byteLetters = "gpt2"
  case wordPiece = "wordpiece"

  /// The features found in the tokens of a file.
  struct Evidence {
    private var hasSpace = false
    private var hasUnderline = false
    private var hasByteLetter = false
    private var hasContinuation = false
    private var areByteLetters = true

    /// Examines the text of a token that is neither special nor a byte.
    mutating func add(_ text: [UInt8]) {
      guard TokenSpelling.byte(text) == nil, !TokenSpelling.isSpecial(text) else { return }
      if text.contains(0x20) { hasSpace = true }
      if text.starts(with: "##".utf8), text.count > 2 { hasContinuation = true }
      guard text.contains(where: { $0 >= 0x80 }) else { return }
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        if scalar == "\u{2581}" { hasUnderline = true }
        guard let byte = TokenSpelling.byte(of: scalar) else {
          areByteLetters = false
          continue
        }
        // Letters above U+00FF represent bytes that are not letters: a space, a line
        // feed.
        if scalar.value > 0xFF, byte <= 0x20 { hasByteLetter = true }
      }
    }

    /// The spelling that the tokens show.
    var spelling: TokenSpelling {
      if hasSpace { return .raw }
      if hasUnderline { return .sentencePiece }
      if hasByteLetter, areByteLetters { return .byteLetters }
      return hasContinuation ? .wordPiece : .raw
    }
  }

  /// The bytes that a token represents.
  ///
  /// - Parameters:
  ///   - text: the token as the vocabulary writes it.
  ///   - isFirst: whether it begins a document.
  /// - Returns: the bytes; empty for a special token.
  func bytes(of text: [UInt8], isFirst: Bool) -> [UInt8] {
    guard !Self.isSpecial(text) else { return [] }
    if let byte = Self.byte(text) { return [byte] }
    switch self {
    case .raw: return text
    case .sentencePiece:
      return Array(String(decoding: text, as: UTF8.self).replacing("\u{2581}", with: " ").utf8)
    case .byteLetters:
      return String(decoding: text, as: UTF8.self).unicodeScalars.flatMap { scalar in
        Self.byte(of: scalar).map { [$0] } ?? Array(String(scalar).utf8)
      }
    case .wordPiece:
      if text.starts(with: "##".utf8) { return Array(text.dropFirst(2)) }
      return isFirst ? text : [0x20] + text
    }
  }

  /// A note on the spelling if it is decoded; `nil` if there is none.
  var note: String? {
    switch self {
    case .raw: nil
    case .sentencePiece:
      "the tokens are spelled as by SentencePiece: ▁ is counted as a space, and <0xE2> as a byte"
    case .byteLetters:
      "the tokens are spelled in GPT-2's byte alphabet: Ġ is counted as a space, Ċ as a line feed, "
        + "every letter as a byte"
    case .wordPiece:
      "the tokens are spelled as by WordPiece: ## is not counted, and a space before each word but "
        + "the first of a document"
    }
  }

  /// Whether a token is a mark of the vocabulary, which is not text.
  static func isSpecial(_ text: [UInt8]) -> Bool {
    guard let first = text.first, first == UInt8(ascii: "<") || first == UInt8(ascii: "[") else {
      return false
    }
    return isMark(text) || specialNames.contains(String(decoding: text, as: UTF8.self))
  }

  /// Whether a token has a form that only marks have: `<|im_start|>`.
  static func isMark(_ text: [UInt8]) -> Bool {
    guard text.first == UInt8(ascii: "<"), text.last == UInt8(ascii: ">"), text.count > 4 else {
      return false
    }
    let name = String(decoding: text, as: UTF8.self)
    return name.hasPrefix("<|") && name.hasSuffix("|>")
      || name.hasPrefix("<\u{FF5C}") && name.hasSuffix("\u{FF5C}>")
  }

  private static let specialNames: Set<String> = [
    "<s>", "</s>", "<unk>", "<pad>", "<mask>", "<bos>", "<eos>", "<cls>", "<sep>", "[CLS]", "[SEP]",
    "[PAD]", "[UNK]", "[MASK]", "[BOS]", "[EOS]", "[INST]", "[/INST]", "<start_of_turn>",
    "<end_of_turn>",
  ]

  /// The byte of a token such as `<0xE2>`; `nil` for another token.
  private static func byte(_ text: [UInt8]) -> UInt8? {
    guard text.count == 6, text.starts(with: "<0x".utf8), text[5] == UInt8(ascii: ">") else {
      return nil
    }
    return UInt8(String(decoding: text[3..<5], as: UTF8.self), radix: 16)
  }

  /// The byte that a letter of GPT-2's alphabet represents.
  ///
  /// Printable bytes of Latin-1 represent themselves; the others are U+0100 and so on,
  /// in their order.
  private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    if let byte = UInt8(exactly: scalar.value), isPrintable(byte) { return byte }
    guard scalar.value >= 0x100, scalar.value < 0x100 + UInt32(hiddenBytes.count) else {
      return nil
    }
    return hiddenBytes[Int(scalar.value) - 0x100]
  }

  private static let hiddenBytes = (UInt8.min...UInt8.max).filter { !isPrintable($0) }

  private static func isPrintable(_ byte: UInt8) -> Bool {
    0x21...0x7E ~= byte || 0xA1...0xAC ~= byte || 0xAE...0xFF ~= byte
  }
}
