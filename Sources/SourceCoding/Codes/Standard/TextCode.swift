/// A code for pieces of text, whose codewords follow from a rule instead of a table.
///
/// There are more than a million scalars, and infinitely many numbers, so an alphabet
/// gets the codewords of the symbols that occur. The lengths imply a distribution:
/// writing UTF-8 means believing that an é is 256 times as rare as an e, and writing
/// UTF-32 means believing that all scalars are equally frequent.
package struct TextCode: Sendable {
  /// The name of the code: `utf8`.
  package let name: String

  /// A description of the code and its origin, in one line.
  package let summary: String

  /// The unit of its symbols.
  package let unit: SymbolUnit

  /// The lengths of codewords in bits, with the number of scalars that have each; empty
  /// for a code of other symbols.
  package let scalarCounts: [(length: Int, count: Int)]

  /// The codeword of a spelling; `nil` if it has none.
  private let rule: @Sendable (ArraySlice<UInt8>) -> Codeword?

  /// A code for the symbols of `unit`, determined by their spellings.
  init(
    name: String, summary: String, unit: SymbolUnit,
    rule: @escaping @Sendable (ArraySlice<UInt8>) -> Codeword?
  ) {
    self.name = name
    self.summary = summary
    self.unit = unit
    self.rule = rule
    scalarCounts = []
  }

  /// A code for scalars; the rule returns the bits for a value, and their number.
  private init(
    name: String, summary: String, scalarCounts: [(length: Int, count: Int)],
    rule: @escaping @Sendable (UInt32) -> (bits: UInt32, length: Int)
  ) {
    self.name = name
    self.summary = summary
    self.unit = .scalar
    self.scalarCounts = scalarCounts
    self.rule = { spelling in
      guard let scalars = String(validating: spelling, as: UTF8.self)?.unicodeScalars,
        let scalar = scalars.first, scalars.count == 1
      else { return nil }
      let (bits, length) = rule(scalar.value)
      return Codeword(UInt64(bits), length: length)
    }
  }

  /// The code that gives the symbols of an alphabet the given codewords, and no
  /// codewords to other symbols.
  ///
  /// - Precondition: There is an entry for each symbol; `nil` stands for no codeword.
  package init(
    name: String, summary: String, over alphabet: Alphabet, codewords: [Codeword?]
  ) {
    precondition(codewords.count >= alphabet.count, "each symbol has a codeword or none")
    self.init(name: name, summary: summary, unit: alphabet.unit) { spelling in
      alphabet.symbol(spelled: spelling).flatMap { codewords[$0] }
    }
  }

  /// Every text code, in the order in which they are listed.
  package static let all = [utf8, utf16, utf32]

  /// UTF-8: one to four bytes, with ASCII unchanged.
  ///
  /// Source: Yergeau, *UTF-8, a transformation format of ISO 10646*, RFC 3629, 2003.
  package static let utf8 = TextCode(
    name: "utf8", summary: "8 to 32 bits for each scalar (RFC 3629, 2003)",
    scalarCounts: [(8, 0x80), (16, 0x780), (24, 0xF800 - 0x800), (32, 0x10_0000)]
  ) { value in
    let (v, six) = (value, { (shift: UInt32) in 0x80 | value >> shift & 0x3F })
    return switch v {
    case ..<0x80: (v, 8)
    case ..<0x800: ((0xC0 | v >> 6) << 8 | six(0), 16)
    case ..<0x1_0000: ((0xE0 | v >> 12) << 16 | six(6) << 8 | six(0), 24)
    default: ((0xF0 | v >> 18) << 24 | six(12) << 16 | six(6) << 8 | six(0), 32)
    }
  }

  /// UTF-16, the upper byte first: 16 bits, or two halves of a surrogate pair.
  ///
  /// Source: Hoffman and Yergeau, *UTF-16, an encoding of ISO 10646*, RFC 2781, 2000.
  package static let utf16 = TextCode(
    name: "utf16", summary: "16 or 32 bits for each scalar (RFC 2781, 2000)",
    scalarCounts: [(16, 0x1_0000 - 0x800), (32, 0x10_0000)]
  ) { value in
    guard value >= 0x1_0000 else { return (value, 16) }
    let rest = value - 0x1_0000
    return (0xD800_DC00 | (rest >> 10) << 16 | rest & 0x3FF, 32)
  }

  /// UTF-32, the upper byte first: 32 bits, of which eleven are always 0.
  ///
  /// Source: The Unicode Consortium, *The Unicode Standard*, section 3.10.
  package static let utf32 = TextCode(
    name: "utf32", summary: "32 bits for each scalar (Unicode, section 3.10)",
    scalarCounts: [(32, 0x11_0000 - 0x800)]
  ) { ($0, 32) }

  /// The codeword of a symbol, such as one scalar; `nil` if it has none.
  package func codeword(of text: some StringProtocol) -> Codeword? { rule(Array(text.utf8)[...]) }

  /// The Kraft sum of the codewords of all scalars.
  package var kraftSum: KraftSum {
    KraftSum(
      lengths: scalarCounts.lazy.map { repeatElement($0.length, count: $0.count) }.joined())
  }

  /// The codeword of each symbol; `nil` for a byte that belongs to no character.
  ///
  /// - Precondition: The alphabet has the code's unit.
  package func codewords(over alphabet: Alphabet) -> [Codeword?] {
    precondition(alphabet.unit == unit, "the code is for other symbols")
    return (0..<alphabet.count).map { rule(alphabet.spelling(of: $0)) }
  }

  /// The distribution over the symbols of an alphabet that the code is ideal for, if
  /// there are no other symbols.
  ///
  /// - Throws: ``InvalidPrefixCode/empty`` if no symbol has a codeword.
  /// - Precondition: The alphabet has the code's unit.
  package func impliedDistribution(
    over alphabet: Alphabet
  ) throws(InvalidPrefixCode) -> Distribution {
    let lengths = codewords(over: alphabet).map { $0?.length }
    guard lengths.contains(where: { $0 != nil }) else { throw .empty }
    return Distribution(impliedByLengths: lengths)
  }
}

extension TextCode {
  /// The design that uses these codewords for the symbols of a message, for every
  /// proxy.
  ///
  /// - Throws: ``DesignError`` if the message has symbols of another unit, or an
  ///   escape; or if two of its symbols have codewords that clash.
  func design(for proxy: Proxy, over alphabet: Alphabet?) throws(DesignError) -> Design {
    guard let alphabet, alphabet.unit == unit, alphabet.count == proxy.distribution.alphabetSize
    else { throw .unit(unit) }
    return try DesignError.passing { () throws(InvalidPrefixCode) in
      Design(prefixCode: try PrefixCode(codewords: codewords(over: alphabet)), isFixed: true)
    }
  }
}

extension CodeDesigner {
  /// The designer that gives the codewords of `code` to the symbols of a message, for
  /// every proxy.
  package init(_ code: TextCode) {
    self.init(name: code.name) { (proxy, alphabet) throws(DesignError) in
      try code.design(for: proxy, over: alphabet)
    }
  }
}
