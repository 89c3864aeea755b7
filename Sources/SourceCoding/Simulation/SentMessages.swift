/// The messages of a simulation, and how each of them is sent by itself.
package struct SentMessages: Sendable {
  /// Where among the symbols of the source each message ends.
  package let ends: [Int]

  /// Where among the bytes of all messages each ends.
  package let byteEnds: [Int]

  /// How each is sent.
  package let form: MessageForm

  /// The messages that were cut, sent in the given form.
  package init(_ messages: SymbolMessages, form: MessageForm) {
    (ends, byteEnds, self.form) = (messages.ends, messages.list.ends, form)
  }

  /// The number of messages.
  package var count: Int { ends.count }

  /// Where among the symbols message `index` is, counted from 0.
  package func range(of index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  /// The bytes of message `index`, counted from 0.
  package func byteCount(of index: Int) -> Int {
    byteEnds[index] - (index == 0 ? 0 : byteEnds[index - 1])
  }

  /// The messages at the places in `range`, where the last of them ends the source.
  package func part(_ range: Range<Int>) -> SentMessages {
    let (start, byteStart) =
      range.lowerBound == 0
      ? (0, 0) : (ends[range.lowerBound - 1], byteEnds[range.lowerBound - 1])
    return SentMessages(
      ends: ends[range].map { $0 - start }, byteEnds: byteEnds[range].map { $0 - byteStart },
      form: form)
  }

  private init(ends: [Int], byteEnds: [Int], form: MessageForm) {
    (self.ends, self.byteEnds, self.form) = (ends, byteEnds, form)
  }

  /// The number of messages in a group, a power of two: what is held of each group is held of
  /// at most 4,096.
  var groupSize: Int { CostSeries.pieceSize(symbolCount: count) }
}
