import Testing

@testable import SourceCoding

/// Sources that switch all along, and what is told from them.
extension ChangeSearchTests {
  /// Symbols from clusters of equal size, with a chance to go on to another cluster.
  private func clusters(
    _ clusterCount: Int, of size: Int, switching chance: Double, _ count: Int, seed: UInt64
  ) throws -> [UInt8] {
    let offsets = try draws(Array(repeating: 1, count: size), count, seed: seed)
    let switches = try draws([1 - chance, chance], count, seed: seed + 1_000_000)
    let steps = try draws(
      Array(repeating: 1, count: clusterCount - 1), count, seed: seed + 2_000_000)
    var cluster = 0
    return (0..<count).map { index in
      if switches[index] == 1 { cluster = (cluster + 1 + Int(steps[index])) % clusterCount }
      return UInt8(cluster * size) + offsets[index]
    }
  }

  @Test(arguments: [0.1, 0.03])
  func `a source that switches between clusters of symbols all along has no change`(
    chance: Double
  ) throws {
    for (place, kind) in [(2, 4), (3, 6), (4, 8)].enumerated() {
      for (count, seeds) in [(10_000, 1...3), (50_000, 4...4)] {
        for seed in seeds {
          let symbols = try clusters(
            kind.0, of: kind.1, switching: chance, count, seed: UInt64(100 * place + seed))
          #expect(try changes(symbols).allSatisfy { !$0.isReported }, "\(kind), \(count), \(seed)")
        }
      }
    }
  }

  @Test func `what comes back a few times are changes, and what comes back often are none`() throws
  {
    func alternating(_ partCount: Int) throws -> [UInt8] {
      try (0..<partCount).flatMap {
        try draws($0 % 2 == 0 ? [6, 3, 1] : [1, 3, 6], 1500, seed: UInt64($0))
      }
    }
    for partCount in 2...4 {
      let found = try changes(alternating(partCount)).filter(\.isReported)
      #expect(found.count == partCount - 1)
      for (index, change) in found.enumerated() {
        #expect(abs(change.offset - 1500 * (index + 1)) < 30)
      }
    }
    let often = try changes(alternating(24))
    #expect(often.count == 1 && !often[0].isReported)
  }

  @Test func `a sequence of long parts in two scripts is no source that switches`() throws {
    let first: [[Double]] = [[8, 4, 2, 1], [1, 2, 4, 8], [1, 8, 2, 4], [4, 1, 8, 2]]
    let sizes = [2000, 1400, 1700, 2600, 1500, 2200, 1300, 1900]
    var message: [UInt8] = []
    for (index, size) in sizes.enumerated() {
      let part = try draws(first[index / 2], size, seed: UInt64(50 + index))
      message += index % 2 == 0 ? part : part.map { $0 + 4 }
    }
    let found = try changes(message).filter(\.isReported).map(\.offset)
    let places = sizes.indices.dropFirst().map { sizes[..<$0].reduce(0, +) }
    #expect(found == places)
  }

  @Test(arguments: [2, 3, 4])
  func `a short source that switches between clusters has no change`(clusterCount: Int) throws {
    var falseChanges = 0
    for count in [1500, 2000] {
      for seed in 0..<25 {
        let symbols = try clusters(
          clusterCount, of: 4, switching: 0.01, count, seed: UInt64(7000 + seed))
        if try changes(symbols).contains(where: \.isReported) { falseChanges += 1 }
      }
    }
    // Fewer than one of 100 has one, so two of 50 are unlikely.
    #expect(falseChanges <= 1)
  }

  @Test func `a message that switches between two kinds is refused for it`() throws {
    let message = try (0..<24).flatMap {
      try draws($0 % 2 == 0 ? [6, 3, 1] : [1, 3, 6], 1500, seed: UInt64($0))
    }
    let test = try #require(try changes(message).first?.test)
    #expect(test.contrast >= test.needed)
    #expect(test.objection == .switching(stretchCount: 24, kindCount: 2))
  }

  @Test func `what borders on a source that switches must last for some of its stays`() throws {
    func message(lasting count: Int) throws -> [UInt8] {
      let switching = try (0..<12).flatMap {
        try draws($0 % 2 == 0 ? [6, 3, 1] : [1, 3, 6], 1000, seed: UInt64(70 + $0))
      }
      return try switching + draws([0, 0, 0, 1, 2, 3], count, seed: 90)
    }
    for count in [1000, 3000] {
      let change = try #require(try changes(message(lasting: count)).first)
      #expect(!change.isReported && change.test?.objection != nil)
    }
    for count in [8000, 20_000] {
      let found = try changes(message(lasting: count)).filter(\.isReported)
      #expect(found.count == 1 && abs(found[0].offset - 12_000) <= 20)
    }
  }
}
