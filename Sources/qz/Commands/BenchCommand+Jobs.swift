import Kernels
import SourceCoding

/// The kernels and the main job, each as a piece of work that can be repeated.
extension BenchCommand {
  private static let blockSize = 1 << 17

  /// A piece of work on all the bytes, or on the first `byteCount` of them.
  struct Job {
    let name: String
    var byteCount: Int? = nil
    let work: () throws(Failure) -> Void
  }

  static func jobs(on bytes: [UInt8]) throws(Failure) -> [Job] {
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
      } catch let failure as Failure {
        throw failure
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
  ) throws -> [Job] {
    var blocks: [EncodedBlock] = []
    let blockSize = code.blockSize
    try forEachBlock(of: bytes, size: blockSize) { (symbols) throws(UnwritableSymbol) in
      var block = EncodedBlock()
      try code.encode(symbols, into: &block)
      blocks.append(block)
    }
    try check(blocks, in: code, named: name, against: bytes)
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

  /// Decodes blocks once and compares them with the bytes, so that no time is that of a
  /// wrong result.
  static func check(
    _ blocks: [EncodedBlock], in code: any Coder, named name: String, against bytes: [UInt8]
  ) throws {
    var start = 0
    for block in blocks {
      let expected = bytes.span.extracting(start..<min(bytes.count, start + code.blockSize))
      var decoded = [UInt8](repeating: 0, count: expected.count)
      var span = decoded.mutableSpan
      try code.decode(block, into: &span)
      guard firstDifference(decoded.span, expected) == nil else {
        throw Failure.job("\(name) returns other bytes from byte \(start) on")
      }
      start += expected.count
    }
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
