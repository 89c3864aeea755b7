/// The teleprinter code ITA2: five bits a symbol, with two alphabets and two symbols
/// that switch between them.
///
///     E 10000   Q 11101   shift to figures 11011   3 10000   1 11101
///     QUE3: Q U E, shift, 3: 25 bits
///
/// It is not a prefix code but a code with one bit of memory: a figure costs 5 bits
/// after a figure, and 10 bits after a letter. Each block begins in the alphabet of
/// letters, like a machine whose line has just been opened. A shift is written only
/// where the next symbol needs it; spaces and ends of lines are in both alphabets.
///
/// There is only one case. Letters are capitals here, as in telegrams; `tr a-z A-Z`
/// converts a text. The figures of F, G and H are left to each country, and represent
/// no byte.
///
/// Source: *International Telegraph Alphabet No. 2*, Recommendation ITU-T S.1, 1993;
/// the two alphabets are Baudot's (1874), the assignment is Murray's (1901).
struct BaudotCoder: Coder {
  /// `nil`: the cost of a symbol depends on the preceding one.
  let symbolCosts: [Double]? = nil

  /// The state is reset at the start of each block, so blocks are long.
  let blockSize = 1 << 24

  /// The five bits of each symbol by its number, the first bit lowest.
  private static let letters = alphabet("\0E\nA SIU\rDRJNFCKTZLWHYPQOBG\u{E}MXV\u{F}")
  private static let figures = alphabet(
    "\03\n- '87\r\u{5}4\u{7},\u{1}:(5+)2\u{1}6019?\u{1}\u{E}./=\u{F}")

  /// The values in the tables for the shifts and for unassigned codewords.
  private static let toFigures = UInt8(0x0E)
  private static let toLetters = UInt8(0x0F)
  private static let open = UInt8(0x01)

  private static let places = (letters: inverse(letters), figures: inverse(figures))

  /// The number of bits of a symbol or a shift.
  private static let bitCount = 5

  init() {}

  /// Creates the code; its table has no bits.
  init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    guard table.bitCount == 0 else { throw .unread(bitOffset: 0) }
  }

  /// The empty table: both sides have the code.
  var table: EncodedTable { .empty }

  /// 5 bits a symbol, and 5 for each shift.
  ///
  /// For independent symbols that are each in only one alphabet, letters with total
  /// probability a and figures with b, each change costs a shift: there are 2 a b / (a
  /// + b) of them a symbol. `nil` for a chain.
  func longRunRate(on source: KnownSource) -> Double? {
    let q = source.distribution
    let isKnown = q.support.allSatisfy { byte in
      byte < 256 && (Self.places.letters[byte] ?? Self.places.figures[byte]) != nil
    }
    guard isKnown else { return .infinity }
    guard case .independent = source else { return nil }
    let letters = q.expectation { Self.places.figures[$0] == nil ? 1 : 0 }
    let figures = q.expectation { Self.places.letters[$0] == nil ? 1 : 0 }
    let shifts = letters * figures > 0 ? 2 * letters * figures / (letters + figures) : 0
    return Double(Self.bitCount) * (1 + shifts)
  }

  /// The codeword of each byte at the start of a message, in the alphabet of letters; a
  /// figure has a shift in front of it.
  static let firstCodewords: [Codeword?] = (0..<256).map { byte in
    if let place = places.letters[byte] { return codeword(of: place) }
    guard let shift = letters.firstIndex(of: toFigures), let place = places.figures[byte] else {
      return nil
    }
    return Codeword("\(codeword(of: shift))\(codeword(of: place))")
  }

  private static func codeword(of place: Int) -> Codeword {
    (0..<bitCount).reduce(Codeword(zerosOfLength: 0)) { $0.appending(bit: place >> $1 & 1) }
  }

  func encode(_ symbols: Span<UInt8>, into block: inout EncodedBlock) throws(UnwritableSymbol) {
    var writer = BitWriter(reusing: block.buffer)
    func append(_ place: Int, to writer: inout BitWriter) {
      for bit in 0..<Self.bitCount { writer.append(bit: place >> bit & 1) }
    }
    let places = Self.places
    var (isInLetters, bitCount) = (true, 0.0)
    var information: [Double] = []
    for index in symbols.indices {
      let byte = Int(symbols[index])
      if (isInLetters ? places.letters : places.figures)[byte] == nil {
        isInLetters.toggle()
        let shift = isInLetters ? Self.toLetters : Self.toFigures
        guard let place = Self.letters.firstIndex(of: shift) else { throw UnwritableSymbol() }
        append(place, to: &writer)
        bitCount += Double(Self.bitCount)
      }
      guard let place = (isInLetters ? places.letters : places.figures)[byte] else {
        throw UnwritableSymbol()
      }
      append(place, to: &writer)
      bitCount += Double(Self.bitCount)
      if (index + 1) % block.batchSize == 0 || index + 1 == symbols.count {
        information.append(bitCount)
        bitCount = 0
      }
    }
    block.finish(writer, information: information)
  }

  func decode(_ block: EncodedBlock, into symbols: inout MutableSpan<UInt8>) throws(DecodeError) {
    var reader = BitReader(block.buffer, bitCount: block.bitCount)
    var isInLetters = true
    var index = 0
    var bitOffset = 0
    while index < symbols.count {
      var place = 0
      for bit in 0..<Self.bitCount { place |= try reader.next() << bit }
      let byte = (isInLetters ? Self.letters : Self.figures)[place]
      switch byte {
      case Self.toFigures, Self.toLetters:
        // An encoder never writes a shift to the alphabet that is already in use.
        guard isInLetters == (byte == Self.toFigures) else { throw .damaged(bitOffset: bitOffset) }
        isInLetters.toggle()
      case Self.open: throw .damaged(bitOffset: bitOffset)
      default:
        symbols[index] = byte
        index += 1
      }
      bitOffset += Self.bitCount
    }
    try reader.finish()
  }

  private static func alphabet(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    precondition(bytes.count == 1 << bitCount, "five bits have 32 values")
    return bytes
  }

  /// The place of each byte in an alphabet; `nil` for a byte that is not in it.
  private static func inverse(_ alphabet: [UInt8]) -> [Int?] {
    (0..<256).map { byte in
      [toFigures, toLetters, open].contains(UInt8(byte))
        ? nil : alphabet.firstIndex(of: UInt8(byte))
    }
  }
}

extension Codebook {
  /// ITA2 with the codewords that bytes have at the start of a message, in the alphabet
  /// of letters.
  ///
  /// They imply a reader who expects a letter after each figure. The code that is
  /// designed from them counts its shifts as they occur.
  public static let baudot = Codebook(
    standard: "baudot", summary: "capitals and figures with shifts between (ITA2, ITU-T S.1)",
    codewords: BaudotCoder.firstCodewords, hasShifts: true)
}
