internal import Kernels

/// Tokens of a text, really written as far as their probabilities allow.
///
/// A file of log-probabilities tells how likely each token was, and nothing about the
/// tokens that could have come instead. So for each token the event "it was this one"
/// is written: the interval shrinks to p, as it does in the code of the whole model,
/// and the stream has the same length. A reader without the model decodes "this one"
/// for every token; only the model knows which token that is.
package struct TokenCoding: Hashable, Sendable {
  /// The result of writing and reading.
  package let outcome: Outcome

  /// The length of the stream in bits; `nil` if none was written.
  package let bitCount: Int?

  /// The ways in which coding can end.
  package enum Outcome: Hashable, Sendable {
    /// Every event was decoded correctly.
    case exact
    /// The stream does not hold the event of the token at `place`.
    case differs(place: Int)
    /// The last bit read is not the last bit written.
    case unread
    /// Nothing was written, because the token at `place` is impossible or would take
    /// more than 65,536 bits.
    case unwritable(place: Int)
  }
}

extension TokenCoding.Outcome: CustomStringConvertible {
  /// The outcome in words.
  package var description: String {
    switch self {
    case .exact: "every event was decoded correctly"
    case .differs(let place): "the event of token \(place) was decoded as another"
    case .unread: "the stream does not end where the tokens do"
    case .unwritable(let place):
      "nothing was written, because token \(place) would take too many bits"
    }
  }
}

/// A writer of the events of tokens.
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

/// A reader of the events of tokens, which checks that they are those that were
/// written.
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
