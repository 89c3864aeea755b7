import Synchronization
import Testing

@testable import SourceCoding

struct ChangeSearchTests {
  func draws(_ weights: [Double], _ count: Int, seed: UInt64) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var span = bytes.mutableSpan
    SampledSource(try overBytes(weights), symbolCount: count, seed: seed).read(at: 0, into: &span)
    return bytes
  }

  /// A chain with memory: each symbol is that before it, or redrawn with a probability.
  func chain(
    _ weights: [Double], redrawn probability: Double, _ count: Int, seed: UInt64
  ) throws -> [UInt8] {
    var symbols = try draws(weights, count, seed: seed)
    let isRedrawn = try draws([1 - probability, probability], count, seed: seed + 1_000_000)
    for index in 1..<count where isRedrawn[index] == 0 { symbols[index] = symbols[index - 1] }
    return symbols
  }

  func changes(_ symbols: [UInt8], windows: Int = 64) throws -> [Experiment.Change] {
    try #require(
      try Drift.along(MemorySource(symbols), named: "m", windowCount: windows).changes)
  }

  @Test(arguments: [1.0, 0.4, 0.1, 0.02])
  func `messages of one kind have no change`(redrawn: Double) throws {
    let kinds: [[Double]] = [
      [1, 1], [1, 20], [8, 4, 2, 1], Array(repeating: 1, count: 30),
      (1...100).map { 1 / Double($0) },
    ]
    for (place, weights) in kinds.enumerated() {
      // Longer messages of two kinds only: a debug build takes its time.
      let counts = [200, 500, 1000, 3000] + (place % 3 == 0 ? [10_000] : [])
      for (seed, count) in counts.enumerated() {
        let symbols = try chain(
          weights, redrawn: redrawn, count, seed: UInt64(100 * place + seed))
        let found = try changes(symbols)
        #expect(found.allSatisfy { !$0.isReported }, "\(weights.count) symbols, \(count) draws")
        #expect(found.count == (Set(symbols).count > 1 ? 1 : 0))
      }
    }
  }

  @Test(arguments: [400, 1000, 5000])
  func `two constant halves are two parts`(half: Int) throws {
    let symbols = [UInt8](repeating: 97, count: half) + [UInt8](repeating: 98, count: half)
    let change = try #require(try changes(symbols).first)
    #expect(change.isReported && change.offset == half)
    #expect(agrees(change.bitsSaved, Double(2 * half), within: 1e-12))
    #expect(change.test?.dispersion == 1)
  }

  @Test func `a joint of several unlike parts is found each time`() throws {
    var message: [UInt8] = []
    for kind in 0..<8 {
      let weights = (0..<24).map { (rank: Int) -> Double in
        1 / Double(1 + (rank * (2 * kind + 5)) % 24)
      }
      message += try draws(weights, 3000, seed: 40)
    }
    let found = try changes(message).filter(\.isReported).map(\.offset)
    #expect(found.count == 7)
    for (place, offset) in zip(1...7, found) { #expect(abs(offset - 3000 * place) <= 30) }
  }

  @Test func `a short foreign part is found at both ends, and several of them`() throws {
    let host = try draws([9, 5, 4, 3, 2, 1, 1], 60_000, seed: 1)
    let guests = try [
      draws([1, 1, 2, 3, 9, 5, 4], 600, seed: 2), draws([1, 9, 1, 1, 1, 9, 9], 600, seed: 3),
    ]
    let message =
      host[..<20_000] + guests[0] + host[20_000..<40_000] + guests[1] + host[40_000...]
    let found = try changes(Array(message)).filter(\.isReported).map(\.offset)
    #expect(found.count == 4)
    for (offset, place) in zip(found, [20_000, 20_600, 40_600, 41_200]) {
      #expect(abs(offset - place) <= 30)
    }
  }

  @Test(arguments: [1000, 5000, 50_000])
  func `a planted change is found to the symbol, from both ends`(count: Int) throws {
    for part in [0.3, 0.5, 0.7] {
      let place = Int(Double(count) * part)
      let first = try draws([3, 2, 1], place, seed: 1)
      let second = try draws([0, 0, 0, 1, 2, 3], count - place, seed: 2)
      let found = try changes(first + second).filter(\.isReported)
      #expect(found.map(\.offset) == [place])
      #expect(found.map(\.byteOffset) == [place])
      let reversed = try changes((first + second).reversed()).filter(\.isReported)
      #expect(reversed.map(\.offset) == [count - place])
      for (a, b) in zip(reversed, found) {
        #expect(agrees(a.bitsSaved, b.bitsSaved, within: 1e-12))
      }
    }
  }

  @Test func `windows are for the curve, and change no change`() throws {
    let both =
      try draws([8, 4, 2, 1], 5000, seed: 1) + draws([2, 3, 4, 4], 4321, seed: 2)
      + draws([1, 9, 1, 1], 3000, seed: 3)
    let expected = try changes(both)
    #expect(expected.filter(\.isReported).count == 2)
    let homogeneous = try draws([8, 4, 2, 1], 5000, seed: 4)
    let candidate = try changes(homogeneous)
    for windows in [1, 2, 3, 20, 70, 80, 512] {
      #expect(try changes(both, windows: windows) == expected)
      #expect(try changes(homogeneous, windows: windows) == candidate)
    }
  }

  @Test func `what a change saves is a difference of entropies`() throws {
    let message = try draws([8, 4, 2, 1], 3000, seed: 1) + draws([1, 2, 4, 8], 2000, seed: 2)
    let change = try #require(try changes(message).first)
    func bits(_ part: ArraySlice<UInt8>) throws -> Double {
      let tally = Tally(of: part)
      return try Estimator.maximumLikelihood.distribution(of: tally).entropy.bits
        * Double(part.count)
    }
    let apart = try bits(message[..<change.offset]) + bits(message[change.offset...])
    #expect(agrees(change.bitsSaved, try bits(message[...]) - apart, within: 1e-9))
    #expect(abs(change.offset - 3000) < 20)
    let whole = try Estimator.maximumLikelihood.distribution(of: Tally(of: message))
    let before = Tally(of: message[..<change.offset]).weightedSum(of: whole.surprisals)
    #expect(agrees(change.rateBefore, before / Double(change.offset), within: 1e-12))
  }

  @Test(arguments: [2, 3, 17, 100, 127, 255])
  func `a short message has a candidate, the best of all cuts, and no verdict`(count: Int) throws {
    for seed in 0..<5 as Range<UInt64> {
      let symbols = skewedBytes(count: count - 1, seed: seed) + [255]
      let change = try #require(try changes(symbols).first)
      #expect(change.test == nil && !change.isReported)
      let savings = (1..<count).map { cut in
        SplitSaving.bits(
          Tally(of: symbols[..<cut]).counts.map { Double($0) },
          Tally(of: symbols[cut...]).counts.map { Double($0) })
      }
      #expect(agrees(change.bitsSaved, try #require(savings.max()), within: 1e-9))
    }
  }

  @Test(arguments: [1, 100, 5000])
  func `equal symbols have no candidate`(count: Int) throws {
    #expect(try changes(Array(repeating: 7, count: count)).isEmpty)
  }

  @Test func `symbols of several bytes, and of less than one, have both offsets`() throws {
    let text = String(repeating: "aéa", count: 200) + String(repeating: "b漢b", count: 200)
    let source = MessageSource(try Message(Array(text.utf8), unit: .character))
    let change = try #require(try Drift.along(source, named: "m").changes?.first)
    #expect(change.isReported && change.offset == 600 && change.byteOffset == 800)
    let bytes = [UInt8](repeating: 0x0F, count: 600) + [UInt8](repeating: 0xFF, count: 500)
    let bits = PieceSource.bits(of: MemorySource(bytes))
    let cut = try #require(try Drift.along(bits, named: "m").changes?.first)
    #expect(abs(cut.offset - 4800) <= 8 && cut.byteOffset == cut.offset / 8)
  }

  @Test func `more symbols than classes are searched as well`() throws {
    let words =
      (0..<2400).map { "w\($0 * 7919 % 600)" } + (0..<2400).map { "v\($0 * 7919 % 600)" }
    let text = words.joined(separator: "\n") + "\n"
    let source = MessageSource(try Message(Array(text.utf8), unit: .line))
    #expect(source.alphabet.count == 1200)
    let change = try #require(try Drift.along(source, named: "m").changes?.first)
    #expect(change.isReported && abs(change.offset - 2400) <= 30)
    let total = try BatchTallies(of: source, threads: 1).total
    let classes = SymbolClasses(of: total)
    #expect(classes.count == 1024 && Set(classes.places).count == 1024)
  }

  /// A message of one kind, and from some place on of another.
  private final class TwoKinds: SymbolSource {
    let symbolCount: Int
    let change: Int
    let greatestRead = Atomic(0)

    init(symbolCount: Int, change: Int) {
      self.symbolCount = symbolCount
      self.change = change
    }

    func read(at offset: Int, into symbols: inout MutableSpan<UInt8>) {
      _ = greatestRead.max(symbols.count, ordering: .relaxed)
      for index in symbols.indices {
        let place = offset + index
        symbols[index] = UInt8(place % 7 < 3 ? 0 : 1) + (place < change ? 0 : 1)
      }
    }
  }

  @Test func `a long message is cut to the symbol, and read in blocks`() throws {
    let message = TwoKinds(symbolCount: 400_000, change: 250_000)
    let drift = try Drift.along(message, named: "two kinds", windowCount: 2)
    let place = try #require(drift.marks.first?.place)
    #expect(drift.marks.count == 1 && abs(place - 250_000) <= 7)
    #expect(message.greatestRead.load(ordering: .relaxed) <= 1 << 17)
  }
}
