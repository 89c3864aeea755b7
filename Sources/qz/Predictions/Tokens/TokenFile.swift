import SourceCoding

/// A file of tokens with their log-probabilities.
struct TokenFile {
  /// How the file is written.
  enum Format {
    case json
    case kenLM
    case srilm
    case table
  }

  /// A file of tokens, and what it is.
  struct Source {
    let file: FileSource
    let path: String
    let format: Format
  }

  /// How the user called the file.
  let path: String

  /// How the file is written.
  let format: Format

  /// The form of a server's or tool's JSON, if it is one.
  let response: ResponseFormat?

  /// What the logarithms count.
  let unit: InformationUnit

  /// How the tokens spell their bytes.
  let spelling: TokenSpelling

  /// Whether nothing is undone, not even marks of the vocabulary.
  let isRaw: Bool

  /// The parts of texts that there are.
  let parts: [TokenPart]

  private let file: FileSource

  /// Files of the same kind whose tokens follow, with what failures call them.
  private let others: [Source]

  /// A file whose base is stated: by the user, or by the file itself.
  ///
  /// - Parameters:
  ///   - file: the file, which is read once to see how tokens are spelled.
  ///   - path: what failures call it.
  ///   - format: how it is written.
  ///   - unit: the base of its logarithms, if the user names it.
  ///   - others: files of the same kind whose tokens follow.
  ///   - spelling: how tokens spell their bytes, if the user says; otherwise the file shows.
  /// - Throws: a usage failure if the base is not stated, or in two ways.
  init(
    _ file: FileSource, path: String, format: Format, unit: InformationUnit?,
    others: [Source] = [],
    spelling: TokenSpelling? = nil
  ) throws(Failure) {
    (self.file, self.path, self.format, self.others) = (file, path, format, others)
    let own: InformationUnit?
    var response: ResponseFormat?
    switch format {
    case .kenLM, .srilm: own = .bans
    case .table: own = try TokenTableReader(file, path: path)?.unit
    case .json:
      let reader = try JSONTokenReader(file, path: path)
      (own, response) = (reader.unit, reader.format)
    }
    self.response = response
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
    var evidence = TokenSpelling.Evidence()
    var found: Set<TokenPart> = []
    var reader = try Self.reader(of: [Source(file: file, path: path, format: format)] + others)
    while let document = try reader.next() {
      if document.tokens.contains(where: { $0.logProbability != nil }) {
        found.insert(document.part)
      }
      for token in document.tokens where token.bytes == nil && token.byteCount == nil {
        evidence.add(token.text)
      }
    }
    guard !found.isEmpty else {
      throw .job(
        "\(path) holds no token with a log-probability",
        remedy: "name a file of tokens that a model predicted")
    }
    self.spelling = spelling ?? evidence.spelling
    isRaw = spelling == .raw
    parts = TokenPart.allCases.filter(found.contains)
  }

  /// A reader from the beginning.
  func reader() throws(Failure) -> any TokenReader {
    try Self.reader(of: [Source(file: file, path: path, format: format)] + others)
  }

  private static func reader(of sources: [Source]) throws(Failure) -> any TokenReader {
    guard sources.count > 1 else { return try reader(of: sources[0]) }
    return try ChainedTokenReader(sources)
  }

  /// A reader of one file from its beginning.
  static func reader(of source: Source) throws(Failure) -> any TokenReader {
    let (file, path) = (source.file, source.path)
    switch source.format {
    case .json: return try JSONTokenReader(file, path: path)
    case .kenLM: return KenLMReader(file, path: path)
    case .srilm: return SRILMReader(file, path: path)
    case .table:
      guard let reader = try TokenTableReader(file, path: path) else {
        throw .job("\(path) holds no tokens", remedy: "name a file with tokens in it")
      }
      return reader
    }
  }

  /// Shows the tokens of a part of the texts, in parts.
  ///
  /// - Parameters:
  ///   - part: prompts or outputs.
  ///   - notes: gets what is worth knowing of the tokens.
  ///   - take: gets each part.
  /// - Throws: a failure at the first token that is none.
  func forEachPart(
    of part: TokenPart, noting notes: inout TokenNotes, _ take: (TokenScores) -> Void
  ) throws(Failure) {
    var reader = try TokenItemReader(self, part: part)
    var tokens = TokenScores()
    while let item = try reader.next() {
      try append(item, to: &tokens)
      guard tokens.count >= Self.partSize else { continue }
      take(tokens)
      tokens.removeAll()
    }
    notes = reader.notes
    if tokens.count > 0 || tokens.unpredicted.count > 0 { take(tokens) }
  }

  /// Tokens in a part, about.
  private static let partSize = 1 << 14

  private func append(_ item: TokenItem, to tokens: inout TokenScores) throws(Failure) {
    guard let logProbability = item.logProbability else {
      return tokens.skip(byteCount: item.byteCount)
    }
    do throws(InvalidTokenScore) {
      try tokens.append(
        logProbability: logProbability, in: unit, byteCount: item.byteCount,
        isUnknown: item.isUnknown, isSpecial: item.isSpecial,
        characterCount: item.characterCount, spaceCount: item.spaceCount,
        document: item.document, at: item.place)
    } catch {
      throw .job(
        "\(item.placeName): \(error)", remedy: "give logarithms of probabilities")
    }
  }
}
