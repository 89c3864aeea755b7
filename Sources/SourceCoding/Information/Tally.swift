internal import Kernels

/// The number of occurrences of each symbol of an alphabet.
///
/// Counts are integers, so tallies of the parts of a message add up to the tally of the
/// whole in any order and any grouping: a file may be divided among cores or machines
/// without any effect on the result.
///
///     var tally = Tally(alphabetSize: 256)
///     tally.count("abracadabra".utf8.map { UInt8($0) }.span)
///     tally.counts[97]  // 5
public struct Tally: Hashable, Sendable {
  /// The number of occurrences of each symbol, in symbol order.
  public private(set) var counts: [UInt64]

  /// An empty tally over `alphabetSize` symbols.
  public init(alphabetSize: Int) {
    counts = Array(repeating: 0, count: alphabetSize)
  }

  /// The tally with the given counts.
  public init(counts: [UInt64]) {
    self.counts = counts
  }

  /// The tally of `bytes` over the 256 byte values.
  public init(of bytes: some Collection<UInt8>) {
    self.init(alphabetSize: 256)
    count(Array(bytes).span)
  }

  /// The number of symbols in the alphabet, seen or not.
  public var alphabetSize: Int { counts.count }

  /// The number N of symbols counted.
  public var total: UInt64 { counts.reduce(0, +) }

  /// The symbols that occurred, in symbol order.
  public var seenSymbols: [Int] { counts.indices.filter { counts[$0] > 0 } }

  /// The number of different symbols that occurred.
  public var distinctSymbols: Int { counts.count { $0 > 0 } }

  /// Adds one occurrence for each of `bytes`.
  ///
  /// - Precondition: They are below the size of the alphabet, which has at most 256
  ///   symbols.
  public mutating func count(_ bytes: Span<UInt8>) {
    guard alphabetSize < 256 else { return ByteHistogram.add(bytes, to: &counts) }
    var all = counts + Array(repeating: 0, count: 256 - alphabetSize)
    ByteHistogram.add(bytes, to: &all)
    precondition(all[alphabetSize...].allSatisfy { $0 == 0 }, "a symbol beyond the alphabet")
    counts = Array(all.prefix(alphabetSize))
  }

  /// Adds one occurrence for each of `symbols`.
  ///
  /// - Precondition: They are below the size of the alphabet.
  public mutating func count(_ symbols: Span<UInt32>) {
    for index in symbols.indices { counts[Int(symbols[index])] += 1 }
  }

  /// Adds the counts of `other`, symbol by symbol.
  ///
  /// - Precondition: Both have the same alphabet.
  public mutating func merge(_ other: Tally) {
    precondition(alphabetSize == other.alphabetSize, "tallies over different alphabets")
    for symbol in counts.indices { counts[symbol] += other.counts[symbol] }
  }

  /// The same counts over another alphabet, in which symbol x has the place
  /// `places[x]`.
  ///
  /// The counts of symbols with the same place add up.
  ///
  /// - Precondition: All places are below the size of the alphabet.
  public func moved(to places: [Int], alphabetSize: Int) -> Tally {
    var moved = Tally(alphabetSize: alphabetSize)
    for (symbol, place) in places.enumerated() { moved.counts[place] += counts[symbol] }
    return moved
  }

  /// The cost of the counted symbols in bits if symbol x costs `costs[x]`.
  ///
  /// A symbol that did not occur adds nothing, even if its cost is infinite. If a
  /// symbol occurred that has no codeword, and so an infinite cost, the sum is
  /// infinite.
  public func weightedSum(of costs: [Double]) -> Double {
    var sum = CompensatedSum()
    for (count, cost) in zip(counts, costs) where count > 0 { sum.add(Double(count) * cost) }
    return sum.value
  }
}
