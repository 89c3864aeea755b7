import SourceCoding

/// Tokens in separated values, with a token and a logarithm in each record.
///
///     token,logprob
///     ▁the,-1.5
///
/// A column named log10 or log2 states its base. Without a heading there are two
/// columns: a text, and a number that is not above 0.
struct TokenTableReader: TokenReader {
  let placeName = "line"

  /// The unit of the logarithms, if a heading states it.
  let unit: InformationUnit?

  private let path: String
  private var records: CSVReader
  private let columns: Columns

  /// The positions of the fields in a record.
  private struct Columns {
    var text = 0
    var log = 1
    var id: Int?
    var document: Int?
    var bytes: Int?
    var hasHeading = false
    var unit: InformationUnit?
    var count = 2
  }

  private static let textNames = ["token", "text", "word", "piece"]
  private static let logNames: [String: InformationUnit?] = [
    "logprob": nil, "log_prob": nil, "logprobability": nil, "log_probability": nil, "logp": nil,
    "log10": .bans, "log10prob": .bans, "log10_prob": .bans, "log10p": .bans,
    "log2": .bits, "log2prob": .bits, "log2_prob": .bits, "ln": .nats, "lnp": .nats,
  ]

  /// The table in `file`; `nil` if the file is something else.
  init?(_ file: FileSource, path: String) throws(Failure) {
    guard let sample = try CSVSample(of: file, path: path),
      let columns = Self.columns(of: sample)
    else { return nil }
    (self.path, self.columns, unit) = (path, columns, columns.unit)
    records = CSVReader(file)
    if columns.hasHeading { _ = try records.next(of: path) }
  }

  private static func columns(of sample: CSVSample) -> Columns? {
    let names = sample.first.map { $0.text.lowercased() }
    if let text = names.firstIndex(where: textNames.contains),
      let log = names.firstIndex(where: { logNames[$0] != nil })
    {
      let base = logNames[names[log]] ?? nil
      let id = names.firstIndex(of: "id")
      return Columns(
        text: text, log: log, id: id,
        document: names.indices.first { sample.isDocument($0) },
        bytes: names.firstIndex { $0 == "bytes" || $0 == "byte_count" }, hasHeading: true,
        unit: base, count: names.count)
    }
    let rows = [sample.first] + sample.others
    let isTable = rows.allSatisfy { row in
      row.count == 2 && (row[1].number.map { $0 <= 0 } ?? false)
    }
    let areTexts = rows.contains { $0[0].number == nil }
    return isTable && areTexts && rows.count > 1 ? Columns() : nil
  }

  mutating func next() throws(Failure) -> TokenDocument? {
    guard try records.next(of: path) else { return nil }
    let fields = records.fields
    let place = "\(path): line \(records.lineNumber)"
    guard fields.count == columns.count else {
      throw .job(
        "\(place): \(fields.count.counted("column")), where the first line has \(columns.count)",
        remedy: "quote tokens that hold a separator")
    }
    // Spaces around a token are a part of it.
    let field = fields[columns.text]
    var token = TokenRecord(
      text: field.isQuoted ? records.content(of: field) : Array(records.buffer[field.whole]))
    token.place = records.lineNumber
    let number = fields[columns.log]
    let text = records.text(of: number)
    if !["", "null", "none", "na"].contains(text.lowercased()) {
      guard let log = DecimalField.valueWithComma(records.buffer, number.range) else {
        throw .job(
          "\(place): '\(text.prefix(40))' is not a number", remedy: "write a logarithm there")
      }
      token.logProbability = log
    }
    if let bytes = columns.bytes {
      token.byteCount = Int(records.text(of: fields[bytes]))
    }
    let name = columns.document.map { records.text(of: fields[$0]) }
    return TokenDocument(
      key: name, id: columns.id.map { records.text(of: fields[$0]) }, name: name, tokens: [token],
      isEnd: false)
  }
}
