import Kernels
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

  private static let blockSize = 1 << 17
  private static let leastByteCount = 1 << 24
  private static let mostByteCount = 1 << 26

  private static func run(_ arguments: Arguments) throws(Failure) {
    guard try !arguments.value(of: all) else { return try runAll(arguments) }
    let isText = try arguments.value(of: SharedOptions.plainFormat) == .text
    var result = BenchResult(kind: .jobs)
    let names = arguments.operands.isEmpty ? ["corpus:english"] : arguments.operands
    for name in names {
      let bytes = try sample(of: Spec(name))
      if isText {
        try StandardStreams.write(
          "\(name), \(bytes.count.counted("byte")) in blocks, one core, MB/s of message\n")
      }
      var run = BenchResult.Run(name: name, byteCount: bytes.count)
      let jobs = try jobs(on: bytes)
      for (index, job) in jobs.enumerated() {
        WorkProgress.begin(round: index, of: jobs.count, "job")
        WorkProgress.begin("timing \(job.name)")
        let timings = try Timings(of: job.work)
        let count = job.byteCount ?? bytes.count
        run.rows.append(
          BenchResult.row(
            job: job.name, best: timings.best(of: count), median: timings.median(of: count)))
        guard isText else { continue }
        let rates = [timings.best(of: count), timings.median(of: count)]
        let columns = rates.map { $0 < 10 ? "\(($0 * 10).rounded() / 10)" : "\(Int($0.rounded()))" }
        try StandardStreams.write(
          "  \(padded(job.name, 32)) best \(padded(columns[0], 6)) median \(columns[1])\n")
      }
      result.runs.append(run)
    }
    if !isText { try StandardStreams.write(result.json.text) }
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
  private static func sample(of spec: Spec) throws(Failure) -> [UInt8] {
    let participant = try spec.source(by: .byte, drawing: leastByteCount, seed: 1)
    guard let source = participant.message, source.symbolCount > 0 else {
      throw .job("\(spec.text): empty", remedy: "name data that are not empty")
    }
    var bytes = [UInt8](repeating: 0, count: min(source.symbolCount, mostByteCount))
    do throws(SourceError) {
      var span = bytes.mutableSpan
      try source.read(at: 0, into: &span)
    } catch {
      throw Failure(reading: spec.text, error)
    }
    let once = bytes
    while bytes.count < leastByteCount { bytes += once }
    return bytes
  }

  /// A piece of work on all the bytes, or on the first `byteCount` of them.
  struct Job {
    let name: String
    var byteCount: Int? = nil
    let work: () throws(Failure) -> Void
  }

  private static func jobs(on bytes: [UInt8]) throws(Failure) -> [Job] {
    let simulation: Simulation
    do {
      let z = try Proxy(learntFrom: Tally(of: bytes), by: .krichevskyTrofimov)
      simulation = try Simulation(of: MemorySource(bytes), proxy: z, threads: 1)
    } catch {
      throw .job("cannot set up: \(error)")
    }
    var jobs = [
      Job(name: "byte histogram") { () throws(Failure) in
        var counts = [UInt64](repeating: 0, count: 256)
        forEachBlock(of: bytes) { ByteHistogram.add($0, to: &counts) }
        precondition(counts.reduce(0, +) == UInt64(bytes.count), "the histogram lost bytes")
      }
    ]
    jobs += try codeJobs(
      "huffman,limited:11,range,rans,tans,adaptive-kt", designedFor: simulation.proxy, on: bytes)
    // Codes that use preceding symbols are slow, so one MiB is enough for them.
    jobs += try contextJobs(on: Array(bytes.prefix(1 << 20)))
    let measured = try ReportOptions.codes.parse("ideal,huffman")
    return try jobs + cuttingJobs(on: bytes) + [
      samplingJob(from: simulation.z, count: bytes.count),
      wholeJob(
        named: "tally, send, receive, compare", bytes, against: simulation.proxy, measured),
      wholeJob(
        named: "the same in the code for Russian", bytes,
        against: try Spec("corpus:russian").participant(by: .byte).count(threads: 1)
          .proxy(by: .krichevskyTrofimov), measured),
    ]
  }

  private static func codeJobs(
    _ names: String, designedFor proxy: Proxy, on bytes: [UInt8]
  ) throws(Failure) -> [Job] {
    var jobs: [Job] = []
    for designer in try ReportOptions.codes.parse(names) {
      WorkProgress.begin("setting up \(designer.name)")
      do {
        let design = try designer.design(for: proxy)
        guard let code = design.code?.prepared(for: Tally(of: bytes)) else { continue }
        jobs += try kernelJobs(named: designer.name, code: code, bytes: bytes)
      } catch {
        throw .job("\(designer.name): \(error)")
      }
    }
    return jobs
  }

  private static func contextJobs(on bytes: [UInt8]) throws(Failure) -> [Job] {
    let proxy: Proxy
    do {
      proxy = try Proxy(
        learntFrom: Tally(of: bytes), by: .krichevskyTrofimov, data: MemorySource(bytes))
    } catch {
      throw .job("cannot set up: \(error)")
    }
    return try codeJobs("order:2,ppm,ctw", designedFor: proxy, on: bytes)
  }

  /// Makes the job that does all that a report does, with a proxy that fits the bytes
  /// or does not.
  private static func wholeJob(
    named name: String, _ bytes: [UInt8], against proxy: Proxy, _ codes: [CodeDesigner]
  ) -> Job {
    Job(name: name) { () throws(Failure) in
      do {
        let simulation = try Simulation(of: MemorySource(bytes), proxy: proxy, threads: 1)
        for code in codes { _ = try simulation.measure(code) }
      } catch {
        throw .job("\(name): \(error)")
      }
    }
  }

  /// Makes the job that draws as many symbols of `z` as there are bytes.
  private static func samplingJob(from z: Distribution, count: Int) -> Job {
    let source = SampledSource(z, symbolCount: count, seed: 1)
    var drawn = [UInt8](repeating: 0, count: count)
    return Job(name: "sample from z") { () throws(Failure) in
      var span = drawn.mutableSpan
      source.read(at: 0, into: &span)
    }
  }

  private static func kernelJobs(
    named name: String, code: any Coder, bytes: [UInt8]
  ) throws(UnwritableSymbol) -> [Job] {
    var blocks: [EncodedBlock] = []
    let blockSize = code.blockSize
    try forEachBlock(of: bytes, size: blockSize) { (symbols) throws(UnwritableSymbol) in
      var block = EncodedBlock()
      try code.encode(symbols, into: &block)
      blocks.append(block)
    }
    var scratch = EncodedBlock()
    var decoded = [UInt8](repeating: 0, count: min(bytes.count, blockSize))
    return [
      Job(name: "\(name) encode", byteCount: bytes.count) { () throws(Failure) in
        do throws(UnwritableSymbol) {
          try forEachBlock(of: bytes, size: blockSize) { (symbols) throws(UnwritableSymbol) in
            try code.encode(symbols, into: &scratch)
          }
        } catch {
          throw .job("\(name): cannot write its own data")
        }
      },
      Job(name: "\(name) decode", byteCount: bytes.count) { () throws(Failure) in
        var rest = bytes.count
        for block in blocks {
          let count = min(rest, blockSize)
          if decoded.count != count { decoded = [UInt8](repeating: 0, count: count) }
          var span = decoded.mutableSpan
          do throws(DecodeError) {
            try code.decode(block, into: &span)
          } catch {
            throw .job("\(name): \(error)")
          }
          rest -= count
        }
      },
    ]
  }

  private static func forEachBlock<Failure: Error>(
    of bytes: [UInt8], size blockSize: Int = blockSize,
    _ body: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + blockSize)
      try body(bytes.span.extracting(start..<end))
      start = end
    }
  }
}
