extension QZWriter {
  /// Makes a writer of a store of messages in `code`.
  ///
  /// - Parameters:
  ///   - code: the code.
  ///   - layout: how the content is divided into messages.
  package init(storeIn code: QZCoding, layout: StoreLayout) {
    self.init(
      header: QZHeader(design: code.header.design, code: code.header.code, layout: layout),
      code: code.code, alphabet: code.alphabet)
  }

  /// Writes messages, each coded separately, in blocks of several.
  ///
  /// - Parameters:
  ///   - list: the messages in bytes, with the separators between them.
  ///   - source: their symbols, over the alphabet of the code.
  ///   - places: the range of each message among the symbols.
  ///   - layout: how the content is divided into messages, as in the header.
  ///   - sink: takes the output from time to time.
  /// - Throws: ``UnwritableQZ`` if the messages cannot be read, or if the code lacks a
  ///   symbol.
  package mutating func append<Failure: Error>(
    _ list: MessageList, as source: any SymbolSource, at places: MessagePlaces,
    layout: StoreLayout, sink: (inout QZWriter) throws(Failure) -> Void
  ) throws(MessageWritingError<Failure>) {
    var pending = MessageFrame(hasCounts: !MessageDecoder.tellsCounts(code))
    var payload: [UInt8] = []
    var bitCount = 0
    for index in 0..<list.count {
      let range = places.range(of: index)
      var start = range.lowerBound
      do throws(UnwritableQZ) {
        repeat {
          let end = min(range.upperBound, start + blockSize)
          let made = try block(of: start..<end, in: source)
          let isLast = end == range.upperBound
          let entry = MessageFrame.Entry(
            bitCount: pending.hasCounts ? made.bitCount : made.byteCount * 8,
            symbolCount: pending.hasCounts ? end - start : nil,
            separatorSize: isLast && !list.separatorSizes.isEmpty
              ? Int(list.separatorSizes[index]) : 0)
          let isFull =
            !pending.hasRoom(for: entry, usual: layout.usualSeparator) || !isLast
            || payload.count >= 1 << 16
            || pending.symbolCount + end - start > BlockWorkers.blockSize
          if isFull, !pending.entries.isEmpty {
            append(&pending, &payload, &bitCount)
          }
          pending.append(entry, usual: layout.usualSeparator)
          pending.symbolCount += end - start
          payload += made.filledUp
          bitCount += made.bitCount
          size.escapeBitCount += made.escapeBitCount
          if !isLast {
            pending.continues = true
            append(&pending, &payload, &bitCount)
          }
          start = end
        } while start < range.upperBound
        try noteContent(of: index, in: list, layout)
      } catch {
        throw .unwritable(error)
      }
      WorkProgress.add(1)
      if output.count >= 1 << 17 {
        do throws(Failure) { try sink(&self) } catch { throw .sink(error) }
      }
    }
    if !pending.entries.isEmpty {
      append(&pending, &payload, &bitCount)
    }
  }

  /// Adds the bytes of a message and its separator to the content's checksum and size.
  private mutating func noteContent(
    of index: Int, in list: MessageList, _ layout: StoreLayout
  ) throws(UnwritableQZ) {
    let range = list.range(of: index)
    var start = range.lowerBound
    do throws(SourceError) {
      while start < range.upperBound {
        var bytes = [UInt8](repeating: 0, count: min(1 << 17, range.upperBound - start))
        var span = bytes.mutableSpan
        try list.content.read(at: start, into: &span)
        append(content: bytes.span)
        start += bytes.count
      }
    } catch {
      throw .source(error)
    }
    guard !list.separatorSizes.isEmpty else { return }
    let separator = layout.separator(ofSize: Int(list.separatorSizes[index])) ?? []
    append(content: separator.span)
  }

  /// Encodes a range of symbols separately.
  private func block(
    of range: Range<Int>, in source: any SymbolSource
  ) throws(UnwritableQZ) -> EncodedBlock {
    var block = WrittenBlock()
    block.make(of: range, in: source, by: code)
    if let failure = block.failure { throw failure }
    return block.block
  }

  private mutating func append(
    _ frame: inout MessageFrame, _ payload: inout [UInt8], _ bitCount: inout Int
  ) {
    append(frame, payload, bitCount: bitCount)
    frame = MessageFrame(hasCounts: frame.hasCounts)
    payload.removeAll(keepingCapacity: true)
    bitCount = 0
  }
}

extension QZCoding {
  /// Returns the exact use of the bits of a store of messages.
  ///
  /// - Parameters:
  ///   - list: the messages in bytes.
  ///   - source: their symbols, over the alphabet of the code.
  ///   - places: the range of each message among the symbols.
  /// - Returns: the use of each bit.
  /// - Throws: ``UnwritableQZ`` if the messages cannot be read, or cannot be written in
  ///   this code.
  package func size(
    ofStoreOf list: MessageList, as source: any SymbolSource, at places: MessagePlaces
  ) throws(UnwritableQZ) -> QZSize {
    let layout = StoreLayout(of: list)
    var writer = QZWriter(storeIn: self, layout: layout)
    do throws(MessageWritingError<Never>) {
      try writer.append(list, as: source, at: places, layout: layout) { $0.discardOutput() }
    } catch {
      switch error {
      case .unwritable(let error): throw error
      }
    }
    writer.finish()
    return writer.size
  }
}

/// The reason why messages could not be written to a file.
package enum MessageWritingError<Failure: Error>: Error {
  /// The messages cannot be read, or the code lacks a symbol.
  case unwritable(UnwritableQZ)
  /// The function that takes the output failed.
  case sink(Failure)
}

extension EncodedBlock {
  /// The bytes of the stream, the last one padded with ones.
  fileprivate var filledUp: [UInt8] {
    var bytes = Array(buffer[..<byteCount])
    if bitCount % 8 > 0 { bytes[byteCount - 1] |= 0xFF >> UInt8(bitCount % 8) }
    return bytes
  }
}
