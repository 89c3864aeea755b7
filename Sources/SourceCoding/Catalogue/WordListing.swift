/// What a code without a codeword for each symbol is made of, to be read by people: its
/// words or the states of its coder.
package struct WordListing: Sendable {
  /// The words, the shortest codewords first; empty if the code has states.
  package let words: [Word]

  /// The states, in ascending order; empty if the code has words.
  package let states: [State]

  /// The number of letters that codewords are made of, 2 for bits.
  package let letterCount: Int

  /// What a letter costs in bits, 1 if it is one.
  package let bitsPerLetter: Double

  /// H(z) in letters a symbol, that is to the base of their number.
  package let entropyInLetters: Double

  /// What a symbol of z costs on average in an endless message, in letters; `nil` if that
  /// cannot be computed.
  package let lettersPerSymbol: Double?

  /// The symbols that are written together.
  package struct Word: Hashable, Sendable {
    /// The symbols.
    package let symbols: [Int]
    /// How probable they are where z emits independent symbols: of the words of one
    /// length, or of those that a message is cut into.
    package let probability: Double
    /// The codeword, a digit for each letter: 0 to 9, then a to z; of more than 36 letters
    /// their numbers with a space between.
    package let codeword: String
    /// The number of its letters.
    package let length: Int
  }

  /// A state of a tANS coder, as a decoder sees it: the symbol that it gives, and the
  /// states that come next.
  package struct State: Hashable, Sendable {
    /// The number of the state, 2^R to 2^(R+1) − 1.
    package let number: Int
    /// The symbol.
    package let symbol: Int
    /// How many bits the decoder reads to choose the next state.
    package let bitCount: Int
    /// The states that may be next, in the order of those bits.
    package let next: Range<Int>
  }

  /// The listing of a code for `z`; `nil` if it has a codeword for each symbol, or nothing
  /// to list.
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
  /// Each symbol with its letters.
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
  /// Each block with its codeword.
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
  /// Each word with its number.
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
  /// The states, and where they lead a decoder.
  fileprivate var listedStates: [WordListing.State] {
    let first = 1 << quantized.bits
    return TansCoder.entries(shares: quantized.shares, bits: quantized.bits).enumerated().map {
      WordListing.State(
        number: first + $0, symbol: $1.symbol, bitCount: $1.bitCount,
        next: first + $1.from.lowerBound..<first + $1.from.upperBound)
    }
  }
}
