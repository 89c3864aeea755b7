/// A grouping of contexts into classes, each of which has a code of its own.
///
/// The context of a symbol is the byte before it, or the start of the message. The
/// context chooses the code at no cost, for writer and reader both know it.
package struct MessageClasses: Hashable, Sendable {
  /// The class of each context: of the 256 bytes, and last of the start.
  package let classes: [UInt16]

  /// The number of classes.
  package let count: Int

  /// The number of contexts.
  package static let contextCount = 257

  /// The context of the first symbol of a message.
  package static let start = 256

  /// The grouping with all contexts in one class.
  package static let one = MessageClasses(Array(repeating: 0, count: contextCount), count: 1)

  /// The grouping with a class for each context.
  static let all = MessageClasses((0..<UInt16(contextCount)).map { $0 }, count: contextCount)

  /// Makes the grouping from the class of each context, a number below `count`.
  package init(_ classes: [UInt16], count: Int) {
    precondition(classes.count == Self.contextCount, "a class for each context")
    self.classes = classes
    self.count = count
  }
}

extension MessageList {
  /// Counts the symbols in each message by class; symbol x in class c has number `256·c + x`.
  ///
  /// - Throws: ``SourceError`` if the messages cannot be read.
  package func tallies(by classes: MessageClasses = .one) throws(SourceError) -> MessageTallies {
    var tallies = MessageTallies(alphabetSize: 256 * classes.count)
    var entryCount = 0
    var lastMessage = [UInt32](repeating: .max, count: 256 * classes.count)
    // A growing array would double its memory, so the entries are counted first.
    try visit { (index, bytes) in
      var context = MessageClasses.start
      for place in bytes.indices {
        let symbol = Int(classes.classes[context]) * 256 + Int(bytes[place])
        if lastMessage[symbol] != UInt32(index) {
          lastMessage[symbol] = UInt32(index)
          entryCount += 1
        }
        context = Int(bytes[place])
      }
    }
    tallies.reserve(messages: count, entries: entryCount)
    var symbols: [UInt32] = []
    try visit { (_, bytes) in
      guard classes.count > 1 else { return tallies.append(bytes, byteCount: bytes.count) }
      symbols.removeAll(keepingCapacity: true)
      var context = MessageClasses.start
      for place in bytes.indices {
        symbols.append(UInt32(classes.classes[context]) * 256 + UInt32(bytes[place]))
        context = Int(bytes[place])
      }
      tallies.append(symbols.span, byteCount: bytes.count)
    }
    return tallies
  }

  /// Counts how often each symbol follows each context in the messages that `isCounted`
  /// picks; the result has a tally for each context.
  ///
  /// - Throws: ``SourceError`` if the messages cannot be read.
  package func contextTallies(
    of isCounted: (Int) -> Bool
  ) throws(SourceError) -> MessageTallies {
    var counts = [UInt64](repeating: 0, count: 256 * MessageClasses.contextCount)
    try visit { (index, bytes) in
      guard isCounted(index) else { return }
      var context = MessageClasses.start
      for place in bytes.indices {
        counts[context * 256 + Int(bytes[place])] += 1
        context = Int(bytes[place])
      }
    }
    var tallies = MessageTallies(alphabetSize: 256)
    for context in 0..<MessageClasses.contextCount {
      tallies.append(counts: Array(counts[context * 256..<(context + 1) * 256]), byteCount: 0)
    }
    return tallies
  }
}
