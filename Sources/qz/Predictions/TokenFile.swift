import SourceCoding

/// A file of tokens with their log-probabilities.
struct TokenFile {
  /// How the file is written.
  enum Format {
    case json
    case kenLM
  }

  /// How the user called the file.
  let path: String

  /// How the file is written.
  let format: Format

  /// What the logarithms count.
  let unit: InformationUnit

  private let file: FileSource

  /// Tokens in a part, about.
  private static let partSize = 1 << 14

  /// A file whose base is stated: by the user, or by the file itself.
  ///
  /// - Throws: a usage failure if it is not, or in two ways.
  init(
    _ file: FileSource, path: String, format: Format, unit: InformationUnit?
  ) throws(Failure) {
    (self.file, self.path, self.format) = (file, path, format)
    let own: InformationUnit? =
      switch format {
      case .kenLM: .bans
      case .json: try Self.firstUnit(of: file, path)
      }
    if let own, let unit, own != unit {
      throw .usage(
        "\(path): logarithms are to the base \(own.base) there, and --base says \(unit.base)",
        remedy: "leave --base out")
    }
    guard let stated = unit ?? own else {
      throw .usage(
        "\(path) does not say what base its logarithms are to",
        remedy: "use --base e for natural ones, or 2, or 10")
    }
    self.unit = stated
  }

  private static func firstUnit(
    of file: FileSource, _ path: String
  ) throws(Failure) -> InformationUnit? {
    var lines = LineReader(file, named: path)
    while let range = try lines.nextFilled() {
      return try JSONLine(lines.buffer[range], at: "\(path): line \(lines.lineNumber)").unit
    }
    return nil
  }

  /// Shows all tokens, in parts.
  ///
  /// - Parameters:
  ///   - brokenCount: gets the number of tokens whose text lacks bytes.
  ///   - take: gets each part.
  /// - Throws: a failure at the first token that is none.
  func forEachPart(
    brokenCount: inout Int, _ take: (TokenScores) -> Void
  ) throws(Failure) {
    var lines = LineReader(file, named: path)
    var tokens = TokenScores()
    var isEmpty = true
    brokenCount = 0
    while let range = try lines.nextFilled() {
      let place = "\(path): line \(lines.lineNumber)"
      let bytes = lines.buffer[range]
      switch format {
      case .json:
        let line = try JSONLine(bytes, at: place)
        try append(line, at: place, lines.lineNumber, to: &tokens)
        if line.isTextBroken { brokenCount += 1 }
      case .kenLM:
        if KenLMLine.isSummary(bytes) { continue }
        for word in try KenLMLine(bytes, at: place).words {
          try append(
            word.logProbability, byteCount: word.byteCount, isUnknown: word.isUnknown, at: place,
            lines.lineNumber, to: &tokens)
        }
      }
      isEmpty = isEmpty && tokens.count == 0
      guard tokens.count >= Self.partSize else { continue }
      take(tokens)
      tokens.removeAll()
    }
    guard !isEmpty else {
      throw .job("\(path) holds no tokens", remedy: "name a file with a token in each line")
    }
    if tokens.count > 0 { take(tokens) }
  }

  private func append(
    _ line: JSONLine, at place: String, _ number: Int, to tokens: inout TokenScores
  ) throws(Failure) {
    guard let logProbability = line.logProbability else {
      throw .job(
        "\(place) has no log-probability",
        remedy: "leave out tokens that the model did not foretell, and their text with them")
    }
    guard let byteCount = line.byteCount else {
      throw .job(
        "\(place) has neither 'text' nor 'bytes'", remedy: "give every token one of them")
    }
    if let base = line.unit, base != unit {
      throw .job(
        "\(place): a logarithm to the base \(base.base), where others are to the base \(unit.base)",
        remedy: "bring them to one base")
    }
    try append(logProbability, byteCount: byteCount, at: place, number, to: &tokens)
  }

  private func append(
    _ logProbability: Double, byteCount: Int, isUnknown: Bool = false, at place: String,
    _ number: Int, to tokens: inout TokenScores
  ) throws(Failure) {
    do throws(InvalidTokenScore) {
      try tokens.append(
        logProbability: logProbability, in: unit, byteCount: byteCount, isUnknown: isUnknown,
        at: number)
    } catch {
      throw .job("\(place): \(error)", remedy: "give logarithms of probabilities")
    }
  }
}
