/// Data that consist of many messages, each of which is coded separately.
///
/// The messages are stored one after another in ``content``, without their separators,
/// which ``separatorSizes`` records. Only the end of each message is held in memory.
///
///     let list = try MessageList(MemorySource(Array("one\ntwo\r\nthree".utf8)), by: .line)
///     list.ends  // 3, 6, 11
///     list.separatorSizes  // 1, 2, 0
package struct MessageList: Sendable {
  /// The unit into which the data were cut.
  package let unit: MessageUnit

  /// The bytes of all messages, one message after another.
  package let content: any SymbolSource

  /// The offset in the content at which each message ends, in ascending order; a
  /// message may be empty.
  package let ends: [Int]

  /// The number of bytes that followed each message in the data: 1 for LF, 2 for CR LF,
  /// 1 for a zero byte, 0 for the end of the data; empty if messages have no
  /// separators.
  package let separatorSizes: [UInt8]

  /// The number of values under the path that are not strings, and so not messages.
  package let otherValueCount: Int

  /// What the first row of a table is taken for, if its column was given by number and its
  /// fields are no numbers; otherwise `nil`.
  package let firstRow: FirstRow?

  /// A first row without numbers.
  package enum FirstRow: Hashable, Sendable {
    /// A heading, because a column has numbers in all other rows; it is no message.
    case heading
    /// A message, because it looks like the other rows.
    case message
  }

  /// The greatest number of messages, since each takes some memory.
  package static let greatestCount = 1 << 27

  /// Messages whose places are known.
  ///
  /// - Precondition: The ends ascend to the end of the content.
  package init(
    _ content: any SymbolSource, ends: [Int], unit: MessageUnit, separatorSizes: [UInt8] = [],
    otherValueCount: Int = 0, firstRow: FirstRow? = nil
  ) {
    precondition(ends.last ?? 0 == content.symbolCount, "the last message ends the content")
    self.content = content
    self.ends = ends
    self.unit = unit
    self.separatorSizes = separatorSizes
    self.otherValueCount = otherValueCount
    self.firstRow = firstRow
  }

  /// The messages of several lists that were cut by one unit, one list after another.
  package init(joining lists: [MessageList]) {
    precondition(!lists.isEmpty, "there is a list")
    guard lists.count > 1 else {
      self = lists[0]
      return
    }
    var ends: [Int] = []
    var separatorSizes: [UInt8] = []
    var start = 0
    for list in lists {
      ends += list.ends.map { start + $0 }
      separatorSizes += list.separatorSizes
      start += list.content.symbolCount
    }
    self.init(
      JoinedSource(lists.map(\.content)), ends: ends, unit: lists[0].unit,
      separatorSizes: separatorSizes.count == ends.count ? separatorSizes : [],
      otherValueCount: lists.reduce(0) { $0 + $1.otherValueCount },
      firstRow: lists.lazy.compactMap(\.firstRow).first)
  }

  /// The number of messages.
  package var count: Int { ends.count }

  /// The number of bytes in all messages together.
  package var byteCount: Int { content.symbolCount }

  /// The range of message `index` in the content, counted from 0.
  package func range(of index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  /// The bytes of message `index`, counted from 0.
  ///
  /// - Throws: ``SourceError`` if they cannot be read.
  package func bytes(of index: Int) throws(SourceError) -> [UInt8] {
    let range = range(of: index)
    var bytes = [UInt8](repeating: 0, count: range.count)
    var span = bytes.mutableSpan
    try content.read(at: range.lowerBound, into: &span)
    return bytes
  }

  /// Calls `body` with each message in order, with its number counted from 0.
  ///
  /// Short messages are read many at a time; a longer one is in memory while it is
  /// visited.
  ///
  /// - Throws: ``SourceError`` if they cannot be read.
  package func visit(_ body: (Int, Span<UInt8>) -> Void) throws(SourceError) {
    var buffer: [UInt8] = []
    var first = 0
    while first < count {
      let start = range(of: first).lowerBound
      var last = first
      while last + 1 < count, ends[last + 1] - start <= 1 << 17 { last += 1 }
      let size = ends[last] - start
      if buffer.count < size { buffer = [UInt8](repeating: 0, count: size) }
      var all = buffer.mutableSpan
      var part = all._mutatingExtracting(0..<size)
      try content.read(at: start, into: &part)
      for index in first...last {
        let range = range(of: index)
        body(index, part.span.extracting(range.lowerBound - start..<range.upperBound - start))
      }
      first = last + 1
    }
  }
}
