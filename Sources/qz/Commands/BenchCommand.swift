import Reports
import SourceCoding

/// `qz bench`, which measures how fast the kernels and the main job are on this
/// machine.
enum BenchCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "bench", summary: "measure how fast qz is on one core",
      operands: [Operand("[DATA…]", .specs)],
      options: [
        all.summary, codes.summary, SharedOptions.symbols.summary,
        SharedOptions.plainFormat.summary, SharedOptions.quiet.summary,
      ],
      subjects: [
        OptionSubject(
          [codes.summary, SharedOptions.symbols.summary], about: "every code",
          remedy: "add --all, or leave it out"
        ) { $0.isGiven(all) ? nil : "without --all only some codes are timed" }
      ],
      examples: [
        ("qz bench", "on a built-in text, repeated to 16 MiB"),
        ("qz bench FILE", "on the first 64 MiB of a file"),
        ("qz bench --all FILE FILE", "every file through every code and back"),
      ]
    ),
    run: run)

  private static let all = Option<Bool>.flag(
    "all", help: "write each file in every code of --code, and read it back")

  private static let codes = Option<[CodeDesigner]>(
    name: "code", placeholder: "LIST", help: "codes, separated by commas, see 'qz list codes'",
    defaultText: "all", offer: .list(of: .codes), fallback: CodeCatalog.designers,
    parse: ReportOptions.codes.parse)

  /// How much is worked on, and how often.
  struct Effort: Sendable {
    /// The least number of bytes, up to which data are repeated.
    var leastByteCount = 1 << 24
    /// The greatest number of bytes.
    var mostByteCount = 1 << 26
    /// The least number of runs of each job.
    var leastRunCount = 5
    /// The least time in seconds that all runs of a job take.
    var leastSeconds = 0.5
  }

  private static func run(_ arguments: Arguments) throws(Failure) {
    guard try !arguments.value(of: all) else { return try runAll(arguments) }
    let isText = try arguments.value(of: SharedOptions.plainFormat) == .text
    let names = arguments.operands.isEmpty ? ["corpus:english"] : arguments.operands
    let result = try result(of: names, Effort()) { (line) throws(Failure) in
      if isText { try StandardStreams.write(line) }
    }
    if !isText { try StandardStreams.write(result.json.text) }
  }

  /// Times the jobs on the data called `names`, and tells each result in a line as it comes.
  static func result(
    of names: [String], _ effort: Effort, telling tell: (String) throws(Failure) -> Void
  ) throws(Failure) -> BenchResult {
    var result = BenchResult(kind: .jobs)
    for name in names {
      let bytes = try sample(of: Spec(name), effort)
      try tell("\(name), \(bytes.count.counted("byte")) in blocks, one core, MB/s of message\n")
      var run = BenchResult.Run(name: name, byteCount: bytes.count)
      let jobs = try jobs(on: bytes)
      for (index, job) in jobs.enumerated() {
        WorkProgress.begin(round: index, of: jobs.count, "job")
        WorkProgress.begin("timing \(job.name)")
        let timings = try Timings(
          of: job.work, runCount: effort.leastRunCount, seconds: effort.leastSeconds)
        let count = job.byteCount ?? bytes.count
        let (best, median) = (timings.best(of: count), timings.median(of: count))
        run.rows.append(BenchResult.row(job: job.name, best: best, median: median))
        let columns = [best, median].map {
          $0 < 10 ? "\(($0 * 10).rounded() / 10)" : "\(Int($0.rounded()))"
        }
        try tell("  \(padded(job.name, 32)) best \(padded(columns[0], 6)) median \(columns[1])\n")
      }
      result.runs.append(run)
    }
    return result
  }

  private static func runAll(_ arguments: Arguments) throws(Failure) {
    let names = arguments.operands.isEmpty ? ["corpus:english"] : arguments.operands
    var bench = RoundTripBench(
      try arguments.value(of: codes), unit: try arguments.value(of: SharedOptions.symbols),
      format: try arguments.value(of: SharedOptions.plainFormat))
    for name in names { try bench.run(name) }
    try bench.finish()
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Returns the bytes to work on: enough to time, and few enough to keep in memory.
  private static func sample(
    of spec: Spec, _ effort: Effort
  ) throws(Failure) -> [UInt8] {
    let participant = try spec.source(by: .byte, drawing: effort.leastByteCount, seed: 1)
    guard let source = participant.message, source.symbolCount > 0 else {
      throw .job("\(spec.text): empty", remedy: "name data that are not empty")
    }
    var bytes = [UInt8](repeating: 0, count: min(source.symbolCount, effort.mostByteCount))
    do throws(SourceError) {
      var span = bytes.mutableSpan
      try source.read(at: 0, into: &span)
    } catch {
      throw Failure(reading: spec.text, error)
    }
    let once = bytes
    while bytes.count < effort.leastByteCount { bytes += once }
    return bytes
  }
}
