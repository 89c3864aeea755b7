import SourceCoding

/// A file of tokens with their log-probabilities.
struct TokenFile {
  /// The format of the file.
  enum Format {
    case json
    case kenLM
    case srilm
    case table
  }

  /// A file of tokens, with its format.
  struct Source {
    let file: FileSource
    let path: String
    let format: Format
  }

  /// The name by which the user gave the file.
  let path: String

  /// The format of the file.
  let format: Format

  /// The form of a server's or tool's JSON; `nil` if it is none of these.
  let response: ResponseFormat?

  /// The unit of the logarithms.
  let unit: InformationUnit

  /// The way in which tokens spell their bytes.
  let spelling: TokenSpelling

  /// Whether spellings are not decoded, including marks of the vocabulary.
  let isRaw: Bool

  /// The parts of texts that the file contains.
  let parts: [TokenPart]

  private let file: FileSource

  /// Files of the same kind whose tokens follow, with their names for failures.
  private let others: [Source]

  /// A file whose base is stated, either by the user or by the file itself.
  ///
  /// - Parameters:
  ///   - file: the file, which is read once to find the spelling of tokens.
  ///   - path: its name, for failures.
  ///   - format: its format.
  ///   - unit: the base of its logarithms, if the user named it.
  ///   - others: files of the same kind whose tokens follow.
  ///   - spelling: the way in which tokens spell their bytes, if the user named it;
  ///     otherwise it is found in the file.
  /// - Throws: a usage failure if the base is not stated, or is stated in two different
  ///   ways.
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
        "\(path): its logarithms have the base \(own.base), but --base says \(unit.base)",
        remedy: "leave --base out")
    }
    guard let stated = unit ?? own else {
      throw .usage(
        "\(path) does not give the base of its logarithms",
        remedy: "use --base e for natural ones, or 2, or 10")
    }
    self.unit = stated
    var evidence = TokenSpelling.Evidence()
    var found: Set<TokenPart> = []
    var reader = try Self.reader(of: [Source(file: file, path: path, format: format)] + others)
    var failures = FailedRequests()
    while let document = try reader.next() {
      if let reason = document.failure { failures.add(document.id, reason) }
      if document.tokens.contains(where: { $0.logProbability != nil }) {
        found.insert(document.part)
      }
      for token in document.tokens where token.bytes == nil && token.byteCount == nil {
        evidence.add(token.text)
      }
    }
    guard !found.isEmpty else {
      throw .job(
        "\(path) holds no token with a log-probability"
          + (failures.sentence.map { ": \($0)" } ?? ""),
        remedy: "name a file of tokens that a model predicted")
    }
    self.spelling = spelling ?? evidence.spelling
    isRaw = spelling == .raw
    parts = TokenPart.allCases.filter(found.contains)
  }

  /// Whether only whole documents have a log-probability, and no tokens.
  var isOfDocuments: Bool { response?.name == ResponseFormat.languageModelEvaluation.name }

  /// A reader of all files, starting at the beginning.
  func reader() throws(Failure) -> any TokenReader {
    try Self.reader(of: [Source(file: file, path: path, format: format)] + others)
  }

  private static func reader(of sources: [Source]) throws(Failure) -> any TokenReader {
    guard sources.count > 1 else { return try reader(of: sources[0]) }
    return try ChainedTokenReader(sources)
  }

  /// A reader of one file, starting at its beginning.
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

  /// Calls `take` with the tokens of one kind of part of the texts, in portions.
  ///
  /// - Parameters:
  ///   - part: prompts or outputs.
  ///   - notes: receives remarks on the tokens.
  ///   - take: receives each portion.
  /// - Throws: a failure at the first token that is not valid.
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

  /// The approximate number of tokens in a portion.
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
