/// Tokens of a text, each with the probability that a language model gave it.
///
/// For every token only its own probability and its number of bytes are known, not the
/// distribution from which it came. That is enough for the cross entropy, but a reader
/// of a stream needs the model to know which other tokens were possible.
///
///     var tokens = TokenScores()
///     try tokens.append(logProbability: -1.5, in: .bits, byteCount: 5, at: 1)
package struct TokenScores: Sendable {
  /// −ln p of each token: not negative, and ∞ for an impossible token.
  package private(set) var surprisals: [Double] = []

  /// The number of bytes of text of each token.
  package private(set) var byteCounts: [Int] = []

  /// Whether each token stands for a word that the model does not know.
  package private(set) var areUnknown: [Bool] = []

  /// Whether each token is a special mark of the vocabulary, which has no text.
  package private(set) var areSpecial: [Bool] = []

  /// The numbers of characters and of stretches of white space that begin in each
  /// token.
  package private(set) var characterCounts: [Int] = []
  package private(set) var spaceCounts: [Int] = []

  /// The number of the document to which each token belongs; −1 if it is not known.
  package private(set) var documents: [Int] = []

  /// The number of tokens that the model did not predict, which are not in the list,
  /// and of their bytes.
  package private(set) var unpredicted = (count: 0, byteCount: 0)

  /// The place of each token in the source from which it was read, in the units of its
  /// reader.
  package private(set) var places: [Int] = []

  /// Creates a list of no tokens.
  package init() {}

  /// The number of tokens.
  package var count: Int { surprisals.count }

  /// Appends a token.
  ///
  /// - Parameters:
  ///   - logProbability: the logarithm of its probability, at most 0.
  ///   - unit: the unit of the logarithm: nats for the base e, bits for 2, bans for 10.
  ///   - byteCount: the number of bytes of its text.
  ///   - isUnknown: whether it stands for a word outside the vocabulary.
  ///   - place: its place in the source.
  /// - Throws: ``InvalidTokenScore``; then the token is not appended.
  package mutating func append(
    logProbability: Double, in unit: InformationUnit, byteCount: Int, isUnknown: Bool = false,
    at place: Int
  ) throws(InvalidTokenScore) {
    try append(
      logProbability: logProbability, in: unit, byteCount: byteCount, isUnknown: isUnknown,
      isSpecial: false, characterCount: byteCount, spaceCount: 0, document: -1, at: place)
  }

  /// Appends a token of which more is known.
  ///
  /// - Throws: ``InvalidTokenScore``; then the token is not appended.
  package mutating func append(
    logProbability: Double, in unit: InformationUnit, byteCount: Int, isUnknown: Bool,
    isSpecial: Bool, characterCount: Int, spaceCount: Int, document: Int, at place: Int
  ) throws(InvalidTokenScore) {
    precondition(byteCount >= 0, "a token of fewer bytes than none")
    guard !logProbability.isNaN else { throw .notANumber }
    guard logProbability <= 0 else { throw .aboveOne(logProbability: logProbability) }
    // The logarithm 0 must not become −0.
    surprisals.append(logProbability == 0 ? 0 : -logProbability * unit.natsPerUnit)
    byteCounts.append(byteCount)
    areUnknown.append(isUnknown)
    areSpecial.append(isSpecial)
    characterCounts.append(characterCount)
    spaceCounts.append(spaceCount)
    documents.append(document)
    places.append(place)
  }

  /// Counts a token that the model did not predict.
  package mutating func skip(byteCount: Int) {
    unpredicted.count += 1
    unpredicted.byteCount += byteCount
  }

  /// Removes all tokens, and keeps the memory.
  package mutating func removeAll() {
    surprisals.removeAll(keepingCapacity: true)
    byteCounts.removeAll(keepingCapacity: true)
    areUnknown.removeAll(keepingCapacity: true)
    areSpecial.removeAll(keepingCapacity: true)
    characterCounts.removeAll(keepingCapacity: true)
    spaceCounts.removeAll(keepingCapacity: true)
    documents.removeAll(keepingCapacity: true)
    unpredicted = (0, 0)
    places.removeAll(keepingCapacity: true)
  }
}

/// The reason why a number is not the logarithm of a probability.
package enum InvalidTokenScore: Error, Equatable, Sendable {
  /// It is above 0, so the probability would be above one.
  case aboveOne(logProbability: Double)
  /// It is not a number.
  case notANumber
}

extension InvalidTokenScore: CustomStringConvertible {
  /// The reason in words.
  package var description: String {
    switch self {
    case .aboveOne(let logProbability):
      "the log-probability \(logProbability) is above 0, that of a probability above 1"
    case .notANumber: "the log-probability is not a number"
    }
  }
}
