import SourceCoding

/// A token as it is written in a file.
struct TokenRecord {
  /// Its text as the file writes it.
  var text: [UInt8] = []

  /// The bytes of the text that it represents; `nil` if the file does not give them.
  var bytes: [UInt8]?

  /// The number of those bytes, if the format gives it in another way.
  var byteCount: Int?

  /// The logarithm of its probability; `nil` if the model did not predict it.
  var logProbability: Double?

  /// The most probable tokens at its place, with their logarithms; often it is one of
  /// them.
  var alternatives: [(text: [UInt8], logProbability: Double)] = []

  /// Whether it represents words outside the vocabulary.
  var isUnknown = false

  /// Whether the file gives neither its text nor its bytes.
  var lacksText = false

  /// The number of its line, or of the token, counted from 1.
  var place = 0
}

/// A part of a text that a model wrote or read.
enum TokenPart: String, CaseIterable {
  case prompt
  case output
}

/// Consecutive tokens: a response, a sentence, a line.
struct TokenDocument {
  /// The key that distinguishes the document from others; `nil` if documents are not
  /// known.
  var key: String?

  /// The name of the document or token in the file.
  var id: String?

  /// The name that a column of documents gives it; `nil` if there is no such column.
  var name: String?

  /// Whether the model read it or wrote it.
  var part = TokenPart.output

  var tokens: [TokenRecord] = []

  /// The whole text, if the file gives it in addition to the tokens.
  var text: [UInt8]?

  /// Whether the next tokens belong to another document, if there is no key.
  var isEnd = true

  /// The numbers of bytes and words of the text, if the file gives them.
  var counts: (bytes: Int, words: Int?)?

  /// Why there are no tokens, where a request failed; otherwise `nil`.
  var failure: String?
}

/// Reads the tokens of a file in order.
///
/// Every conforming type obeys one law: a new reader reads the same tokens again.
protocol TokenReader {
  /// The noun for a place in the file: `line` or `token`.
  var placeName: String { get }

  /// Reads the next tokens; `nil` at the end.
  ///
  /// - Throws: a failure that names the place, if there is something else.
  mutating func next() throws(Failure) -> TokenDocument?
}

extension InformationUnit {
  /// The unit of logarithms to a base, written `e`, `2` or `10`.
  init?(base: String) {
    switch base {
    case "e": self = .nats
    case "2", "2.0": self = .bits
    case "10", "10.0": self = .bans
    default: return nil
    }
  }
}
