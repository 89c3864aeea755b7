internal import Kernels

/// Tokens, written for real as far as their probabilities allow.
///
/// A file of log-probabilities says how likely what came was, and nothing of what
/// else could have come. So what is written of each token is the event "it was
/// this one": the interval shrinks to p, as it does in the code of the whole model,
/// and the length of the stream is the length there. What a reader gets back
/// without the model is "this one" for every token; which one that is, only the
/// model knows.
package struct TokenCoding: Hashable, Sendable {
  /// What became of it.
  package let outcome: Outcome

  /// The length of the stream in bits; `nil` if none was written.
  package let bitCount: Int?

  /// How coding ended.
  package enum Outcome: Hashable, Sendable {
    /// Every event came back.
    case exact
    /// The stream says otherwise of the token at `place`.
    case differs(place: Int)
    /// The last bit read is not the last bit written.
    case unread
    /// Nothing was written, for the token at `place` is impossible, or would take
    /// more than 65,536 bits alone.
    case unwritable(place: Int)
  }
}

extension TokenCoding.Outcome: CustomStringConvertible {
  /// The outcome in words.
  package var description: String {
    switch self {
    case .exact: "every event came back"
    case .differs(let place): "the event of token \(place) came back as another"
    case .unread: "the stream does not end where the tokens do"
    case .unwritable(let place): "nothing was written, for token \(place) would take too many bits"
    }
  }
}

/// Writes the events of tokens.
struct TokenEncoder: ~Copyable {
  private var encoder = RangeEncoder()
  private var unwritable: Int?

  mutating func encode(_ tokens: TokenScores) {
    for index in 0..<tokens.count where unwritable == nil {
      let surprise = tokens.surprisals[index] / Mathematics.naturalLogarithmOf2
      guard surprise <= EventCoding.greatestSurprise else {
        unwritable = tokens.places[index]
        return
      }
      EventCoding.encode(surprise: surprise, into: &encoder)
    }
  }

  consuming func finish() -> TokenDecoder {
    let (bytes, bitCount) = encoder.finish()
    return TokenDecoder(
      decoder: RangeDecoder(bytes, byteCount: (bitCount + 7) / 8), bitCount: bitCount,
      unwritable: unwritable)
  }
}

/// Reads the events of tokens, and sees whether they are those that were written.
struct TokenDecoder {
  private var decoder: RangeDecoder
  private let bitCount: Int
  private let unwritable: Int?
  private var fault: TokenCoding.Outcome?

  fileprivate init(decoder: RangeDecoder, bitCount: Int, unwritable: Int?) {
    self.decoder = decoder
    self.bitCount = bitCount
    self.unwritable = unwritable
  }

  /// Whether there is a stream to read.
  var isReadable: Bool { bitCount > 0 && unwritable == nil }

  mutating func compare(_ tokens: TokenScores) {
    for index in 0..<tokens.count where fault == nil {
      let surprise = tokens.surprisals[index] / Mathematics.naturalLogarithmOf2
      if !EventCoding.decode(surprise: surprise, from: &decoder) {
        fault = .differs(place: tokens.places[index])
      }
    }
  }

  func finish() -> TokenCoding {
    if let unwritable {
      return TokenCoding(outcome: .unwritable(place: unwritable), bitCount: nil)
    }
    let end: TokenCoding.Outcome = decoder.end == bitCount ? .exact : .unread
    return TokenCoding(outcome: fault ?? end, bitCount: bitCount)
  }
}
