import Synchronization
import Testing

@testable import SourceCoding

struct DriftSplitTests {
  /// The best cut by its definition, with the whole message at hand.
  private func bestCut(_ symbols: [UInt8]) -> (symbol: Int, bits: Double) {
    var (left, right) = (Tally(alphabetSize: 256), Tally(of: symbols))
    var best = (symbol: 0, bits: Double.infinity)
    for (index, symbol) in symbols.enumerated() {
      var (l, r) = (left.counts, right.counts)
      l[Int(symbol)] += 1
      r[Int(symbol)] -= 1
      (left, right) = (Tally(counts: l), Tally(counts: r))
      let bits =
        Segmentation.entropyBits(l, UInt64(index + 1))
        + Segmentation.entropyBits(r, UInt64(symbols.count - index - 1))
      if bits < best.bits - 1e-9 { best = (index + 1, bits) }
    }
    return best
  }

  @Test(arguments: [1, 2, 3, 100, 700])
  func `a short piece is cut where trying every place says`(count: Int) throws {
    for seed in 0..<5 as Range<UInt64> {
      let symbols = skewedBytes(count: count, seed: seed) + skewedBytes(count: 1, seed: seed + 9)
      let source = MemorySource(symbols)
      let split = try Drift.Split(
        of: PartSource(source, range: 0..<symbols.count), [Tally(of: symbols)])
      let expected = bestCut(symbols)
      #expect(split.symbol == expected.symbol && split.byte == split.symbol)
      #expect(abs(split.bits - expected.bits) < 1e-6)
    }
  }

  @Test func `a symbol of several bytes moves the byte as far`() throws {
    let text = String(repeating: "aé", count: 300) + String(repeating: "b漢b", count: 200)
    let source = MessageSource(try Message(Array(text.utf8), unit: .character))
    let split = try Drift.Split(
      of: PartSource(source, range: 0..<source.symbolCount),
      [try BatchTallies(of: source, threads: 1).total])
    #expect(split.symbol == 600 && split.byte == 900)
  }

  /// A message of a kind, and from some place on of another.
  private final class TwoKinds: SymbolSource {
    let symbolCount: Int
    let change: Int
    let greatestRead = Atomic(0)

    init(symbolCount: Int, change: Int) {
      self.symbolCount = symbolCount
      self.change = change
    }

    func read(at offset: Int, into symbols: inout MutableSpan<UInt8>) {
      let count = symbols.count
      _ = greatestRead.max(count, ordering: .relaxed)
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
