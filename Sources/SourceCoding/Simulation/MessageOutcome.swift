/// What became of many messages that were each sent by itself.
package struct MessageOutcome: Hashable, Sendable {
  /// The number of messages.
  package internal(set) var count = 0

  /// The bytes of all messages as they are.
  package internal(set) var rawByteCount = 0

  /// The bits of all messages as they were sent, flags and padding included, without what
  /// tells where they end.
  package internal(set) var unitBitCount = 0

  /// The bits that fill messages up.
  package internal(set) var paddingBitCount = 0

  /// The bits of the flags.
  package internal(set) var flagBitCount = 0

  /// The bits that tell where messages end.
  package internal(set) var boundaryBitCount = 0

  /// The number of messages that were sent as they are.
  package internal(set) var rawCount = 0

  /// The number of messages that are shorter than they were, flags and padding included.
  package internal(set) var shrankCount = 0

  /// What the messages that were sent as they are take, less what their symbols would have
  /// cost in the code, in bits; −∞ where the code cannot write one.
  package internal(set) var rawExcess = 0.0

  /// What ends the streams of the coded messages, in bits: 0 of codewords.
  package internal(set) var endBits = 0.0

  /// Messages by their number of bytes: how many have it, and the bits they were sent in.
  package internal(set) var byRawSize: [Int: SizeClass] = [:]

  /// How many messages were sent in so many bits.
  package internal(set) var bySentSize: [Int: Int] = [:]

  /// What tells the end of a message.
  package internal(set) var need = MessageForm.Need.length

  /// The messages of one size.
  package struct SizeClass: Hashable, Sendable {
    /// How many there are.
    package internal(set) var count = 0
    /// The bits that they were sent in, flags and padding included.
    package internal(set) var unitBitCount = 0
  }

  /// The bytes of all messages as they were sent; where they are not filled up to bytes, those
  /// that have room for all their bits.
  package var sentByteCount: Int { (unitBitCount + 7) / 8 }

  /// The part of the messages that are shorter than they were.
  package var shrankShare: Double { Double(shrankCount) / Double(max(1, count)) }

  /// The sizes of messages in bytes as they are.
  package var rawSizes: SizeDistribution {
    SizeDistribution(byRawSize.map { (Double($0.key), $0.value.count) })
  }

  /// The sizes of messages in bytes as they were sent.
  package var sentSizes: SizeDistribution {
    SizeDistribution(bySentSize.map { (Double($0.key) / 8, $0.value) })
  }

  /// Counts a message.
  mutating func add(byteCount: Int, unitBitCount unit: Int) {
    count += 1
    rawByteCount += byteCount
    unitBitCount += unit
    if unit < byteCount * 8 { shrankCount += 1 }
    byRawSize[byteCount, default: SizeClass()].count += 1
    byRawSize[byteCount, default: SizeClass()].unitBitCount += unit
    bySentSize[unit, default: 0] += 1
  }

  /// Counts what another worker has counted.
  mutating func add(_ other: MessageOutcome) {
    count += other.count
    rawByteCount += other.rawByteCount
    unitBitCount += other.unitBitCount
    paddingBitCount += other.paddingBitCount
    flagBitCount += other.flagBitCount
    boundaryBitCount += other.boundaryBitCount
    rawCount += other.rawCount
    shrankCount += other.shrankCount
    byRawSize.merge(other.byRawSize) {
      SizeClass(count: $0.count + $1.count, unitBitCount: $0.unitBitCount + $1.unitBitCount)
    }
    bySentSize.merge(other.bySentSize, uniquingKeysWith: +)
  }
}

/// How sizes are distributed.
package struct SizeDistribution: Hashable, Sendable {
  /// The sizes that there are, in ascending order, each with how often it is.
  package let sizes: [(size: Double, count: Int)]

  /// The number of things that have a size.
  package let count: Int

  /// The distribution of sizes, each with how often it is.
  package init(_ sizes: [(Double, Int)]) {
    self.sizes = sizes.sorted { $0.0 < $1.0 }.map { (size: $0.0, count: $0.1) }
    count = sizes.reduce(0) { $0 + $1.1 }
  }

  /// The mean size; 0 of nothing.
  package var mean: Double {
    sizes.map { $0.size * Double($0.count) }.compensatedSum() / Double(max(1, count))
  }

  /// The greatest size; 0 of nothing.
  package var greatest: Double { sizes.last?.size ?? 0 }

  /// The least size that at least the part `share` does not exceed; 0 of nothing.
  package func quantile(_ share: Double) -> Double {
    let rank = max(1, Int((share * Double(count)).rounded(.up)))
    var seen = 0
    for (size, number) in sizes {
      seen += number
      if seen >= rank { return size }
    }
    return 0
  }

  package static func == (a: SizeDistribution, b: SizeDistribution) -> Bool {
    a.sizes.elementsEqual(b.sizes) { $0 == $1 }
  }

  package func hash(into hasher: inout Hasher) {
    for (size, count) in sizes {
      hasher.combine(size)
      hasher.combine(count)
    }
  }
}
