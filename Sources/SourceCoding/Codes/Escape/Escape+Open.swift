/// The distribution that a proxy implies over an open alphabet, in which symbols occur
/// that it has never seen.
///
/// The escape announces a new symbol, and a ``SpellingCode`` spells it: a new symbol x
/// that takes s bits to spell has the probability z(escape) · 2^−s, and so costs what a
/// stream would really spend on it. The remaining probability of the escape belongs to
/// one extra symbol, which represents all others and does not occur. So z is a
/// distribution, and every measure of it is that of a code that both sides can share.
extension Escape {
  /// The escape from the symbols that were counted.
  ///
  /// - Parameters:
  ///   - tally: counts over `alphabet`.
  ///   - alphabet: an open alphabet with the extra symbol of ``Alphabet/withOthers``.
  package init(fromSeenIn tally: Tally, over alphabet: Alphabet) {
    let known = Alphabet(
      unit: alphabet.unit,
      sortedSpellings: tally.seenSymbols.map { alphabet.spelling(of: $0) })
    self.init(from: known, for: alphabet)
  }

  /// The counts of the known symbols, with 0 for the escape.
  package func counts(in tally: Tally) -> Tally {
    Tally(counts: tally.seenSymbols.map { tally.counts[$0] } + [0])
  }

  /// The distribution over the symbols of the message that follows from `z`, which is a
  /// distribution over the known symbols and the escape.
  package func spread(_ z: Distribution) -> Distribution {
    let share = z.weight(of: symbol)
    var weights = places.enumerated().map { message, place in
      place == symbol
        ? share.scaled(byPowerOfTwo: -Int(spellingCosts[message])) : z.weight(of: place)
    }
    // The first symbol has an empty spelling, and represents all others.
    weights[0] = .zero
    let spelled = weights.indices.reduce(WideReal.zero) {
      isEscaped($1) ? $0 + weights[$1] : $0
    }
    weights[0] = max(.zero, share - spelled)
    return Distribution(computedWeights: weights)
  }
}

extension Alphabet {
  /// The alphabet with one extra symbol in front, which has an empty spelling and
  /// represents all symbols that are not in the alphabet.
  ///
  /// A closed unit has no such symbols, and its alphabet is returned as it is.
  package var withOthers: Alphabet {
    guard unit.closedAlphabetSize == nil, !hasOthers else { return self }
    return Alphabet(
      unit: unit, sortedSpellings: [ArraySlice<UInt8>()] + (0..<count).map { spelling(of: $0) })
  }

  /// Whether the first symbol represents all symbols that are not in the alphabet.
  package var hasOthers: Bool { count > 0 && spelling(of: 0).isEmpty }
}
