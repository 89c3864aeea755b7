/// Finds single messages in a file that is a store of messages, without reading the
/// bits of the others.
///
/// The frames of blocks are read one after another, each with its index, up to the
/// block that has the message; of the bits, only those of the message are read. The
/// checksum of the index is checked. The checksum of the bits covers the whole block,
/// so it is not.
///
/// Stores one behind another count as one: the messages of the second follow those of
/// the first.
package struct MessageStore<Source: SymbolSource> {
  package typealias FindCode = (_ hash: CodeHash, _ design: String) -> CodeDescription?

  private let source: Source
  private let findCode: FindCode
  private let first: Member

  /// What the header of one store says.
  private struct Member {
    /// The number of the store in the file, from 0.
    let number: Int
    let layout: StoreLayout
    let coding: MemberCoding
    let seed: UInt64
    /// The offset after the header.
    let start: Int
  }

  /// Opens the store in `source`, whose symbols are the bytes of the file.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - findCode: returns the shared code with a hash, as for ``QZReader``.
  /// - Throws: ``QZError`` if the file does not begin with a store, or if its code is
  ///   not available.
  package init(_ source: Source, findingCode findCode: @escaping FindCode) throws(QZError) {
    (self.source, self.findCode) = (source, findCode)
    first = try Self.member(0, of: source, at: 0, findCode)
  }

  /// Reads the header of member `number` at `offset`.
  private static func member(
    _ number: Int, of source: Source, at offset: Int, _ findCode: FindCode
  ) throws(QZError) -> Member {
    do throws(QZError.Reason) {
      var input = FrameInput(ByteInput(source, from: offset))
      let header = try QZHeader(from: &input)
      guard let layout = header.layout else { throw .unsupported("a file without messages") }
      let description: CodeDescription
      switch header.code {
      case .inside(let inside): description = inside
      case .shared(let hash):
        guard let found = findCode(hash, header.design), found.hash == hash else {
          throw .missingCode(hash, design: header.design)
        }
        description = found
      case .none: throw .malformed
      }
      return Member(
        number: number, layout: layout, coding: try MemberCoding(description),
        seed: header.seed, start: offset + input.offset)
    } catch {
      throw QZError(member: number, part: .header, byteOffset: offset, reason: error)
    }
  }

  /// Returns the content of message `number`, counted from 1, without its separator.
  ///
  /// - Returns: the content, or `nil` if there are only `count` messages.
  /// - Throws: ``QZError`` if an index or the bits of the message are damaged.
  package func message(
    _ number: Int
  ) throws(QZError) -> (content: [UInt8]?, count: Int) {
    var (member, seen) = (first, 0)
    while true {
      let (content, count, next) = try message(number - seen, in: member)
      seen += count
      guard content == nil else { return (content, number) }
      guard let next else { return (nil, seen) }
      member = try Self.member(member.number + 1, of: source, at: next, findCode)
    }
  }

  /// Returns the content of message `number` of one store.
  ///
  /// - Returns: the content, or `nil` if the store has only `count` messages, and the offset of the
  ///   next one if there is any.
  /// - Throws: ``QZError`` if an index or the bits of the message are damaged.
  private func message(
    _ number: Int, in member: Member
  ) throws(QZError) -> (content: [UInt8]?, count: Int, next: Int?) {
    var (offset, block, seen) = (member.start, 0, 0)
    var content: [UInt8] = []
    while true {
      var part = QZError.Part.block(block)
      do throws(QZError.Reason) {
        var input = FrameInput(ByteInput(source, from: offset))
        guard let kind = try input.byte(.kind) else { throw .truncated }
        guard kind != BlockKind.end.rawValue else {
          part = .end
          _ = try QZEnd(from: &input, blockCount: block, seed: member.seed)
          return (nil, seen, try input.hasMore() ? offset + input.offset : nil)
        }
        guard kind == BlockKind.messages.rawValue else { throw .unsupported("block kind \(kind)") }
        let frame = try MessageFrame(from: &input, usual: member.layout.usualSeparator)
        try input.checkChecksum(seed: member.seed &+ UInt64(block))
        let bits = offset + input.offset
        let isHere = frame.continues ? number == seen + 1 : number <= seen + frame.messageCount
        if isHere {
          let place = frame.continues ? 0 : number - seen - 1
          let entry = frame.entries[place]
          let before = frame.entries[..<place].reduce(0) { $0 + $1.byteCount }
          var bytes: [UInt8] = []
          var rest = FrameInput(ByteInput(source, from: bits + before))
          try rest.read(entry.byteCount, into: &bytes)
          var decoder = MessageDecoder(member.coding, member.layout)
          // The separator is not part of the message.
          try decoder.decode(bytes[...], entry, continues: true)
          content += decoder.content
          if !frame.continues { return (content, seen, nil) }
        }
        seen += frame.messageCount
        block += 1
        offset = bits + frame.payloadByteCount + 4
      } catch {
        throw QZError(member: member.number, part: part, byteOffset: offset, reason: error)
      }
    }
  }
}
