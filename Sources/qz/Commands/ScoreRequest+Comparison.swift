import Reports
import SourceCoding

/// The arguments of a comparison besides those of each file.
struct ComparisonRequest {
  /// The files of the models with which to compare.
  let against: [String]

  /// The margin, in bits per row or token, by which the model may be worse.
  let margin: Double?

  /// The seed for drawing answers.
  let seed: UInt64

  /// The sizes of the models in bytes, that which is scored first; `nil` if they are not given.
  let sizes: [Double]?

  /// Whether answers are drawn and sent.
  var drawsAnswers = true

  init?(_ arguments: Arguments) throws(Failure) {
    guard let against = try arguments.value(of: ScoreOptions.against) else { return nil }
    self.against = against
    let unit = try arguments.value(of: SharedOptions.unit)
    margin = try arguments.value(of: ScoreOptions.margin).map { $0 * unit.bitsPerUnit }
    seed = try arguments.value(of: SharedOptions.seed)
    sizes = try arguments.value(of: ScoreOptions.sizes)
    guard sizes.map({ $0.count == against.count + 1 }) ?? true else {
      throw .usage(
        "--sizes gives \(sizes?.count ?? 0) sizes for \(against.count + 1) models",
        remedy: "give one for FILE and one for each file of --against, in that order")
    }
  }
}

extension ScoreRequest {
  /// Compares the model of `input`, B, with that of a file, A.
  func comparison(
    of input: ScoreInput, against path: String, _ request: ComparisonRequest
  ) throws(Failure) -> ComparisonReport {
    let other = try ScoreInput(path)
    switch (other.format, input.format) {
    case (.tokens(let formatA), .tokens(let formatB)):
      return try comparison(
        try tokens(of: other, format: formatA), try tokens(of: input, format: formatB), request)
    case (.tokens, _), (_, .tokens):
      throw .usage(
        "one of \(path) and \(input.path) holds tokens and the other predictions of classes",
        remedy: "compare two files of one kind")
    default:
      return try comparison(try predictions(of: other), try predictions(of: input), request)
    }
  }

  private func comparison(
    _ first: PredictionFile, _ second: PredictionFile, _ request: ComparisonRequest
  ) throws(Failure) -> ComparisonReport {
    let pair = try PredictionPair(first, second)
    let isRounded = first.rules.scale == .logProbabilities
    var comparison = ModelComparison(
      areRowsIndependent: !isRounded, leavesOutFloor: isRounded, binCount: binCount)
    let kinds = first.classes.names.flatMap { TokenKind.kinds(ofClasses: $0) }
    var positions: [Int: Int] = [:]
    try pair.forEachPart { a, b in
      for row in 0..<a.rowCount {
        var x = ScoredRow(a, at: row, named: a.areLabelsSoft ? "" : first.name(of: a.labels[row]))
        let y = ScoredRow(b, at: row, named: x.answer)
        if let kinds, x.kind >= 0 { x.kind = kinds[x.kind].rawValue }
        x.position = positions[x.document, default: 0]
        positions[x.document] = x.position + 1
        comparison.add(x, y)
      }
    }
    let limit = max(1, Self.greatestStreamSize / first.classCount)
    var stream: AnswerStream?
    if request.drawsAnswers {
      stream = try AnswerStream(seed: request.seed) { (take) throws(Failure) in
        var count = 0
        try pair.forEachPart { a, b in
          guard count < limit else { return }
          count += a.rowCount
          take(a, b)
        }
      }
    }
    var notes = pair.notes
    if let stream, stream.rowCount < comparison.rowCount {
      notes.append("answers are drawn for the first \(stream.rowCount.counted("row"))")
    }
    let names = first.classes.names.map { names in
      Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0, $1) })
    }
    return ComparisonReport(
      first: first.path, second: second.path, item: isRounded ? "token" : "row",
      placeName: first.placeName, notes: first.notes + notes,
      kindNames: kinds == nil ? names ?? [:] : TokenKind.names, areKindsOfTokens: kinds != nil,
      comparison: comparison, stream: stream, seed: request.seed, margin: request.margin,
      isLogitsBase: isRounded)
  }

  /// The greatest number of numbers in the rows for which answers are drawn.
  private static let greatestStreamSize = 1 << 26

  private func comparison(
    _ first: TokenFile, _ second: TokenFile, _ request: ComparisonRequest
  ) throws(Failure) -> ComparisonReport {
    let common = try parts(of: first).filter(try parts(of: second).contains)
    guard let part = common.last else {
      throw .usage(
        "\(first.path) and \(second.path) have no part in common",
        remedy: "name files with the same part, prompt or output")
    }
    let pair = try TokenPair(first, second, part: part)
    var comparison = ModelComparison(areRowsIndependent: false)
    try pair.forEachRow { comparison.add($0, $1) }
    var notes = pair.notes
    if let note = first.spelling.note { notes.append(note) }
    if common.count > 1 {
      notes.append("the tokens of the \(part.rawValue) are compared; --part chooses")
    }
    return ComparisonReport(
      first: first.path, second: second.path,
      item: pair.isTokenByToken && !first.isOfDocuments ? "token" : "document",
      placeName: try first.reader().placeName, notes: notes,
      kindNames: TokenKind.names, areKindsOfTokens: true, comparison: comparison,
      margin: request.margin)
  }
}
