/// Where each of many messages ends, in symbols and in bytes.
package struct MessagePlaces: Sendable {
  /// Where among the symbols of all messages each ends.
  package let ends: [Int]

  /// Where among the bytes of all messages each ends.
  package let byteEnds: [Int]

  /// The places of messages that were cut.
  package init(_ messages: SymbolMessages) {
    (ends, byteEnds) = (messages.ends, messages.list.ends)
  }

  private init(ends: [Int], byteEnds: [Int]) { (self.ends, self.byteEnds) = (ends, byteEnds) }

  /// The number of messages.
  package var count: Int { ends.count }

  /// Where among the symbols message `index` is, counted from 0.
  package func range(of index: Int) -> Range<Int> { symbols(of: index..<index + 1) }

  /// Where among the symbols the messages of `range` are, counted from 0.
  package func symbols(of range: Range<Int>) -> Range<Int> {
    let start = range.lowerBound == 0 ? 0 : ends[range.lowerBound - 1]
    return start..<(range.upperBound == 0 ? 0 : ends[range.upperBound - 1])
  }

  /// The bytes of message `index`, counted from 0.
  package func byteCount(of index: Int) -> Int {
    byteEnds[index] - (index == 0 ? 0 : byteEnds[index - 1])
  }

  /// The messages of `range` by themselves.
  package func part(_ range: Range<Int>) -> MessagePlaces {
    let (start, byteStart) =
      range.lowerBound == 0 ? (0, 0) : (ends[range.lowerBound - 1], byteEnds[range.lowerBound - 1])
    return MessagePlaces(
      ends: ends[range].map { $0 - start }, byteEnds: byteEnds[range].map { $0 - byteStart })
  }

  /// The message that symbol `offset` is of, counted from 0.
  package func message(at offset: Int) -> Int {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] > offset { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// The messages of a simulation, and how each of them is sent by itself.
package struct SentMessages: Sendable {
  /// Where each message is.
  package let places: MessagePlaces

  /// How each is sent.
  package let form: MessageForm

  /// The messages at some places, sent in the given form.
  package init(_ places: MessagePlaces, form: MessageForm) {
    (self.places, self.form) = (places, form)
  }

  /// The messages that were cut, sent in the given form.
  package init(_ messages: SymbolMessages, form: MessageForm) {
    self.init(MessagePlaces(messages), form: form)
  }

  /// Where among the symbols of the source each message ends.
  package var ends: [Int] { places.ends }

  /// The number of messages.
  package var count: Int { places.count }

  /// Where among the symbols message `index` is, counted from 0.
  package func range(of index: Int) -> Range<Int> { places.range(of: index) }

  /// The bytes of message `index`, counted from 0.
  package func byteCount(of index: Int) -> Int { places.byteCount(of: index) }

  /// The number of messages in a group, a power of two: what is held of each group is held of
  /// at most 4,096.
  var groupSize: Int { CostSeries.pieceSize(symbolCount: count) }
}
