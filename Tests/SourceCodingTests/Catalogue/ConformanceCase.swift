import Foundation
import Testing

@testable import SourceCoding

/// A proxy that codes of the catalogue are designed from, to be tested.
struct ConformanceCase: Sendable, CustomTestStringConvertible {
  let name: String

  /// z as counts.
  let counts: [UInt64]

  var testDescription: String { name }
  var alphabetSize: Int { counts.count }

  /// Distributions of every shape: flat, one symbol, two, deep, skewed, wide.
  static let all = [
    bytes("flat", Array(repeating: 4, count: 256)),
    bytes("one symbol", [0, 0, 9]),
    bytes("two symbols", [3, 5]),
    bytes("Fibonacci", fibonacci(28)),
    bytes("1 / rank", (1...256).map { 1000 / UInt64($0) + 1 }),
    bytes("nearly one symbol", [0, 1, 20_000]),
    ConformanceCase(name: "small alphabet", counts: [7, 1, 0, 3, 2]),
    ConformanceCase(name: "wide alphabet", counts: (1...700).map { $0 % 9 == 0 ? 0 : 2000 / $0 }),
  ]

  /// How often damage is done to each: `slow` times if `QZ_SLOW_TESTS` is set.
  static func rounds(quick: Int, slow: Int) -> Int {
    ProcessInfo.processInfo.environment["QZ_SLOW_TESTS"] == nil ? quick : slow
  }

  private static func bytes(_ name: String, _ counts: [UInt64]) -> ConformanceCase {
    ConformanceCase(
      name: name, counts: counts + Array(repeating: 0, count: 256 - counts.count))
  }

  private static func fibonacci(_ count: Int) -> [UInt64] {
    var counts: [UInt64] = [1, 1]
    while counts.count < count {
      counts.append(counts[counts.count - 1] + counts[counts.count - 2])
    }
    return counts
  }

  /// A code of the catalogue with messages that it can write.
  struct Subject {
    let code: any Coder
    let messages: [[UInt32]]
    let alphabetSize: Int

    func tally(of message: [UInt32]) -> Tally {
      var counts = [UInt64](repeating: 0, count: alphabetSize)
      for symbol in message { counts[Int(symbol)] += 1 }
      return Tally(counts: counts)
    }
  }

  /// What the catalogue's code `name` is for this proxy; `nil` if it has none, or is
  /// only a mark.
  ///
  /// The proxy comes with data, whatever a code may learn from it.
  func design(_ name: String) throws -> Subject? {
    let tally = Tally(counts: counts)
    let z = try Estimator.maximumLikelihood.distribution(of: tally)
    let data = alphabetSize <= 256 ? MemorySource(training(z).map { UInt8($0) }) : nil
    let proxy = try Proxy(learntFrom: tally, by: .maximumLikelihood, data: data)
    let designer = try CodeCatalog.designer(named: name)
    let design: Design
    do throws(DesignError) {
      design = try designer.design(for: proxy)
    } catch {
      // Some codes are for few symbols, or need more bits for them than they got.
      return nil
    }
    guard let code = design.code else { return nil }
    let costs = code.symbolCosts ?? design.leastCosts
    // A standard code has an alphabet of its own.
    if let costs, costs.count != alphabetSize { return nil }
    let symbols = z.support.filter { costs?[$0].isFinite ?? true }.map { UInt32($0) }
    guard let first = symbols.first, let last = symbols.last else { return nil }
    let isWritable = Set(symbols)
    return Subject(
      code: code,
      messages: [
        [], [first], [last], symbols, symbols.reversed(), Array(repeating: last, count: 100),
        [first] + Array(repeating: last, count: 40) + [first],
        sample(z, count: 150, seed: 3).filter { isWritable.contains($0) },
      ], alphabetSize: alphabetSize)
  }

  /// Every symbol of z, and a draw.
  private func training(_ z: Distribution) -> [UInt32] {
    z.support.map { UInt32($0) } + sample(z, count: 400, seed: 2)
  }

  /// Symbols drawn from `z`.
  private func sample(_ z: Distribution, count: Int, seed: UInt64) -> [UInt32] {
    var rng = seededGenerator(seed)
    let total = counts.reduce(0, +)
    return (0..<count).map { _ in
      var rest = rng.next() % total
      return UInt32(
        counts.firstIndex { count in
          if rest < count { return true }
          rest -= count
          return false
        } ?? 0)
    }
  }
}
