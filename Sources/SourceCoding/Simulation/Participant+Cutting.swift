extension Message {
  /// Properties of the cutting that may mislead a reader.
  fileprivate var caveats: [CutCaveat] {
    (lineEndPairCount > 0 ? [.lineEndPairs(lineEndPairCount)] : [])
      + (invalidByteCount > 0 ? [.invalidBytes(invalidByteCount)] : [])
  }
}

/// A property of symbols cut from data that may mislead a reader.
package enum CutCaveat: Hashable, Sendable {
  /// This many line ends of two bytes are one character each.
  case lineEndPairs(Int)
  /// This many bytes are not valid UTF-8, and each is a symbol of its own.
  case invalidBytes(Int)
  /// Lines that differ only in their line ends count as one number.
  case numbersEndingAlike
  /// This many values under the path of messages are not strings, and therefore not
  /// messages.
  case otherValues(Int)
  /// What the first row of a table without numbers is taken for.
  case firstRow(MessageList.FirstRow)
}

/// The reason why data cannot be cut into symbols.
package enum CutError: Error, Hashable, Sendable {
  /// The data cannot be read.
  case source(SourceError)
  /// The data do not fit in a message.
  case message(UnsupportedMessage)
}

extension Participant {
  /// Data cut into symbols of a unit.
  ///
  /// Bytes, bits and nibbles are cut as they are read; for other units the data are
  /// held in memory.
  ///
  /// - Parameters:
  ///   - bytes: the data.
  ///   - unit: the unit of the symbols.
  ///   - name: the name of the participant.
  /// - Throws: ``CutError`` if the data cannot be read, or do not fit in a message.
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

  /// Messages cut into symbols of a unit, each separately.
  ///
  /// - Parameters:
  ///   - list: the messages.
  ///   - unit: the unit of the symbols.
  ///   - name: the name of the participant.
  /// - Throws: ``CutError`` if they cannot be read, or do not fit in memory.
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
    if let row = list.firstRow { caveats.append(.firstRow(row)) }
    self.init(
      .data, over: messages.source.alphabet, named: name, message: messages.source,
      messages: MessagePlaces(messages), caveats: caveats)
  }
}
