extension Codebook {
  /// International Morse code as a key that is down or up, with one bit for the
  /// duration of a dot: a cost in bits is a duration in dots.
  ///
  ///     dot 10   dash 1110   end of letter 00   space 0000
  ///     A = dot dash = 10 1110 00
  ///
  /// Each element ends with its own gap of one dot; two more make it the gap of three
  /// dots between letters, and a space adds four for the gap of seven between words.
  /// With the gaps written out, the code is a prefix code and can be decoded.
  ///
  /// Surprise: it gives frequent letters short codewords, a century before Huffman, and
  /// still wastes 82 % of the bit strings, as κ is 0.18: the key is never down for
  /// exactly two dots, and most lengths of silence never occur. This waste is what
  /// allows a listener to keep time.
  ///
  /// Morse code has no case, and two bytes with one codeword could not both be decoded.
  /// Letters are therefore capitals here, as in telegrams; `tr a-z A-Z` converts a
  /// text.
  ///
  /// Source: *International Morse code*, Recommendation ITU-R M.1677-1, 2009.
  public static let morse = Codebook(
    standard: "morse", summary: "capitals as on and off, one bit for a dot (ITU-R M.1677-1, 2009)",
    codewords: (0..<256).map { byte in
      byte == 0x20 ? Codeword("0000") : elements[UInt8(byte)].flatMap(codeword)
    })

  /// The states of the key for a letter, including the silence after it.
  private static func codeword(of elements: String) -> Codeword? {
    Codeword(elements.map { $0 == "-" ? "1110" : "10" }.joined() + "00")
  }

  /// The dots and dashes of each byte that has a Morse code.
  private static let elements: [UInt8: String] = Dictionary(
    uniqueKeysWithValues: [
      ("A", ".-"), ("B", "-..."), ("C", "-.-."), ("D", "-.."), ("E", "."), ("F", "..-."),
      ("G", "--."), ("H", "...."), ("I", ".."), ("J", ".---"), ("K", "-.-"), ("L", ".-.."),
      ("M", "--"), ("N", "-."), ("O", "---"), ("P", ".--."), ("Q", "--.-"), ("R", ".-."),
      ("S", "..."), ("T", "-"), ("U", "..-"), ("V", "...-"), ("W", ".--"), ("X", "-..-"),
      ("Y", "-.--"), ("Z", "--.."),
      ("1", ".----"), ("2", "..---"), ("3", "...--"), ("4", "....-"), ("5", "....."),
      ("6", "-...."), ("7", "--..."), ("8", "---.."), ("9", "----."), ("0", "-----"),
      (".", ".-.-.-"), (",", "--..--"), (":", "---..."), ("?", "..--.."), ("'", ".----."),
      ("-", "-....-"), ("/", "-..-."), ("(", "-.--."), (")", "-.--.-"), ("\"", ".-..-."),
      ("=", "-...-"), ("+", ".-.-."), ("@", ".--.-."),
    ].compactMap { (letter: Character, elements: String) in
      letter.asciiValue.map { ($0, elements) }
    })
}
