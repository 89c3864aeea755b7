/// The test of Sardinas and Patterson, whether every message reads in one way only.
///
/// Suppose that two messages have the same bits. Write them one above the other
/// and cut both after as many codewords as it takes for one to be ahead:
///
///     a  │ 0 │
///     b  │ 0 1 │        b is ahead by the rest "1"
///
/// Now the reading behind must go on with a codeword that begins the rest, or
/// that the rest begins; either leaves a new rest. All rests are endings of
/// codewords, so there are finitely many, and they can be searched. If no rest
/// is itself a codeword, the two readings never meet.
///
/// Surprise: codewords may begin each other and the code still be fine. With
/// 0, 01, 11 a reader may have to wait for the end of the message, yet is
/// never in doubt then. What it never is, is shorter than a prefix code (McMillan).
///
/// Source: Sardinas and Patterson, *A necessary and sufficient condition for the
/// unique decomposition of coded messages*, 1953.
public enum SardinasPatterson {
  /// Two different messages with the same bits.
  public struct Ambiguity: Hashable, Sendable {
    /// The symbols of one message.
    public let first: [Int]
    /// The symbols of the other.
    public let second: [Int]
  }

  /// Two messages that `codewords` do not tell apart, or `nil` if there are none.
  ///
  /// The number of symbols in a message is taken to be unknown, but for a code
  /// of one symbol, whose messages differ in nothing else.
  ///
  /// - Complexity: O(K · L) for the total length L of K codewords.
  public static func ambiguity(of codewords: [Codeword?]) -> Ambiguity? {
    let words = codewords.enumerated()
      .compactMap { (symbol, codeword) in codeword.map { (symbol: symbol, codeword: $0) } }
    var steps: [Step] = []
    var known: Set<Codeword> = []
    for behind in words {
      for ahead in words
      where behind.symbol != ahead.symbol && behind.codeword.begins(ahead.codeword) {
        let rest = ahead.codeword.dropFirst(behind.codeword.length)
        let step = Step(rest: rest, added: behind.symbol, origin: .start(ahead: ahead.symbol))
        guard rest.length > 0 else { return ambiguity(endingWith: step, steps) }
        if known.insert(rest).inserted { steps.append(step) }
      }
    }
    var next = 0
    while next < steps.count {
      let rest = steps[next].rest
      for word in words {
        let overtakes = rest.begins(word.codeword)
        guard overtakes || word.codeword.begins(rest) else { continue }
        let newRest =
          overtakes
          ? word.codeword.dropFirst(rest.length) : rest.dropFirst(word.codeword.length)
        let step = Step(
          rest: newRest, added: word.symbol, origin: .step(next, isOvertaken: overtakes))
        guard newRest.length > 0 else { return ambiguity(endingWith: step, steps) }
        if known.insert(newRest).inserted { steps.append(step) }
      }
      next += 1
    }
    return nil
  }

  /// Two readings of the same bits, one of them ahead of the other.
  private struct Step {
    /// What the reading behind has not covered.
    let rest: Codeword
    /// The symbol that was added last, to the reading that was behind.
    let added: Int
    let origin: Origin

    enum Origin {
      /// Each reading is one symbol, and this is the one ahead.
      case start(ahead: Int)
      /// The step before, and whether its reading behind has got ahead.
      case step(Int, isOvertaken: Bool)
    }
  }

  /// Follows the steps back to the first symbols.
  private static func ambiguity(endingWith last: Step, _ steps: [Step]) -> Ambiguity {
    var behind: [Int] = []
    var ahead: [Int] = []
    var step = last
    while case .step(let index, let isOvertaken) = step.origin {
      if isOvertaken { swap(&behind, &ahead) }
      behind.append(step.added)
      step = steps[index]
    }
    behind.append(step.added)
    if case .start(let symbol) = step.origin { ahead.append(symbol) }
    return Ambiguity(first: behind.reversed(), second: ahead.reversed())
  }
}
