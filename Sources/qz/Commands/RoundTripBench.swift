import Kernels
import Reports
import SourceCoding

/// `qz bench --all`, which sends every file through every code and back, really, in
/// memory.
///
/// A line has the size of a file in the code, table and frame included, and how fast it
/// was written and read again. If the code cannot write the data, as ASCII cannot write
/// all bytes, the line gives the reason. Data that are not decoded correctly are a
/// failure.
struct RoundTripBench {
  /// The results of one code over all files that it could write.
  private struct Sum {
    var fileCount = 0
    var byteCount = 0
    var fileByteCount = 0
    var encoding = Duration.zero
    var decoding = Duration.zero

    mutating func add(_ other: Sum) {
      fileCount += other.fileCount
      byteCount += other.byteCount
      fileByteCount += other.fileByteCount
      encoding += other.encoding
      decoding += other.decoding
    }
  }

  private let unit: SymbolUnit
  private let designers: [CodeDesigner]
  private let format: PlainFormat
  private var sums: [Sum]
  private var result = BenchResult(kind: .codes)

  init(_ designers: [CodeDesigner], unit: SymbolUnit, format: PlainFormat) {
    self.format = format
    self.designers = designers
    self.unit = unit
    sums = designers.map { _ in Sum() }
  }

  /// Sends the data called `name` through every code, and writes a line for each.
  mutating func run(_ name: String) throws(Failure) {
    let data = try Spec(name).data()
    let content: [UInt8]
    do throws(SourceError) { content = try data.allBytes() } catch {
      throw Failure(reading: name, error)
    }
    let cut = try Participant.cut(MemorySource(content), by: unit, named: name).count(threads: 1)
    guard let source = cut.message, let tally = cut.tally else { return }
    let proxy = try? cut.proxy(learntBy: .maximumLikelihood)
    try write("\(name), \(content.count.counted("byte"))\n")
    try write(Self.heading)
    result.runs.append(.init(name: name, byteCount: content.count))
    for (index, designer) in designers.enumerated() {
      WorkProgress.begin(round: index, of: designers.count, "code", areAlike: false)
      guard let proxy else { continue }
      do {
        let design = try designer.design(for: proxy, over: cut.alphabet)
        guard design.code != nil else { continue }
        let code = try QZCoding(
          design, named: designer.name, over: cut.alphabet, isShared: false)
        try send(content, of: source, tally, in: code, index, name)
      } catch let failure as Failure {
        throw failure
      } catch {
        let reason =
          (error as? UnwritableQZ)?.reason(over: cut.alphabet) ?? "\(error)"
        add(BenchResult.row(code: designer.name, reason: reason))
        try write("\(Self.label(designer.name)) none: \(reason)\n")
      }
    }
  }

  private mutating func send(
    _ content: [UInt8], of source: any SymbolSource, _ tally: Tally, in code: QZCoding,
    _ index: Int, _ name: String
  ) throws {
    WorkProgress.begin("writing \(code.header.design)", of: source.symbolCount)
    let start = ContinuousClock.now
    var writer = QZWriter(code, tally: tally)
    while try writer.appendBlocks(of: source) {}
    writer.finish()
    let encoded = ContinuousClock.now
    try check(writer.output, code, against: content, name)
    let sum = Sum(
      fileCount: 1, byteCount: content.count, fileByteCount: writer.output.count,
      encoding: encoded - start, decoding: ContinuousClock.now - encoded)
    try tell(designers[index].name, sum, index)
  }

  /// Adds the results of a code for a file, and writes its line.
  private mutating func tell(_ name: String, _ sum: Sum, _ index: Int) throws(Failure) {
    sums[index].add(sum)
    add(
      BenchResult.row(
        code: name, fileByteCount: sum.fileByteCount, encoding: sum.encoding / .seconds(1),
        decoding: sum.decoding / .seconds(1)))
    try write(Self.line(name, sum))
  }

  private mutating func add(_ row: JSONValue) {
    result.runs[result.runs.count - 1].rows.append(row)
  }

  private func write(_ line: String) throws(Failure) {
    if format == .text { try StandardStreams.write(line) }
  }

  /// Decodes a file and compares it with the data from which it was made.
  private func check(
    _ file: [UInt8], _ code: QZCoding, against content: [UInt8], _ name: String
  ) throws(Failure) {
    WorkProgress.begin("reading \(code.header.design)", of: file.count, "bytes")
    var reader = QZReader(ByteInput(file)) { _, _ in code.description }
    var place = 0
    while let part = try next(&reader, name, code) {
      guard case .block = part else { continue }
      let end = min(place + reader.content.count, content.count)
      let expected = content.span.extracting(place..<end)
      guard firstDifference(reader.content.span, expected) == nil else {
        throw .job("\(name): \(code.header.design) returns other bytes from byte \(place) on")
      }
      place = end
    }
    guard place == content.count else {
      throw .job(
        "\(name): \(code.header.design) returns only \(place.counted("byte"))")
    }
  }

  private func next(
    _ reader: inout QZReader, _ name: String, _ code: QZCoding
  ) throws(Failure) -> QZReader.Part? {
    do throws(QZError) { return try reader.next() } catch {
      throw .job("\(name): \(code.header.design): \(error)")
    }
  }

  /// Writes that all data were decoded correctly, and for each code a line about all
  /// files together.
  func finish() throws(Failure) {
    guard format == .text else { return try StandardStreams.write(result.json.text) }
    // With one file, its lines were written already.
    guard result.runs.count > 1 else { return try StandardStreams.write("all decoded correctly\n") }
    try StandardStreams.write("all files together; all decoded correctly\n\(Self.heading)")
    for (designer, sum) in zip(designers, sums) where sum.fileCount > 0 {
      try StandardStreams.write(Self.line(designer.name, sum, isTotal: true))
    }
  }

  private static func line(_ name: String, _ sum: Sum, isTotal: Bool = false) -> String {
    func speed(_ time: Duration) -> String {
      let seconds = time / .seconds(1)
      return seconds > 0
        ? NumberText.fixed(Double(sum.byteCount) / seconds / 1e6, decimals: 1) : "–"
    }
    let rate = 8 * Double(sum.fileByteCount) / Double(max(1, sum.byteCount))
    let files = isTotal ? "  \(sum.fileCount.counted("file"))" : ""
    return row(
      name,
      [
        NumberText.grouped(sum.fileByteCount), NumberText.fixed(rate, decimals: 4),
        speed(sum.encoding), speed(sum.decoding),
      ]) + files + "\n"
  }

  /// The line above the columns.
  private static var heading: String {
    row("code", ["bytes", "bits/byte", "written MB/s", "read MB/s"]) + "\n"
  }

  private static func row(_ name: String, _ columns: [String]) -> String {
    label(name)
      + zip(columns, [15, 11, 14, 11]).map { padding($0, $1) + $0 }.joined()
  }

  private static func label(_ name: String) -> String { "  \(name)\(padding(name, 20))" }

  private static func padding(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count))
  }
}
