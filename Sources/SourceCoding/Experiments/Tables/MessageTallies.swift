/// The count of each symbol in each of many messages, in flat arrays.
///
/// A message has few different symbols, so its counts are a run of entries, one for
/// each symbol that occurs. An entry is one word, so that a million strings of 35 bytes
/// take less than three times their own memory:
///
///     entry | count … | symbol, as many bits as the alphabet needs |
///
/// A count too great for its bits takes several entries. The tallies need not belong to
/// messages: contexts and groups of messages are counted in the same way.
package struct MessageTallies: Sendable {
  /// The number of symbols of the alphabet, K.
  package let alphabetSize: Int

  /// The entries, message by message.
  private(set) var entries: [UInt32] = []

  /// The index of each message's first entry, and at the end the index after the last
  /// entry.
  private(set) var starts: [Int] = [0]

  /// The number of bytes of each message, which is its length when it is sent raw.
  private(set) var byteCounts: [UInt32] = []

  /// The bits of each message besides the codewords of its symbols, which are the same
  /// in every table; empty if no message has any.
  private(set) var extraBits: [UInt32] = []

  /// How often each message occurs; empty if every one occurs once.
  private(set) var repeats: [UInt32] = []

  /// The number of bits of an entry that hold the symbol.
  let symbolBits: UInt32

  /// The count of each symbol in the message that is being counted; all 0 between
  /// messages.
  private var counts: [UInt32]
  private var touched: [UInt32] = []

  /// The greatest number of symbols of an alphabet.
  package static let greatestAlphabetSize = 1 << 20

  /// Creates tallies of no messages.
  package init(alphabetSize: Int) {
    precondition(alphabetSize <= Self.greatestAlphabetSize, "an alphabet of at most 2^20 symbols")
    self.alphabetSize = alphabetSize
    symbolBits = Self.symbolBits(alphabetSize: alphabetSize)
    counts = Array(repeating: 0, count: alphabetSize)
  }

  /// The number of bits of an entry that hold a symbol of an alphabet.
  static func symbolBits(alphabetSize: Int) -> UInt32 {
    UInt32(max(1, digitCount(of: UInt64(max(alphabetSize, 1) - 1))))
  }

  /// The number of messages.
  package var count: Int { starts.count - 1 }

  /// Reserves memory for the given numbers of messages and entries, so that the arrays
  /// need not grow.
  mutating func reserve(messages: Int, entries entryCount: Int, hasExtra: Bool = false) {
    if hasExtra { extraBits.reserveCapacity(messages) }
    starts.reserveCapacity(messages + 1)
    byteCounts.reserveCapacity(messages)
    entries.reserveCapacity(entryCount)
  }

  /// Counts one more message, which has `byteCount` bytes.
  package mutating func append<Word: FixedWidthInteger & BitwiseCopyable>(
    _ symbols: Span<Word>, byteCount: Int
  ) {
    for index in symbols.indices { add(Int(symbols[index]), 1) }
    close(byteCount: byteCount)
  }

  /// Adds one more message, which has the given counts.
  package mutating func append(counts: [UInt64], byteCount: Int) {
    for (symbol, count) in counts.enumerated() where count > 0 {
      var rest = count
      while rest > 0 {
        let part = min(rest, UInt64(greatestCount))
        entries.append(UInt32(part) << symbolBits | UInt32(symbol))
        rest -= part
      }
    }
    starts.append(entries.count)
    byteCounts.append(UInt32(clamping: byteCount))
  }

  /// Adds one more message: message `index` of `other`, which occurs `times` times.
  mutating func append(_ index: Int, of other: MessageTallies, times: UInt32 = 1) {
    if times > 1, repeats.isEmpty { repeats = Array(repeating: 1, count: count) }
    if times > 1 || !repeats.isEmpty { repeats.append(times) }
    entries += other.entries[other.starts[index]..<other.starts[index + 1]]
    starts.append(entries.count)
    byteCounts.append(other.byteCounts[index])
    if !other.extraBits.isEmpty { extraBits.append(other.extraBits[index]) }
  }

  /// Counts a symbol of the message that is being counted.
  @inline(__always)
  mutating func add(_ symbol: Int, _ count: UInt32) {
    if counts[symbol] == 0 { touched.append(UInt32(symbol)) }
    counts[symbol] += count
  }

  /// Ends the message that is being counted.
  mutating func close(byteCount: Int, extraBits extra: Int? = nil) {
    if let extra { extraBits.append(UInt32(clamping: extra)) }
    for symbol in touched {
      var rest = counts[Int(symbol)]
      counts[Int(symbol)] = 0
      while rest > 0 {
        let part = min(rest, greatestCount)
        entries.append(part << symbolBits | symbol)
        rest -= part
      }
    }
    touched.removeAll(keepingCapacity: true)
    starts.append(entries.count)
    byteCounts.append(UInt32(clamping: byteCount))
  }

  /// The greatest count that one entry holds.
  private var greatestCount: UInt32 { UInt32.max >> symbolBits }

  /// Returns the symbol of an entry, and its count.
  @inline(__always)
  func parts(of entry: UInt32) -> (symbol: Int, count: UInt64) {
    (Int(entry & (1 << symbolBits - 1)), UInt64(entry >> symbolBits))
  }

  /// How often message `index` occurs.
  @inline(__always)
  func repeatCount(of index: Int) -> UInt64 { repeats.isEmpty ? 1 : UInt64(repeats[index]) }

  /// Returns the counts of one occurrence of message `index` as a tally.
  package func tally(of index: Int) -> [UInt64] {
    var tally = [UInt64](repeating: 0, count: alphabetSize)
    add(index, to: &tally)
    return tally
  }

  /// Adds the counts of message `index`, `times` times, to a tally.
  func add(_ index: Int, to tally: inout [UInt64], times: UInt64 = 1) {
    for place in starts[index]..<starts[index + 1] {
      let (symbol, count) = parts(of: entries[place])
      tally[symbol] += count * times
    }
  }

  /// The number of symbols of message `index`.
  func symbolCount(of index: Int) -> UInt64 {
    (starts[index]..<starts[index + 1]).reduce(0) { $0 + parts(of: entries[$1]).count }
  }

  /// Returns the sum of the counts of the given messages.
  package func tally(of items: [UInt32]) -> [UInt64] {
    var tally = [UInt64](repeating: 0, count: alphabetSize)
    for item in items { add(Int(item), to: &tally, times: repeatCount(of: Int(item))) }
    return tally
  }

  /// The number of occurrences of the given messages.
  func occurrenceCount(of items: [UInt32]) -> Int {
    repeats.isEmpty ? items.count : items.reduce(0) { $0 + Int(repeats[Int($1)]) }
  }

  /// The numbers of all messages.
  package var all: [UInt32] { (0..<UInt32(count)).map { $0 } }

  /// Returns Σ n_i H(q_i) over the given messages, in bits, which is a lower bound for
  /// any number of tables.
  package func ownEntropy(of items: [UInt32]) -> Double {
    var sum = CompensatedSum()
    for item in items {
      var total: UInt64 = 0
      var bits = 0.0
      var place = starts[Int(item)]
      while place < starts[Int(item) + 1] {
        let symbol = parts(of: entries[place]).symbol
        var count: UInt64 = 0
        // The entries of one symbol are consecutive.
        while place < starts[Int(item) + 1], parts(of: entries[place]).symbol == symbol {
          count += parts(of: entries[place]).count
          place += 1
        }
        total += count
        bits -= Double(count) * Mathematics.log2(Double(count))
      }
      guard total > 0 else { continue }
      bits += Double(total) * Mathematics.log2(Double(total))
      sum.add(bits * Double(repeatCount(of: Int(item))))
    }
    return sum.value
  }
}
