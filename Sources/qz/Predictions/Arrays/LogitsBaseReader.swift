import Kernels
import SourceCoding

/// The output of llama-perplexity with `--kl-divergence-base`: the log-probabilities of
/// the whole vocabulary in the second half of each chunk of a text.
///
///     _logits_  context  vocabulary  chunks  tokens …  rows …
///
/// A row is a scale s and a least log-probability m, each a `float`, and a number u of
/// 16 bits for each token: ln p = s·u + m. A row is therefore rounded, has a floor
/// about 16 nats below its most probable token, and does not sum to one; it is used as
/// it is, as that tool does.
///
/// Source: llama.cpp, `tools/perplexity/perplexity.cpp`.
struct LogitsBaseReader: RowReader {
  let placeName = "row"

  /// The header of the file.
  struct Header: Equatable {
    let contextSize: Int
    let vocabularySize: Int
    let chunkCount: Int

    /// The number of 16-bit words in a row: an even number of tokens, the scale and the
    /// minimum.
    var rowSize: Int { 2 * ((vocabularySize + 1) / 2) + 4 }

    /// The number of rows in a chunk: each token of the second half except the last
    /// predicts the next one.
    var rowsInChunk: Int { contextSize - 1 - contextSize / 2 }

    static let byteCount = 20
    var tokenBytes: Int { 4 * chunkCount * contextSize }
    var byteCount: Int {
      Self.byteCount + tokenBytes + chunkCount * rowsInChunk * rowSize * 2
    }
  }

  static let magic = Array("_logits_".utf8)

  let header: Header
  private let file: FileSource
  private let path: String
  private var tokens: [UInt8] = []
  private var row = 0

  /// The rows whose right answer is at the floor, so that its probability is not known.
  private var floorRows: [Int] = []

  /// A reader of `file`, which the user named `path`.
  ///
  /// - Throws: a failure if its header does not determine its length.
  init(_ file: FileSource, path: String) throws(Failure) {
    (self.file, self.path) = (file, path)
    let start = try file.bytes(0..<Header.byteCount, of: path)
    let numbers = [8, 12, 16].map { Int(start.littleEndian(at: $0, 4) ?? 0) }
    header = Header(
      contextSize: numbers[0], vocabularySize: numbers[1], chunkCount: numbers[2])
    guard start.count == Header.byteCount, 4...1 << 24 ~= numbers[0], 2...1 << 24 ~= numbers[1],
      1...1 << 24 ~= numbers[2],
      Double(header.chunkCount) * Double(header.rowsInChunk) * Double(header.rowSize) < 1e17
    else {
      throw .job(
        "\(path): the header of the base file is damaged",
        remedy: "write it again with llama-perplexity --kl-divergence-base")
    }
    guard header.byteCount == file.symbolCount else {
      throw .job(
        "\(path): the base file should have \(header.byteCount.grouped) bytes and has "
          + file.symbolCount.grouped,
        remedy: "write it again with llama-perplexity --kl-divergence-base, to its end")
    }
    WorkProgress.begin("reading rows", of: header.chunkCount * header.rowsInChunk, "rows")
  }

  var notes: [String] {
    [
      "the second half of each chunk of \(header.contextSize.counted("token")) is scored, as "
        + "llama-perplexity does",
      "log-probabilities are those of the file, rounded to 16 bits; rows do not sum to one",
    ]
  }

  var findings: [String] {
    guard !floorRows.isEmpty else { return [] }
    let names = floorRows.prefix(10).map { "\($0)" }.joined(separator: ", ")
    return [
      "the right answer is at the floor, and may be less likely, in \(floorRows.count.grouped) "
        + "\("row".counted(by: floorRows.count)): \(names)\(floorRows.count > 10 ? " …" : "")"
    ]
  }

  mutating func next(_ result: inout NumberRow) throws(Failure) -> Bool {
    guard row < header.chunkCount * header.rowsInChunk else { return false }
    let (chunk, index) = (row / header.rowsInChunk, row % header.rowsInChunk)
    if index == 0 {
      let start = Header.byteCount + 4 * chunk * header.contextSize
      tokens = try file.bytes(start..<start + 4 * header.contextSize, of: path)
    }
    let start = Header.byteCount + header.tokenBytes + row * header.rowSize * 2
    let bytes = try file.bytes(start..<start + header.rowSize * 2, of: path)
    let scale = Float(bitPattern: UInt32(bytes.littleEndian(at: 0, 4) ?? 0))
    let least = Float(bitPattern: UInt32(bytes.littleEndian(at: 4, 4) ?? 0))
    result.values = Array(repeating: 0, count: header.vocabularySize)
    var values = result.values.mutableSpan
    convertScaledWords(
      bytes.span.extracting(8..<8 + 2 * header.vocabularySize), scale: scale, least: least,
      into: &values)
    let label = tokens.littleEndian(at: 4 * (header.contextSize / 2 + index + 1), 4) ?? 0
    result.label = .number(Double(label))
    if let place = Int(exactly: label), place < result.values.count,
      result.values[place] <= Double(least), scale * 65535 > 15.99
    {
      // The least of a row that spans fewer than 16 nats is as it was.
      floorRows.append(row + 1)
    }
    (result.place, result.id, result.document) = (row + 1, nil, "\(chunk)")
    (result.areLogits, result.areNormalized) = (true, true)
    row += 1
    WorkProgress.add(1)
    return true
  }
}
