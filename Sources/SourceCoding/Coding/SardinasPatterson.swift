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
/// is itself a codeword, the two readings never meet. The rests are known as dangling
/// suffixes.
///
/// Surprise: codewords may begin each other and the code still be fine. With
/// 0, 01, 11 a reader may have to wait for the end of the message, yet is
/// never in doubt then. What it never is, is shorter than a prefix code (McMillan).
///
/// Source: Sardinas and Patterson, *A necessary and sufficient condition for the
/// unique decomposition of coded messages*, 1953.
package struct SardinasPatterson: Sendable {
  /// Two different messages with the same bits.
  package struct Ambiguity: Hashable, Sendable {
    /// The symbols of one message.
    package let first: [Int]
    /// The symbols of the other.
    package let second: [Int]
  }

  /// Two messages that the codewords do not tell apart, or `nil` if there are none.
  package let ambiguity: Ambiguity?

  /// The dangling suffixes in the order in which they were found: first those of one
  /// codeword ahead of another, then those that follow from these, and so on.
  ///
  /// The search ends with the first that is a codeword.
  package let suffixes: [[Codeword]]

  /// How many bits after a codeword must be read at most before it is certain which it
  /// is; `nil` if there is no bound, or the code is ambiguous.
  ///
  /// For a prefix code it is 0. A reader may also learn it from the end of the message.
  package let delay: Int?

  /// Two messages that `codewords` do not tell apart, or `nil` if there are none.
  ///
  /// The number of symbols in a message is taken to be unknown, but for a code
  /// of one symbol, whose messages differ in nothing else.
  package static func ambiguity(of codewords: [Codeword?]) -> Ambiguity? {
    SardinasPatterson(codewords).ambiguity
  }

  /// Tests codewords.
  ///
  /// - Complexity: O(L · (M + log K)) for K codewords of the total length L, M the number of
  ///   codewords that begin a rest or that it begins.
  package init(_ codewords: [Codeword?]) {
    let words = CodewordIndex(codewords)
    var search = SuffixSearch()
    ambiguity = search.run(words)
    suffixes = search.generations
    delay = ambiguity == nil ? search.delay(words) : nil
  }
}
