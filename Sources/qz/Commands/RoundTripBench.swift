import Kernels
import Reports
import SourceCoding

/// `qz bench --all`: every file through every code and back, for real, in memory.
///
/// A line is what a file of the code's own takes, table and frame included, and how
/// fast it was written and read again. Codes that files do not know send a stream, as in
/// a report. What does not come back is a failure.
struct RoundTripBench {
  /// What one code did with all files that it could write.
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
    let spec = try Spec(name)
    guard case .data(let bytes) = spec.material else { throw spec.lacksMessage }
    let content: [UInt8]
    do throws(SourceError) { content = try bytes.allBytes() } catch {
      throw Failure(reading: name, error)
    }
    let cut = try CutSource(MemorySource(content), by: unit, named: name)
    let tally = try cut.tallies(threads: 1).total
    let proxy = try? Proxy(learntFrom: tally, by: .maximumLikelihood, data: cut.source)
    try write("\(name), \(content.count) bytes\n")
    result.runs.append(.init(name: name, byteCount: content.count))
    for (index, designer) in designers.enumerated() {
      WorkProgress.begin(round: index, of: designers.count, "code", areAlike: false)
      guard let proxy, let design = try? designer.design(for: proxy, over: cut.source.alphabet)
      else { continue }
      if let code = try? FileCode(
        design, named: designer.name, over: cut.source.alphabet, isShared: false)
      {
        try send(content, of: cut.source, tally, in: code, index, name)
      } else if design.code != nil {
        try sendWithoutFile(cut.source, content.count, index, name)
      }
    }
  }

  private mutating func send(
    _ content: [UInt8], of source: any SymbolSource, _ tally: Tally, in code: FileCode,
    _ index: Int, _ name: String
  ) throws(Failure) {
    let start = ContinuousClock.now
    var writer = FileWriter(code, tally: tally)
    do throws(UnwritableFile) {
      while try writer.appendBlock(of: source) {}
    } catch {
      return
    }
    writer.finish()
    let encoded = ContinuousClock.now
    try check(writer.output, code, against: content, name)
    let sum = Sum(
      fileCount: 1, byteCount: content.count, fileByteCount: writer.output.count,
      encoding: encoded - start, decoding: ContinuousClock.now - encoded)
    try tell(designers[index].name, sum, index)
  }

  /// Sends data through a code that files do not know, as a report does: the stream is
  /// decoded and compared, and one time is that of both ways.
  private mutating func sendWithoutFile(
    _ source: any SymbolSource, _ byteCount: Int, _ index: Int, _ name: String
  ) throws(Failure) {
    let start = ContinuousClock.now
    let measurement: CodeMeasurement
    do {
      measurement = try Simulation(of: source).measure(designers[index])
    } catch {
      throw .job("\(name): \(designers[index].name): \(error)")
    }
    // A code that cannot write these data, as ASCII cannot write all bytes, has no line.
    guard let roundTrip = measurement.roundTrip else { return }
    guard roundTrip.outcome == .exact else {
      throw .job("\(name): \(measurement.name): \(roundTrip.outcome)")
    }
    let sum = Sum(
      fileCount: 1, byteCount: byteCount, fileByteCount: roundTrip.bitCount / 8,
      encoding: ContinuousClock.now - start)
    try tell(measurement.name, sum, index)
  }

  /// Adds what a code did with a file, and writes its line.
  private mutating func tell(_ name: String, _ sum: Sum, _ index: Int) throws(Failure) {
    sums[index].add(sum)
    result.runs[result.runs.count - 1].rows.append(
      BenchResult.row(
        code: name, fileByteCount: sum.fileByteCount, encoding: sum.encoding / .seconds(1),
        decoding: sum.decoding > .zero ? sum.decoding / .seconds(1) : nil))
    try write(Self.line(name, sum))
  }

  private func write(_ line: String) throws(Failure) {
    if format == .text { try StandardStreams.write(line) }
  }

  /// Decodes a file and compares it with what it was made of.
  private func check(
    _ file: [UInt8], _ code: FileCode, against content: [UInt8], _ name: String
  ) throws(Failure) {
    var reader = FileReader(ByteInput(file)) { _, _ in code.description }
    var place = 0
    while let part = try next(&reader, name, code) {
      guard case .block = part else { continue }
      let end = min(place + reader.content.count, content.count)
      let expected = content.span.extracting(place..<end)
      guard firstDifference(reader.content.span, expected) == nil else {
        throw .job("\(name): \(code.header.design) gives other bytes back from \(place) on")
      }
      place = end
    }
    guard place == content.count else {
      throw .job("\(name): \(code.header.design) gives only \(place) bytes back")
    }
  }

  private func next(
    _ reader: inout FileReader, _ name: String, _ code: FileCode
  ) throws(Failure) -> FileReader.Part? {
    do throws(FileError) { return try reader.next() } catch {
      throw .job("\(name): \(code.header.design): \(error)")
    }
  }

  /// Writes a line for each code, of all files together.
  func finish() throws(Failure) {
    guard format == .text else { return try StandardStreams.write(result.json.text) }
    try StandardStreams.write("all of them, and all came back\n")
    for (designer, sum) in zip(designers, sums) where sum.fileCount > 0 {
      try StandardStreams.write(Self.line(designer.name, sum, isTotal: true))
    }
  }

  private static func line(_ name: String, _ sum: Sum, isTotal: Bool = false) -> String {
    func speed(_ time: Duration) -> String {
      let seconds = time / .seconds(1)
      return seconds > 0 ? decimals(Double(sum.byteCount) / seconds / 1e6, 1) : ""
    }
    let rate = 8 * Double(sum.fileByteCount) / Double(max(1, sum.byteCount))
    let speeds =
      sum.decoding > .zero
      ? ["write \(speed(sum.encoding))", "read \(speed(sum.decoding)) MB/s"]
      : ["both ways \(speed(sum.encoding)) MB/s, no file"]
    let columns = ["\(sum.fileByteCount) bytes", "\(decimals(rate, 4)) bits/byte"] + speeds
    let files = isTotal ? [sum.fileCount == 1 ? "1 file" : "\(sum.fileCount) files"] : []
    let cells = columns + files
    return "  " + padded(name, 18) + cells.dropLast().map { padded($0, 19) }.joined()
      + (cells.last ?? "") + "\n"
  }

  private static func decimals(_ number: Double, _ count: Int) -> String {
    let scale = count == 1 ? 10.0 : 1e4
    return "\((number * scale).rounded() / scale)"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
