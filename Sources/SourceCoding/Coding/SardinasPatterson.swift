/// The test of Sardinas and Patterson: whether every message can be read in only one
/// way.
///
/// Suppose that two messages have the same bits. Write one above the other and cut both
/// after as many codewords as it takes for one to be ahead:
///
///     a  │ 0 │
///     b  │ 0 1 │        b is ahead by the remainder "1"
///
/// The reading that lags must now continue with a codeword that is a prefix of the
/// remainder or has it as a prefix; either case leaves a new remainder. All remainders
/// are suffixes of codewords, known as dangling suffixes, so there are finitely many
/// and they can be searched. If no remainder is itself a codeword, the two readings
/// never meet.
///
/// Surprise: a code can be uniquely decodable although some of its codewords are
/// prefixes of others. With 0, 01, 11 a reader may have to wait for the end of the
/// message, but then there is only one reading. Such a code is never shorter than a
/// prefix code (McMillan).
///
/// Source: Sardinas and Patterson, *A necessary and sufficient condition for the unique
/// decomposition of coded messages*, 1953.
package struct SardinasPatterson: Sendable {
  /// Two different messages with the same bits.
  package struct Ambiguity: Hashable, Sendable {
    /// The symbols of one message.
    package let first: [Int]
    /// The symbols of the other.
    package let second: [Int]
  }

  /// Two messages that have the same bits; `nil` if there are none.
  package let ambiguity: Ambiguity?

  /// The dangling suffixes in the order in which they were found: first those by which
  /// one codeword exceeds another, then those that follow from these, and so on.
  ///
  /// The search ends at the first suffix that is a codeword.
  package let suffixes: [[Codeword]]

  /// The greatest number of bits that must be read after a codeword before it is
  /// certain which one it is; `nil` if there is no bound, or if the code is ambiguous.
  ///
  /// It is 0 for a prefix code. The end of the message may also settle the question.
  package let delay: Int?

  /// Two messages to which `codewords` give the same bits; `nil` if there are none.
  ///
  /// The number of symbols in a message is taken to be unknown, except for a code of
  /// one symbol, whose messages differ in nothing else.
  package static func ambiguity(of codewords: [Codeword?]) -> Ambiguity? {
    SardinasPatterson(codewords).ambiguity
  }

  /// Tests codewords.
  ///
  /// - Complexity: O(L · (M + log K)) for K codewords of total length L, where M is the
  ///   number of codewords that are a prefix of a remainder or have it as a prefix.
  package init(_ codewords: [Codeword?]) {
    let words = CodewordIndex(codewords)
    var search = SuffixSearch()
    ambiguity = search.run(words)
    suffixes = search.generations
    delay = ambiguity == nil ? search.delay(words) : nil
  }
}
