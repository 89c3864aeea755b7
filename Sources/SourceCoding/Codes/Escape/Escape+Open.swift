/// What a proxy expects of an open alphabet, where symbols turn up that it has never seen.
///
/// Its escape says that a symbol is new, and a ``SpellingCode`` says which: a new symbol x that
/// takes s bits to spell has the probability z(escape) · 2^−s, and so costs what a stream would
/// really spend on it. What is left of the escape belongs to one symbol more, which stands for all
/// others and does not occur. So z is a distribution, and every measure of it is that of a code
/// that both sides can share.
extension Escape {
  /// The escape from the symbols that were counted.
  ///
  /// - Parameters:
  ///   - tally: counts over `alphabet`.
  ///   - alphabet: an open one ``Alphabet/withOthers``.
  package init(fromSeenIn tally: Tally, over alphabet: Alphabet) {
    let known = Alphabet(
      unit: alphabet.unit,
      sortedSpellings: tally.seenSymbols.map { alphabet.spelling(of: $0) })
    self.init(from: known, for: alphabet)
  }

  /// The counts of the known symbols, and none of the escape.
  package func counts(in tally: Tally) -> Tally {
    Tally(counts: tally.seenSymbols.map { tally.counts[$0] } + [0])
  }

  /// `z`, a distribution over the known symbols and the escape, over the symbols of the message.
  package func spread(_ z: Distribution) -> Distribution {
    let share = z.weight(of: symbol)
    var weights = places.enumerated().map { message, place in
      place == symbol
        ? share.scaled(byPowerOfTwo: -Int(spellingCosts[message])) : z.weight(of: place)
    }
    // The first symbol is spelled by nothing, and stands for all others.
    weights[0] = .zero
    let spelled = weights.indices.reduce(WideReal.zero) {
      isEscaped($1) ? $0 + weights[$1] : $0
    }
    weights[0] = max(.zero, share - spelled)
    return Distribution(computedWeights: weights)
  }
}

extension Alphabet {
  /// The same with a symbol more in front, which is spelled by nothing and stands for all symbols
  /// that are not here; of a closed unit, where there are none, as it is.
  package var withOthers: Alphabet {
    guard unit.closedAlphabetSize == nil, !hasOthers else { return self }
    return Alphabet(
      unit: unit, sortedSpellings: [ArraySlice<UInt8>()] + (0..<count).map { spelling(of: $0) })
  }

  /// Whether a symbol stands for all others.
  package var hasOthers: Bool { count > 0 && spelling(of: 0).isEmpty }
}
