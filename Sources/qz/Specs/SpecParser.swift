import SourceCoding

/// Parses SPECs from the beginning of a text.
///
///     list   = SPEC { "," SPEC }
///     SPEC   = path | kind [ ":" value ]
///            | "column:" name "," path
///            | "markov:learn," SPEC
///            | "temper:" number "," SPEC
///            | "mix:" number "*" SPEC { "+" number "*" SPEC }
///
/// A path or a value ends where a list or a mixture continues, or else at the end of
/// the text. Delimiters are found scalar by scalar. The time is linear in the length of
/// the text, times the depth.
struct SpecParser {
  private let text: String

  /// The text that has not been parsed yet.
  private var rest: Substring

  /// Whether a comma in front of a SPEC ends the previous one.
  private let isList: Bool

  /// A parser of `text`.
  init(_ text: String, isList: Bool) {
    self.text = text
    self.isList = isList
    rest = text[...]
  }

  /// Reads a comma, if one follows.
  mutating func skipComma() -> Bool {
    guard rest.unicodeScalars.first == "," else { return false }
    rest = rest.droppingFirst
    return true
  }

  /// Parses a SPEC.
  ///
  /// - Parameters:
  ///   - depth: the number of SPECs that contain it.
  ///   - isPart: whether one of these is a mixture, so that `+W*` ends it.
  /// - Returns: the SPEC, whose text has been consumed.
  /// - Throws: a usage failure if it is incomplete, or too deep.
  mutating func spec(depth: Int = 0, isPart: Bool = false) throws(Failure) -> SpecSyntax {
    guard depth < SpecSyntax.greatestDepth else {
      throw .usage(
        "'\(String(text.unicodeScalars.prefix(40)))…': SPECs are nested more than "
          + "\(SpecSyntax.greatestDepth) levels deep",
        remedy: "nest fewer of them")
    }
    let start = rest
    let plain = rest[..<end(isPart)]
    let words = plain.parts(between: ":", atMost: 2)
    guard plain != "-", !FileSpec.exists(String(plain)),
      let kind = SpecKind.all.first(where: { $0.name == words[0] }),
      words.count == 2 || kind.standsAlone
    else {
      rest = rest[plain.endIndex...]
      return SpecSyntax(plain, nil, .path)
    }
    let value = words.count == 2 ? words[1] : plain[plain.endIndex...]
    rest = start[value.startIndex...]
    let form: SpecSyntax.Form
    switch kind.grammar {
    case .value(let read): form = .value(String(skip(value)), read)
    case .file(let read): form = .file(String(skip(value)), read)
    case .column: form = try column(value, isPart)
    case .chain(let read):
      if let word = field(of: value), word == MarkovSpec.learning {
        form = .learntChain(try spec(depth: depth + 1, isPart: isPart))
      } else {
        rest = start[value.startIndex...]
        form = .file(String(skip(value)), read)
      }
    case .temperature:
      guard let word = field(of: value), let temperature = try realOrFraction(word) else {
        throw TemperatureSpec.failure(ofReading: value)
      }
      form = .tempered(temperature, try spec(depth: depth + 1, isPart: isPart))
    case .mixture: form = .mixture(try components(depth, isPart))
    }
    return SpecSyntax(start[..<rest.startIndex], kind, form)
  }

  private mutating func column(
    _ value: Substring, _ isPart: Bool
  ) throws(Failure) -> SpecSyntax.Form {
    guard let name = field(of: value), !name.isEmpty else {
      throw ColumnSpec.failure(ofReading: value)
    }
    let path = skip(rest[..<end(isPart)])
    guard !path.isEmpty else { throw ColumnSpec.failure(ofReading: value) }
    return .column(String(name), file: String(path))
  }

  /// Parses the components of a mixture; within another mixture, a `+` belongs to the
  /// outer one.
  private mutating func components(
    _ depth: Int, _ isPart: Bool
  ) throws(Failure) -> [SpecSyntax.Component] {
    var components: [SpecSyntax.Component] = []
    while true {
      guard let (text, start) = weight(at: rest.startIndex), let weight = try realOrFraction(text)
      else {
        throw MixtureSpec.failure(ofComponent: rest.parts(between: "+", atMost: 2)[0])
      }
      rest = rest[start...]
      let name = rest[..<end(true)]
      guard weight >= .zero, weight <= WideReal(1) else {
        throw MixtureSpec.failure(ofWeight: weight, of: name)
      }
      guard !name.hasPrefix("mix:") else { throw MixtureSpec.failure(ofMixture: name) }
      let part = try spec(depth: depth + 1, isPart: true)
      components.append(SpecSyntax.Component(weight: weight, part: part))
      guard !isPart, rest.unicodeScalars.first == "+" else { return components }
      rest = rest.droppingFirst
    }
  }
}

// MARK: - Where things end

extension SpecParser {
  /// Consumes `words`, which are the next text.
  private mutating func skip(_ words: Substring) -> Substring {
    rest = rest[words.endIndex...]
    return words
  }

  /// Parses the text in front of the first comma, and the comma.
  ///
  /// - Parameter value: the next text, up to the place where a path would end.
  /// - Returns: the text without the comma; `nil` if there is no comma.
  private mutating func field(of value: Substring) -> Substring? {
    let field = value.parts(between: ",", atMost: 2)[0]
    let behind = rest[field.endIndex...]
    guard behind.unicodeScalars.first == "," else { return nil }
    rest = behind.droppingFirst
    return field
  }

  /// The end of the next path or value.
  private func end(_ isPart: Bool) -> String.Index {
    guard isList || isPart else { return rest.endIndex }
    let scalars = rest.unicodeScalars
    return scalars.indices.first { index in
      switch scalars[index] {
      case "+": isPart && weight(at: scalars.index(after: index)) != nil
      case ",": isList && beginsSpec(rest[scalars.index(after: index)...])
      default: false
      }
    } ?? rest.endIndex
  }

  /// The weight at a place as it is written, and the start of the SPEC after its
  /// asterisk.
  private func weight(at index: String.Index) -> (text: Substring, start: String.Index)? {
    let scalars = rest.unicodeScalars
    guard let end = scalars[index...].firstIndex(where: { $0 == "*" || $0 == "+" }),
      scalars[end] == "*", numberOrFraction(rest[index..<end]) != nil
    else { return nil }
    return (rest[index..<end], scalars.index(after: end))
  }

  /// Whether a text after a comma begins with a SPEC of its own.
  private func beginsSpec(_ text: Substring) -> Bool {
    let piece = text.parts(between: ",", atMost: 2)[0]
    guard piece != "-", !FileSpec.exists(String(piece)) else { return true }
    let words = piece.parts(between: ":", atMost: 2)
    return SpecKind.all.contains {
      $0.name == words[0] && (words.count == 2 || $0.standsAlone)
    }
  }
}

extension Substring {
  /// All but the first scalar.
  fileprivate var droppingFirst: Substring { Substring(unicodeScalars.dropFirst()) }
}
