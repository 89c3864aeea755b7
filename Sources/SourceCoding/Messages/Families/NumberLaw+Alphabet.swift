/// Laws over lines of a text that are whole numbers.
extension Alphabet {
  /// The alphabet of the lines that are the numbers 0 … `greatest`, each with a line
  /// feed.
  public static func numbers(through greatest: Int) -> Alphabet {
    let spellings = (0...greatest).map(LineNumber.spelling(of:))
    return Alphabet(
      unit: .line, sortedSpellings: spellings.sorted { $0.lexicographicallyPrecedes($1) })
  }

  /// The greatest number among the lines, in the form of `LineNumber.spelling(of:)`;
  /// `nil` if there is none.
  public var greatestNumber: Int? {
    guard unit == .line else { return nil }
    return (0..<count).compactMap { LineNumber.spelledNumber(in: spelling(of: $0)) }.max()
  }

  /// The alphabet with all numbers up to the greatest one in it, or up to `least`,
  /// added.
  public func completed(through least: Int) -> Alphabet {
    let greatest = max(least, greatestNumber ?? 0)
    return greatest > DistributionFamily.mostValues
      ? self : union(.numbers(through: greatest)).alphabet
  }
}

extension Alphabet {
  /// The alphabet in which all numbers have the same line end, and the place of each
  /// line in it.
  public var endingNumbersAlike: (alphabet: Alphabet, places: [Int]) {
    let spellings = (0..<count).map { LineNumber.endedAlike(spelling(of: $0)) }
    let all = Alphabet(
      unit: unit, sortedSpellings: Set(spellings).sorted { $0.lexicographicallyPrecedes($1) })
    return (all, spellings.map { all.symbol(spelled: $0) ?? 0 })
  }
}

extension NumberLaw {
  /// The lines to which the law extends by itself.
  package var alphabet: Alphabet { .numbers(through: greatest) }

  /// The distribution over those lines.
  package var known: Distribution { member(over: alphabet).distribution }

  /// The law over lines: lines that are numbers have its probabilities, and others have
  /// probability 0.
  ///
  /// - Parameter alphabet: lines with all numbers up to the greatest of them, 1 or
  ///   more.
  /// - Returns: the member, cut off beyond that number.
  package func member(over alphabet: Alphabet) -> DistributionFamily.Member {
    let greatest = max(1, alphabet.greatestNumber ?? 1)
    let member = member(through: greatest)
    let places = (0...greatest).map { alphabet.symbol(spelled: LineNumber.spelling(of: $0)) ?? 0 }
    return DistributionFamily.Member(
      distribution: member.distribution.moved(to: places, alphabetSize: alphabet.count),
      truncatedMass: member.truncatedMass)
  }
}

extension MovedSource {
  /// The message of `source`, whose symbols are lines, in which numbers that differ
  /// only in their line end are the same symbol: `7` at the end of a file, and `7`
  /// before a carriage return and a line feed.
  package init(endingNumbersAlike source: any SymbolSource) {
    let (all, places) = source.alphabet.endingNumbersAlike
    self.init(source, to: all, places: places)
  }
}
