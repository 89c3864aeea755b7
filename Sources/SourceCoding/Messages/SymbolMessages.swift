/// Many messages cut into symbols over one alphabet; no symbol spans two messages.
package struct SymbolMessages: Sendable {
  /// The messages as bytes.
  package let list: MessageList

  /// The symbols of all messages, one message after another.
  package let source: any SymbolSource

  /// The offset among all symbols at which each message ends.
  package let ends: [Int]

  /// The symbols that were cut in memory, for remarks on them; `nil` if symbols are cut
  /// as they are read.
  package let message: Message?

  /// Takes messages whose symbols are their bytes.
  init(bytesOf list: MessageList) {
    self.list = list
    (source, ends, message) = (list.content, list.ends, nil)
  }

  /// Cuts each message of `list` separately.
  ///
  /// - Throws: ``MessageCuttingError`` if the messages cannot be read, or are too long
  ///   together.
  package init(_ list: MessageList, by unit: SymbolUnit) throws(MessageCuttingError) {
    self.list = list
    switch unit {
    case .byte: (source, ends, message) = (list.content, list.ends, nil)
    case .bit:
      (source, message) = (PieceSource.bits(of: list.content), nil)
      ends = list.ends.map { $0 * 8 }
    case .nibble:
      (source, message) = (PieceSource.nibbles(of: list.content), nil)
      ends = list.ends.map { $0 * 2 }
    default:
      guard list.byteCount <= Message.greatestByteCount else {
        throw .unsupported(.tooLong(byteCount: list.byteCount))
      }
      WorkProgress.begin("cutting into symbols by \(unit)", of: list.byteCount, "bytes")
      var cutter = SymbolCutter(unit)
      var ends: [Int] = []
      ends.reserveCapacity(list.count)
      do throws(SourceError) {
        try list.visit { _, bytes in
          cutter.append([UInt8](copying: bytes))
          ends.append(cutter.symbolCount)
        }
      } catch {
        throw .source(error)
      }
      let message = cutter.message()
      (source, self.ends, self.message) = (MessageSource(message), ends, message)
    }
  }

  /// The number of messages.
  package var count: Int { ends.count }

  /// The range of the symbols of message `index`, counted from 0.
  package func range(of index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }
}

/// The reason why messages could not be cut into symbols.
package enum MessageCuttingError: Error, Hashable, Sendable {
  /// They cannot be read.
  case source(SourceError)
  /// They are too long together.
  case unsupported(UnsupportedMessage)
}

extension [UInt8] {
  /// The bytes of a span.
  init(copying span: Span<UInt8>) {
    self.init(capacity: span.count) { (bytes: inout OutputSpan<UInt8>) in
      for index in span.indices { bytes.append(span[index]) }
    }
  }
}
