import SourceCoding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A line of JSON with a prediction or a token.
///
///     {"label": 3, "probabilities": [0.1, 0.2, 0.3, 0.4]}
///     {"label": [0.5, 0.5], "logits": [1.5, -2]}
///     {"text": "Hello", "logprob": -2.5, "base": "e"}
///     {"bytes": [72, 105], "logprob": -3.1}
///
/// JSON has no infinite numbers; the texts "inf" and "-inf" stand for them.
struct JSONLine: Decodable {
  /// The class that came, or a distribution.
  var label: [Double]?
  /// What the model says of each class.
  var values: [Double]?
  /// The key that the values stand at.
  var valuesKey: String?
  /// The log-probability of a token.
  var logProbability: Double?
  /// The number of bytes of the token, and whether its text is known to lack some.
  var byteCount: Int?
  var isTextBroken = false
  /// What the logarithm counts, if the line says so.
  var unit: InformationUnit?

  private enum Key: String, CodingKey, CaseIterable {
    case label, labels, target, y
    case probabilities, probs, logits, logprobs
    case text, token, bytes
    case logprob
    case base

    static let labelKeys: [Key] = [.label, .labels, .target, .y]
    static let valueKeys: [Key] = [.probabilities, .probs, .logits, .logprobs]
    static let textKeys: [Key] = [.text, .token]
  }

  init(from decoder: any Decoder) throws {
    let line = try decoder.container(keyedBy: Key.self)
    if let key = Key.labelKeys.first(where: { line.contains($0) }) {
      label =
        if let number = try? line.decode(Double.self, forKey: key) {
          [number]
        } else {
          try line.decode([Double].self, forKey: key)
        }
    }
    if let key = Key.valueKeys.first(where: { line.contains($0) }) {
      values = try line.decode([Double].self, forKey: key)
      valuesKey = key.rawValue
    }
    logProbability = try line.decodeIfPresent(Double.self, forKey: .logprob)
    if let bytes = try line.decodeIfPresent([UInt8].self, forKey: .bytes) {
      byteCount = bytes.count
    } else if let key = Key.textKeys.first(where: { line.contains($0) }) {
      let text = try line.decode(String.self, forKey: key)
      byteCount = text.utf8.count
      isTextBroken = text.unicodeScalars.contains("\u{FFFD}")
    }
    if line.contains(.base) {
      let text =
        if let number = try? line.decode(Double.self, forKey: .base) {
          "\(number)"
        } else {
          try line.decode(String.self, forKey: .base)
        }
      guard let unit = InformationUnit(base: text) else {
        throw DecodingError.dataCorruptedError(
          forKey: .base, in: line, debugDescription: "neither e, 2 nor 10")
      }
      self.unit = unit
    }
  }

  /// Whether the line is of a token rather than a prediction of classes.
  var isToken: Bool { logProbability != nil || byteCount != nil }

  /// Whether the values are logarithms, by the name of their key.
  var areLogits: Bool { valuesKey == Key.logits.rawValue || valuesKey == Key.logprobs.rawValue }

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - bytes: the line.
  ///   - place: what failures call it.
  /// - Throws: a failure if it is not what it should be.
  init(_ bytes: ArraySlice<UInt8>, at place: String) throws(Failure) {
    do {
      self = try Self.decoder.decode(JSONLine.self, from: Data(bytes))
    } catch {
      let path =
        switch error as? DecodingError {
        case .typeMismatch(_, let context), .valueNotFound(_, let context),
          .dataCorrupted(let context):
          context.codingPath
        default: [any CodingKey]()
        }
      throw .job(
        path.first.map { "\(place): '\($0.stringValue)' is of the wrong kind" }
          ?? "\(place) is not a JSON object",
        remedy: "write it like {\"label\": 1, \"probabilities\": [0.2, 0.8]} "
          + "or {\"text\": \"a\", \"logprob\": -1.5}")
    }
  }

  private static let decoder: JSONDecoder = {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
  }()
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
