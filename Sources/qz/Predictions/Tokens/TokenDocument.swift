import SourceCoding

/// A token as a file has it.
struct TokenRecord {
  /// Its text as the file writes it.
  var text: [UInt8] = []

  /// The bytes of the text that it is, where the file gives them.
  var bytes: [UInt8]?

  /// The number of those bytes, where the format says it in another way.
  var byteCount: Int?

  /// The logarithm of its probability; `nil` where the model did not predict it.
  var logProbability: Double?

  /// The likeliest tokens in its place, with their logarithms; often its own among them.
  var alternatives: [(text: [UInt8], logProbability: Double)] = []

  /// Whether it stands for words outside the vocabulary.
  var isUnknown = false

  /// Its line, or its number, counted from 1.
  var place = 0
}

/// A part of a text that a model wrote or read.
enum TokenPart: String, CaseIterable {
  case prompt
  case output
}

/// Tokens that follow each other: a response, a sentence, a line.
struct TokenDocument {
  /// What tells the document from others; `nil` where documents are not known.
  var key: String?

  /// What the file calls it.
  var id: String?

  /// Whether the model read it or wrote it.
  var part = TokenPart.output

  var tokens: [TokenRecord] = []

  /// The whole text, where the file gives it beside the tokens.
  var text: [UInt8]?

  /// Whether the next tokens are of another document, where no key says.
  var isEnd = true

  /// The numbers of bytes and words of the text, where the file counts them.
  var counts: (bytes: Int, words: Int?)?
}

/// Reads the tokens of a file in order.
///
/// A law holds for every reader: one made anew reads the same again.
protocol TokenReader {
  /// What a place in the file is called: `line` or `token`.
  var placeName: String { get }

  /// Reads the next tokens; `nil` at the end.
  ///
  /// - Throws: a failure that names the place, if there is something else.
  mutating func next() throws(Failure) -> TokenDocument?
}

extension InformationUnit {
  /// The unit of logarithms to a base, as people write the base: `e`, `2` or `10`.
  init?(base: String) {
    switch base {
    case "e": self = .nats
    case "2", "2.0": self = .bits
    case "10", "10.0": self = .bans
    default: return nil
    }
  }

  /// The base of the logarithm, as people write it.
  var base: String {
    switch self {
    case .nats: "e"
    case .bits: "2"
    case .bans: "10"
    }
  }
}
