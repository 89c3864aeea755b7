/// How often each symbol occurs in each of many messages, in flat arrays.
///
/// A message has few different symbols, so its counts are a run of entries, one for each of
/// them. An entry is one word, so that a million strings of 35 bytes take less than three
/// times their own memory:
///
///     entry | count … | symbol, as many bits as the alphabet needs |
///
/// A count that is too great for its bits is several entries. What is counted need not be a
/// message: contexts, and groups of messages, have such tallies too.
package struct MessageTallies: Sendable {
  /// The number of symbols that there are, K.
  package let alphabetSize: Int

  /// The counts, message by message.
  private(set) var entries: [UInt32] = []

  /// Where the entries of each message begin, and where the last ones end.
  private(set) var starts: [Int] = [0]

  /// The bytes of each message as it is, which raw messages are sent in.
  private(set) var byteCounts: [UInt32] = []

  /// How many bits of an entry are the symbol.
  let symbolBits: UInt32

  /// The count of each symbol in the message that is being counted; all 0 between messages.
  private var counts: [UInt32]
  private var touched: [UInt32] = []

  /// The most symbols that an alphabet may have here.
  package static let greatestAlphabetSize = 1 << 20

  /// No messages yet.
  package init(alphabetSize: Int) {
    precondition(alphabetSize <= Self.greatestAlphabetSize, "an alphabet of at most 2^20 symbols")
    self.alphabetSize = alphabetSize
    symbolBits = UInt32(max(1, digitCount(of: UInt64(max(alphabetSize, 1) - 1))))
    counts = Array(repeating: 0, count: alphabetSize)
  }

  /// The number of messages.
  package var count: Int { starts.count - 1 }

  /// Makes room for so many messages and entries, without a doubling of memory.
  mutating func reserve(messages: Int, entries entryCount: Int) {
    starts.reserveCapacity(messages + 1)
    byteCounts.reserveCapacity(messages)
    entries.reserveCapacity(entryCount)
  }

  /// Counts one more message of `byteCount` bytes.
  package mutating func append<Word: FixedWidthInteger & BitwiseCopyable>(
    _ symbols: Span<Word>, byteCount: Int
  ) {
    for index in symbols.indices { add(Int(symbols[index]), 1) }
    close(byteCount: byteCount)
  }

  /// Counts one more message with the given counts.
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

  /// Counts one more message, that is message `index` of `other`.
  mutating func append(_ index: Int, of other: MessageTallies) {
    entries += other.entries[other.starts[index]..<other.starts[index + 1]]
    starts.append(entries.count)
    byteCounts.append(other.byteCounts[index])
  }

  private mutating func add(_ symbol: Int, _ count: UInt32) {
    if counts[symbol] == 0 { touched.append(UInt32(symbol)) }
    counts[symbol] += count
  }

  private mutating func close(byteCount: Int) {
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

  /// The symbol of an entry, and how often it occurs.
  @inline(__always)
  func parts(of entry: UInt32) -> (symbol: Int, count: UInt64) {
    (Int(entry & (1 << symbolBits - 1)), UInt64(entry >> symbolBits))
  }

  /// The counts of message `index` as a tally.
  package func tally(of index: Int) -> [UInt64] {
    var tally = [UInt64](repeating: 0, count: alphabetSize)
    add(index, to: &tally)
    return tally
  }

  /// Adds the counts of message `index`.
  func add(_ index: Int, to tally: inout [UInt64]) {
    for place in starts[index]..<starts[index + 1] {
      let (symbol, count) = parts(of: entries[place])
      tally[symbol] += count
    }
  }

  /// The counts of the given messages together.
  package func tally(of items: [UInt32]) -> [UInt64] {
    var tally = [UInt64](repeating: 0, count: alphabetSize)
    for item in items { add(Int(item), to: &tally) }
    return tally
  }

  /// The numbers of all messages.
  package var all: [UInt32] { (0..<UInt32(count)).map { $0 } }

  /// Σ n_i H(q_i) over the given messages, in bits: what any number of tables must leave.
  package func ownEntropy(of items: [UInt32]) -> Double {
    var sum = CompensatedSum()
    for item in items {
      var total: UInt64 = 0
      var bits = 0.0
      var place = starts[Int(item)]
      while place < starts[Int(item) + 1] {
        let symbol = parts(of: entries[place]).symbol
        var count: UInt64 = 0
        // The entries of one symbol stand together.
        while place < starts[Int(item) + 1], parts(of: entries[place]).symbol == symbol {
          count += parts(of: entries[place]).count
          place += 1
        }
        total += count
        bits -= Double(count) * Mathematics.log2(Double(count))
      }
      if total > 0 { sum.add(bits + Double(total) * Mathematics.log2(Double(total))) }
    }
    return sum.value
  }
}
