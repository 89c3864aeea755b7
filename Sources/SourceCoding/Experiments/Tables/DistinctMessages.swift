/// The different messages among many, each with the number of times it occurs.
///
/// Equal messages always share a table, so a search among the different ones finds the
/// same tables sooner. If there are too many, they are those of a sample that is spread
/// evenly over all messages.
package struct DistinctMessages: Sendable {
  /// The counts of each different message, and how often it occurs.
  package private(set) var tallies: MessageTallies

  /// The number of messages that were looked at.
  package private(set) var messageCount = 0

  /// Whether these are all messages, and not a sample.
  package private(set) var isWhole = true

  /// What is equal in messages that cost the same in every table.
  private struct Key: Hashable {
    let entries: ArraySlice<UInt32>
    let byteCount: UInt32
    let extraBits: UInt32
  }

  /// Gathers the messages `items` until the different ones have more than `limit`
  /// entries; as many as a search takes if it is left out.
  package init(
    of items: [UInt32], in all: MessageTallies, upTo limit: Int = TableSearch.sampleSize
  ) {
    var places: [Key: Int] = [:]
    var kept: [(item: Int, count: UInt32)] = []
    var entryCount = 0
    let step = Self.step(through: items.count)
    for turn in items.indices {
      let item = Int(items[turn * step % items.count])
      let entries = all.entries[all.starts[item]..<all.starts[item + 1]]
      let key = Key(
        entries: entries, byteCount: all.byteCounts[item],
        extraBits: all.extraBits.isEmpty ? 0 : all.extraBits[item])
      if let place = places[key] {
        kept[place].count += 1
      } else {
        // An empty message also takes memory.
        guard kept.isEmpty || entryCount + max(1, entries.count) <= limit else {
          isWhole = false
          break
        }
        entryCount += max(1, entries.count)
        places[key] = kept.count
        kept.append((item, 1))
      }
      messageCount += 1
    }
    kept.sort { $0.item < $1.item }
    tallies = MessageTallies(alphabetSize: all.alphabetSize)
    for (item, count) in kept { tallies.append(item, of: all, times: count) }
  }

  /// Returns a step that visits each of `count` places once, and visits them so that
  /// the first few are spread evenly.
  ///
  /// Multiples of the golden ratio divide a circle most evenly: Swierczkowski, *On
  /// successive settings of an arc on the circumference of a circle*, 1958.
  private static func step(through count: Int) -> Int {
    var step = max(1, Int(Double(count) * 0.618_033_988_749_895))
    while greatestCommonDivisor(UInt64(step), UInt64(count)) > 1 { step += 1 }
    return step
  }
}
