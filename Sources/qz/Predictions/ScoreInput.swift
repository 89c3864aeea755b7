import SourceCoding

/// A file to score, with its recognised format.
struct ScoreInput {
  /// The format of a file.
  enum Format: Equatable {
    case csv
    case json
    case evaluation
    case npy
    case archive
    case tensors
    case logitsBase
    case tokens(TokenFile.Format)
  }

  /// The name by which the user gave the file; `-` is standard input.
  let path: String

  /// The file, which is read as often as needed.
  let file: FileSource

  /// The format, recognised by the beginning of the file.
  let format: Format

  /// The file at `path`.
  ///
  /// - Throws: a failure if it cannot be read, or is empty.
  init(_ path: String) throws(Failure) {
    self.path = path
    file = try FileSpec.file(at: path)
    guard file.symbolCount > 0 else {
      throw .job(
        "\(path == "-" ? "standard input" : path) is empty",
        remedy: "name a file of predictions or tokens")
    }
    format = try Self.format(of: file, path)
  }

  private static func format(of file: FileSource, _ path: String) throws(Failure) -> Format {
    let beginning = try file.bytes(0..<1 << 16, of: path)
    if beginning.starts(with: NPYHeader.magic) { return .npy }
    if beginning.starts(with: LogitsBaseReader.magic) { return .logitsBase }
    if beginning.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .archive }
    if ArrayFile.looksLikeTensors(beginning, byteCount: file.symbolCount) { return .tensors }
    if let failure = ForeignContent.failure(beginning, path: path) { throw failure }
    var lines = TextLines(file, path: path)
    guard let line = try lines.nextFilled() else {
      throw .job("\(path) holds no rows", remedy: "name a file of predictions or tokens")
    }
    let start = line.drop { $0 == 0x20 || $0 == 0x09 }
    let isEventStream = ["data:", "event:", ": ", "id:"].contains { start.starts(with: $0.utf8) }
    if start.first == UInt8(ascii: "{") || start.first == UInt8(ascii: "[") || isEventStream {
      return try jsonFormat(of: file, path)
    }
    if KenLMLine.looksLike(line) { return .tokens(.kenLM) }
    // The sentence comes before its first word, and what the program says of its work before both.
    for _ in 0..<SRILMReader.greatestPreface {
      guard let next = try lines.nextFilled() else { break }
      if SRILMReader.looksLike(next) { return .tokens(.srilm) }
    }
    return try TokenTableReader(file, path: path) == nil ? .csv : .tokens(.table)
  }

  /// The format of a JSON file, recognised by its first value that is not the beginning
  /// of a stream.
  private static func jsonFormat(
    of file: FileSource, _ path: String
  ) throws(Failure) -> Format {
    var values = JSONValueReader(file, path: path)
    while let value = try values.next() {
      if let sample = EvaluationSample(value) {
        return sample.choices == nil ? .tokens(.json) : .evaluation
      }
      if ResponseFormat.of(value) != nil { return .tokens(.json) }
      if ResponseFormat.errorText(in: value) != nil { continue }
      if JSONRowReader.reads(value) { return .json }
      if JSONTokenReader.reads(value) { return .tokens(.json) }
      guard value.members != nil else {
        throw .job(
          "\(values.place) is not a JSON object",
          remedy: "write it like {\"label\": 1, \"probabilities\": [0.2, 0.8]} "
            + "or {\"text\": \"a\", \"logprob\": -1.5}")
      }
      throw .job(
        "\(values.place): the keys \(keys(of: value)) are of no form that is known",
        remedy: "see 'qz help formats' for the forms")
    }
    throw .job("\(path) holds no rows", remedy: "name a file of predictions or tokens")
  }

  private static func keys(of value: JSONTree) -> String {
    let keys = (value.members ?? []).map { "'\($0.key.prefix(30))'" }
    return keys.prefix(5).joined(separator: ", ") + (keys.count > 5 ? " …" : "")
  }
}
