import Kernels

/// A prefix code over bytes, and the code chances with which its symbols are drawn.
struct SampleCode: Sendable, CustomStringConvertible {
  let description: String
  let lengths: [Int?]
  let codewords: [UInt64]

  /// The symbols that have a codeword.
  var symbols: [UInt8] { lengths.indices.filter { lengths[$0] != nil }.map { UInt8($0) } }

  /// The canonical code of some lengths: shorter codewords first, then by symbol.
  init(_ description: String, lengths: [Int: Int]) {
    self.description = description
    self.lengths = (0..<256).map { lengths[$0] }
    var codewords = [UInt64](repeating: 0, count: 256)
    var next: UInt64 = 0
    var last = 0
    for (symbol, length) in lengths.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      next <<= UInt64(length - last)
      last = length
      codewords[symbol] = next
      next += 1
    }
    self.codewords = codewords
  }

  /// The canonical code in which symbol x has length `ascending[x]`.
  init(_ description: String, ascending: [Int]) {
    self.init(
      description,
      lengths: Dictionary(uniqueKeysWithValues: ascending.enumerated().map { ($0, $1) }))
  }

  /// The Huffman code of some weights.
  init(_ description: String, weights: [Int: Int]) {
    var trees = weights.sorted { $0.key < $1.key }.map { (weight: $0.value, symbols: [$0.key]) }
    var lengths = weights.mapValues { _ in 0 }
    while trees.count > 1 {
      trees.sort { $0.weight > $1.weight }
      let (light, heavy) = (trees.removeLast(), trees.removeLast())
      let symbols = light.symbols + heavy.symbols
      for symbol in symbols { lengths[symbol, default: 0] += 1 }
      trees.append((light.weight + heavy.weight, symbols))
    }
    self.init(description, lengths: lengths)
  }

  /// The same code with every bit of every codeword turned.
  func inverted(_ description: String) -> SampleCode {
    SampleCode(
      description: description, lengths: lengths,
      codewords: zip(codewords, lengths).map { ~$0 & (1 << UInt64($1 ?? 0) - 1) })
  }

  private init(description: String, lengths: [Int?], codewords: [UInt64]) {
    self.description = description
    self.lengths = lengths
    self.codewords = codewords
  }

  /// Random symbols: x is drawn with chance 2^-length, or, if that is how it is
  /// told, every symbol as often as any other.
  func message(
    _ count: Int, evenly: Bool = false, using rng: inout SeededGenerator
  ) -> [UInt8] {
    let symbols = symbols
    let table = symbols.flatMap { symbol in
      let length = lengths[Int(symbol)] ?? 0
      return [UInt8](repeating: symbol, count: evenly ? 1 : max(1, 4096 >> length))
    }
    return (0..<count).map { _ in table[rng.below(table.count)] }
  }

  static let all: [SampleCode] =
    complete + [
      SampleCode("one symbol of one bit", lengths: [7: 1]),
      SampleCode("three of four codewords", lengths: [1: 2, 2: 2, 3: 2]),
      SampleCode("a long codeword alone", lengths: [9: 56]),
      SampleCode("gaps among long codewords", lengths: [1: 2, 2: 11, 3: 12, 4: 13, 5: 30, 6: 56]),
      SampleCode("255 codewords of 13 bits", ascending: .init(repeating: 13, count: 255)),
    ]

  /// Codes in which every string of bits is the start of a message.
  static let complete: [SampleCode] = [
    SampleCode("one symbol of no bits", lengths: [200: 0]),
    SampleCode("two symbols", lengths: [0: 1, 255: 1]),
    SampleCode("a dyadic code of three", lengths: [97: 1, 98: 2, 99: 2]),
    SampleCode("all bytes of eight bits", ascending: .init(repeating: 8, count: 256)),
    SampleCode("lengths 1 to 11", ascending: Array(1...11) + [11]),
    SampleCode("lengths 1 to 12", ascending: Array(1...12) + [12]),
    deepest,
    deepest.inverted("lengths 1 to 56, inverted"),
    text,
    text.inverted("text, inverted"),
    SampleCode(
      "Zipf's law",
      weights: Dictionary(uniqueKeysWithValues: (0..<256).map { ($0, 1 << 20 / ($0 + 1)) })),
    SampleCode("lengths 7 to 9", ascending: [7] + .init(repeating: 8, count: 253) + [9, 9]),
  ]

  /// What Fibonacci weights give.
  static let deepest = SampleCode(
    "lengths 1 to 56", ascending: Array(1...56) + [56])

  /// Letters as frequent as in English, and all other bytes hardly ever.
  static let text: SampleCode = {
    var weights = Dictionary(uniqueKeysWithValues: (0..<256).map { ($0, 1 + $0 % 3) })
    for (rank, letter) in " etaoinshrdlucmfwygpbvkxqjz".utf8.enumerated() {
      weights[Int(letter)] = 100_000_000 >> (rank / 2)
    }
    return SampleCode("text", weights: weights)
  }()
}

extension SampleCode {
  /// A decoder with the wide table.
  var wideDecoder: PrefixDecoder {
    Self.wideDecoders[description]
      ?? PrefixDecoder(lengths: lengths, codewords: codewords).widened()
  }

  /// Made once: a wide table takes long to fill without optimisation.
  private static let wideDecoders = Dictionary(
    SampleCode.all.map {
      ($0.description, PrefixDecoder(lengths: $0.lengths, codewords: $0.codewords).widened())
    }, uniquingKeysWith: { first, _ in first })
}
