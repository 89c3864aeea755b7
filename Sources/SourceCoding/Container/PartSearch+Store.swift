/// Parts of a store of messages that are sound, at a known place or anywhere behind it.
extension PartSearch {
  /// The part at `offset`, which has the right checksums for a block of that number, or for an
  /// end mark behind as many blocks.
  func part(
    at offset: Int, number: Int, in layout: StoreLayout, seed: UInt64
  ) throws(QZError.Reason) -> Part {
    var input = FrameInput(ByteInput(source, from: offset))
    guard let kind = try input.byte() else { throw .truncated }
    switch BlockKind(rawValue: kind) {
    case .end:
      let mark = try QZEnd(from: &input, blockCount: number, seed: seed)
      return .end(mark, end: offset + input.offset)
    case .messages:
      var block = ReadBlock()
      try block.readMessages(number: number, from: 0, in: layout, seed: seed, &input)
      return .block(block, end: offset + input.offset)
    case nil: throw .malformed
    }
  }

  /// The next part behind one that is not sound, of which what stands before the bits is.
  ///
  /// - Parameters:
  ///   - start: where the damaged part begins.
  ///   - number: the number of that block.
  ///   - layout: how the content is cut into messages.
  ///   - seed: what checksums begin from, less the number of the block.
  /// - Returns: where it is, and the number of the block, or the number of blocks before the end
  ///   mark; no number for a header. `nil` if there is no other.
  /// - Throws: ``SourceError`` if the file cannot be read.
  func next(
    from start: Int, number: Int, in layout: StoreLayout, seed: UInt64
  ) throws(SourceError) -> (offset: Int, number: Int?)? {
    var window: [UInt8] = []
    var offset = start + 1
    var windowStart = offset
    while offset < byteCount {
      if offset >= windowStart + window.count {
        windowStart = offset
        window = [UInt8](repeating: 0, count: min(1 << 17, byteCount - offset))
        var span = window.mutableSpan
        try source.read(at: offset, into: &span)
      }
      let byte = window[offset - windowStart]
      if byte == QZHeader.magic[0], (try? header(at: offset)) != nil { return (offset, nil) }
      // As many blocks may be lost as fit between, and some that were cut out.
      let numbers = number..<number + 64 + (offset - start) / 16
      if BlockKind(rawValue: byte) != nil,
        let found = soundFrame(at: offset, numbers: numbers, layout, seed)
      {
        return (offset, found)
      }
      offset += 1
    }
    return nil
  }

  /// The number among `numbers` for which what begins at `offset` has its checksum right.
  private func soundFrame(
    at offset: Int, numbers: Range<Int>, _ layout: StoreLayout, _ seed: UInt64
  ) -> Int? {
    var input = FrameInput(ByteInput(source, from: offset))
    guard let kind = (try? input.byte()) ?? nil else { return nil }
    if kind == BlockKind.end.rawValue {
      guard (try? QZEnd.fields(from: &input)) != nil else { return nil }
    } else {
      guard (try? MessageFrame(from: &input, usual: layout.usualSeparator)) != nil else {
        return nil
      }
    }
    let fields = input.fields
    guard let stated = try? input.word(byteCount: 4) else { return nil }
    return numbers.prefix(1 << 12).first {
      FrameInput.checksum(of: fields, seed: seed &+ UInt64($0)) & 0xFFFF_FFFF == stated
    }
  }
}
