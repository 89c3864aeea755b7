/// The end of each of many messages, in symbols and in bytes.
package struct MessagePlaces: Sendable {
  /// The offset at which each message ends among the symbols of all messages.
  package let ends: [Int]

  /// The offset at which each message ends among the bytes of all messages.
  package let byteEnds: [Int]

  /// The places of messages that were cut into symbols.
  package init(_ messages: SymbolMessages) {
    (ends, byteEnds) = (messages.ends, messages.list.ends)
  }

  private init(ends: [Int], byteEnds: [Int]) { (self.ends, self.byteEnds) = (ends, byteEnds) }

  /// The number of messages.
  package var count: Int { ends.count }

  /// The range of the symbols of message `index`, counted from 0.
  package func range(of index: Int) -> Range<Int> { symbols(of: index..<index + 1) }

  /// The range of the symbols of the messages in `range`, counted from 0.
  package func symbols(of range: Range<Int>) -> Range<Int> {
    let start = range.lowerBound == 0 ? 0 : ends[range.lowerBound - 1]
    return start..<(range.upperBound == 0 ? 0 : ends[range.upperBound - 1])
  }

  /// The number of bytes in message `index`, counted from 0.
  package func byteCount(of index: Int) -> Int {
    byteEnds[index] - (index == 0 ? 0 : byteEnds[index - 1])
  }

  /// The places of the messages in `range`, counted from the first of them.
  package func part(_ range: Range<Int>) -> MessagePlaces {
    let (start, byteStart) =
      range.lowerBound == 0 ? (0, 0) : (ends[range.lowerBound - 1], byteEnds[range.lowerBound - 1])
    return MessagePlaces(
      ends: ends[range].map { $0 - start }, byteEnds: byteEnds[range].map { $0 - byteStart })
  }

  /// The number of the message that contains symbol `offset`, counted from 0.
  package func message(at offset: Int) -> Int {
    guard let first = ends.first, offset >= first else { return 0 }
    return ends.place(of: offset) + 1
  }
}

/// The messages of a simulation, and the form in which each is sent.
package struct SentMessages: Sendable {
  /// The places of the messages.
  package let places: MessagePlaces

  /// The form in which each is sent.
  package let form: MessageForm

  /// Messages at the given places, sent in the given form.
  package init(_ places: MessagePlaces, form: MessageForm) {
    (self.places, self.form) = (places, form)
  }

  /// Messages that were cut into symbols, sent in the given form.
  package init(_ messages: SymbolMessages, form: MessageForm) {
    self.init(MessagePlaces(messages), form: form)
  }

  /// The offset at which each message ends among the symbols of the source.
  package var ends: [Int] { places.ends }

  /// The number of messages.
  package var count: Int { places.count }

  /// The range of the symbols of message `index`, counted from 0.
  package func range(of index: Int) -> Range<Int> { places.range(of: index) }

  /// The number of bytes in message `index`, counted from 0.
  package func byteCount(of index: Int) -> Int { places.byteCount(of: index) }

  /// The number of messages in a group, a power of two.
  ///
  /// There are at most 4,096 groups, which limits the memory for results.
  var groupSize: Int { CostSeries.pieceSize(symbolCount: count) }
}
