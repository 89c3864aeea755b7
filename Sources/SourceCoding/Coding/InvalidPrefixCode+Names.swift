extension InvalidPrefixCode {
  /// The reason in words that name symbols and show codewords.
  ///
  /// - Parameters:
  ///   - codewords: the codewords that were rejected, if there are any.
  ///   - name: returns the name of a symbol.
  /// - Returns: the reason.
  public func description(of codewords: [Codeword?], named name: (Int) -> String) -> String {
    func word(_ symbol: Int) -> String {
      "\(name(symbol)) (\(codewords[symbol]?.description ?? ""))"
    }
    switch self {
    case .prefix(let symbol, let other) where codewords[symbol] == codewords[other]:
      return "\(word(symbol)) and \(word(other)) have the same codeword"
    case .prefix(let symbol, let other):
      return "the codeword of \(word(symbol)) is a prefix of that of \(word(other))"
    case .length(let symbol, let found):
      return
        "the codeword of \(name(symbol)) would have \(found.counted("bit")); 0 to "
        + "\(Codeword.longest.grouped) are possible"
    case .kraft(let sum):
      guard let ambiguity = SardinasPatterson.ambiguity(of: codewords) else { return description }
      let bits = ambiguity.first.compactMap { codewords[$0]?.description }.joined()
      let messages = [ambiguity.first, ambiguity.second].map {
        $0.map(name).joined(separator: " ")
      }
      return
        "not uniquely decodable: \(bits) is \(messages[0]) and \(messages[1]); "
        + "the Kraft sum is \(sum), above 1"
    case .empty, .limit, .totalLength: return description
    }
  }

  /// The reason in words that name the first symbol for which no codeword is left, or
  /// the symbol whose length is impossible.
  ///
  /// - Parameters:
  ///   - lengths: the lengths that were rejected.
  ///   - name: returns the name of a symbol.
  /// - Returns: the reason.
  public func description(ofLengths lengths: [Int?], named name: (Int) -> String) -> String {
    guard case .kraft = self else { return description(of: [], named: name) }
    let order = lengths.indices.filter { lengths[$0] != nil }
      .sorted { (lengths[$0] ?? 0, $0) < (lengths[$1] ?? 0, $1) }
    // The sum grows with the number of symbols, so bisection finds the first that is
    // too much.
    var (low, high) = (0, order.count - 1)
    while low < high {
      let middle = (low + high) / 2
      let sum = KraftSum(lengths: order[...middle].lazy.compactMap { lengths[$0] })
      if sum.exceedsOne { high = middle } else { low = middle + 1 }
    }
    let length = lengths[order[low]] ?? 0
    return "\(description); shorter codewords leave no room for \(name(order[low])) "
      + "(\(length.counted("bit")))"
  }
}
