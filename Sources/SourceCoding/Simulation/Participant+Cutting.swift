extension Message {
  /// What may mislead in how it was cut.
  fileprivate var caveats: [CutCaveat] {
    (lineEndPairCount > 0 ? [.lineEndPairs(lineEndPairCount)] : [])
      + (invalidByteCount > 0 ? [.invalidBytes(invalidByteCount)] : [])
  }
}

/// What may mislead in symbols that data were cut into.
package enum CutCaveat: Hashable, Sendable {
  /// So many line ends of two bytes are one character each.
  case lineEndPairs(Int)
  /// So many bytes are not UTF-8, and are symbols by themselves.
  case invalidBytes(Int)
  /// Lines that differ in their ends alone are one number.
  case numbersEndingAlike
  /// So many values under the path of messages are not strings, and so not messages.
  case otherValues(Int)
}

/// Why data cannot be cut into symbols.
package enum CutError: Error, Hashable, Sendable {
  /// They cannot be read.
  case source(SourceError)
  /// They cannot be held.
  case message(UnsupportedMessage)
}

extension Participant {
  /// Data cut into symbols of a unit.
  ///
  /// Bytes, bits and nibbles are cut as they are read; for other units the data are held in
  /// memory.
  ///
  /// - Parameters:
  ///   - bytes: the data.
  ///   - unit: what symbols are cut by.
  ///   - name: what they are called.
  /// - Throws: ``CutError`` if they cannot be read, or held.
  package init(
    cutting bytes: any SymbolSource, by unit: SymbolUnit, named name: String
  ) throws(CutError) {
    let source: any SymbolSource
    var caveats: [CutCaveat] = []
    switch unit {
    case .byte: source = bytes
    case .bit: source = PieceSource.bits(of: bytes)
    case .nibble: source = PieceSource.nibbles(of: bytes)
    default:
      let all: [UInt8]
      do { all = try bytes.allBytes() } catch { throw .source(error) }
      let message: Message
      do { message = try Message(all, unit: unit) } catch { throw .message(error) }
      source = MessageSource(message)
      caveats = message.caveats
    }
    self.init(.data, over: source.alphabet, named: name, message: source, caveats: caveats)
  }

  /// Messages cut into symbols of a unit, each by itself.
  ///
  /// - Parameters:
  ///   - list: the messages.
  ///   - unit: what symbols are cut by.
  ///   - name: what they are called.
  /// - Throws: ``CutError`` if they cannot be read, or held.
  package init(
    cutting list: MessageList, by unit: SymbolUnit, named name: String
  ) throws(CutError) {
    let messages: SymbolMessages
    do throws(MessageCuttingError) { messages = try SymbolMessages(list, by: unit) } catch {
      switch error {
      case .source(let error): throw .source(error)
      case .unsupported(let error): throw .message(error)
      }
    }
    var caveats = messages.message?.caveats ?? []
    if list.otherValueCount > 0 { caveats.append(.otherValues(list.otherValueCount)) }
    self.init(
      .data, over: messages.source.alphabet, named: name, message: messages.source,
      messages: MessagePlaces(messages), caveats: caveats)
  }
}
