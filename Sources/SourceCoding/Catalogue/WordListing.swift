/// The parts of a code that has no codeword for each symbol, as a list for people to
/// read: its words, or the states of its coder.
package struct WordListing: Sendable {
  /// The words, those with the shortest codewords first; empty if the code has states.
  package let words: [Word]

  /// The states, in ascending order; empty if the code has words.
  package let states: [State]

  /// The number of letters that codewords are made of, 2 for bits.
  package let letterCount: Int

  /// The cost of a letter in bits; 1 if letters are bits.
  package let bitsPerLetter: Double

  /// H(z) in letters a symbol, that is, with the number of letters as the base of the
  /// logarithm.
  package let entropyInLetters: Double

  /// The average cost in letters of a symbol of z in an endless message; `nil` if it
  /// cannot be computed.
  package let lettersPerSymbol: Double?

  /// A sequence of symbols that are written together.
  package struct Word: Hashable, Sendable {
    /// The symbols.
    package let symbols: [Int]
    /// The probability of the word if z emits independent symbols, among the words of
    /// one length or among those that a message is cut into.
    package let probability: Double
    /// The codeword, one digit for each letter: 0 to 9, then a to z.
    ///
    /// If there are more than 36 letters, their numbers separated by spaces.
    package let codeword: String
    /// The number of letters in the codeword.
    package let length: Int
  }

  /// A state of a tANS coder from the decoder's side: the symbol that it gives, and the
  /// states that can follow.
  package struct State: Hashable, Sendable {
    /// The number of the state, 2^R to 2^(R+1) − 1.
    package let number: Int
    /// The symbol.
    package let symbol: Int
    /// The number of bits that the decoder reads to choose the next state.
    package let bitCount: Int
    /// The possible next states, in the order of those bits.
    package let next: Range<Int>
  }

  /// The listing of a code for `z`; `nil` if the code has a codeword for each symbol,
  /// or nothing to list.
  package init?(of design: Design, for z: Distribution) {
    switch design.code {
    case let coder as LetterCoder: words = coder.listedWords(for: z)
    case let coder as BlockCoder: words = coder.listedWords(for: z)
    case let coder as TunstallCoder: words = coder.listedWords(for: z)
    case is TansCoder: words = []
    default: return nil
    }
    states = (design.code as? TansCoder)?.listedStates ?? []
    let letters = design.code as? LetterCoder
    letterCount = letters?.letterCount ?? 2
    bitsPerLetter = letters?.packing.bitsPerLetter ?? 1
    entropyInLetters = z.entropy.bits / Mathematics.log2(Double(letterCount))
    let rate = design.longRunRate(on: .independent(z))
    lettersPerSymbol =
      letters.map { coder in z.expectation { Double(coder.lengths[$0] ?? 0) } } ?? rate
  }
}

extension LetterCoder {
  /// The symbols, each with the letters of its codeword.
  fileprivate func listedWords(for z: Distribution) -> [WordListing.Word] {
    lengths.indices.filter { lengths[$0] != nil }
      .sorted { (lengths[$0] ?? 0, $0) < (lengths[$1] ?? 0, $1) }
      .map { symbol in
        WordListing.Word(
          symbols: [symbol], probability: z.probability(of: symbol),
          codeword: letterCount > 36
            ? codeword(of: symbol).map { "\($0)" }.joined(separator: " ")
            : codeword(of: symbol).map { String($0, radix: letterCount) }.joined(),
          length: lengths[symbol] ?? 0)
      }
  }
}

extension BlockCoder {
  /// The blocks, each with its codeword.
  fileprivate func listedWords(for z: Distribution) -> [WordListing.Word] {
    let probabilities = probabilities(on: .independent(z))
    let lengths = prefixCode.lengths
    return lengths.indices.sorted { (lengths[$0] ?? 0, $0) < (lengths[$1] ?? 0, $1) }
      .map { number in
        var rest = number
        var symbols: [Int] = []
        for _ in 0..<blockLength {
          symbols.append(Int(digits.symbols[rest % digits.count]))
          rest /= digits.count
        }
        return WordListing.Word(
          symbols: symbols.reversed(), probability: probabilities[number],
          codeword: "\(prefixCode.codewords[number] ?? Codeword(zerosOfLength: 0))",
          length: lengths[number] ?? 0)
      }
  }
}

extension TunstallCoder {
  /// The words, each with its number.
  fileprivate func listedWords(for z: Distribution) -> [WordListing.Word] {
    let probabilities = digits.probabilities(in: z)
    return (0..<tree.wordCount).map { number in
      let word = tree.digits(ofWord: number)
      let bits = String(number, radix: 2)
      return WordListing.Word(
        symbols: word.map { Int(digits.symbols[$0]) },
        probability: word.reduce(1) { $0 * probabilities[$1] },
        codeword: tree.bitCount == 0
          ? "" : String(repeating: "0", count: tree.bitCount - bits.count) + bits,
        length: tree.bitCount)
    }
  }
}

extension TansCoder {
  /// The states, each with those that can follow.
  fileprivate var listedStates: [WordListing.State] {
    let first = 1 << quantized.bits
    return TansCoder.entries(shares: quantized.shares, bits: quantized.bits).enumerated().map {
      WordListing.State(
        number: first + $0, symbol: $1.symbol, bitCount: $1.bitCount,
        next: first + $1.from.lowerBound..<first + $1.from.upperBound)
    }
  }
}
