/// Reads a file part by part, and returns nothing that is damaged.
///
/// Each call of ``next()`` reads and checks one part, and returns what it is; after a
/// block, ``content`` has its bytes. Memory does not grow with the file. False numbers
/// in a damaged file cost no memory: buffers grow only as bytes arrive, and nothing is
/// decoded before its checksum was checked.
///
/// For several cores, some blocks are read ahead and decoded together, at most about 64
/// MiB of them; the results and their order are the same.
///
///     var reader = QZReader(ByteInput(bytes))
///     while let part = try reader.next() {
///       if case .block = part { sink(reader.content) }
///     }
package struct QZReader: ~Copyable {
  /// The content of the last block.
  ///
  /// If the block ends inside a byte or a scalar, the next block completes it.
  package private(set) var content: [UInt8] = []

  /// The symbols of the last block; the escape, the number after the symbols of the
  /// alphabet, is in place of each spelled-out symbol.
  package var symbols: Message.Symbols { last.symbols }

  /// The index among the symbols of the last block at which each of its messages ends;
  /// empty for a block that is not of messages.
  package var messageEnds: [Int] { last.messages == nil ? [] : last.messageEnds }

  /// The spellings of the spelled-out symbols of the last block, in order.
  package var spelled: [[UInt8]] { last.spelled }

  /// The code of the current member's blocks; `nil` before the first of them, and if it
  /// is not available.
  package var code: (any Coder)? { open?.code?.code }

  /// The number of the current member, from 0.
  package private(set) var member = 0

  var input: FrameInput
  private let findCode: (_ hash: CodeHash, _ design: String) -> CodeDescription?
  let threads: Int
  private let needsCode: Bool
  private(set) var open: MemberReading?

  /// The last block that was returned.
  var last = ReadBlock()
  /// The blocks that follow, decoded, in reverse order; and the part after them.
  var ahead: [ReadBlock] = []
  var behind = Behind.unknown
  /// The memory of blocks that were returned, to be used again.
  var room: [ReadBlock] = []

  private var failure: QZError?

  /// The code that was made last, for a member in the same code.
  private var made: (description: CodeDescription, code: MemberCoding)?

  /// An undamaged part of a file.
  package enum Part: Hashable, Sendable {
    /// The header of a member, and the code of its blocks, if there are any.
    case header(QZHeader, CodeDescription?)
    /// A block.
    case block(QZBlock)
    /// The end mark of a member, and the use of the member's bits.
    case end(QZEnd, QZSize)
  }

  /// The part after the blocks that were read ahead.
  enum Behind {
    case unknown
    /// The end mark, which begins at that offset; its first field was read.
    case end(byteOffset: Int)
    case failure(QZError)
  }

  /// Makes a reader of `input`.
  ///
  /// - Parameters:
  ///   - input: the file.
  ///   - threads: the greatest number of cores to use.
  ///   - needsCode: whether a member in a shared code that is not available is an
  ///     error; if not, its blocks are checked, and returned without symbols and
  ///     content.
  ///   - findCode: returns the shared code with a hash, for a member that does not
  ///     include its code; the second argument says how the code was designed. A code
  ///     with another hash is ignored.
  package init(
    _ input: consuming ByteInput, threads: Int = 1, needsCode: Bool = true,
    findingCode findCode:
      @escaping (
        _ hash: CodeHash, _ design: String
      ) -> CodeDescription? = { _, _ in nil }
  ) {
    self.input = FrameInput(input)
    self.threads = threads
    self.needsCode = needsCode
    self.findCode = findCode
  }

  /// Reads the next part; `nil` if the file ends after a member.
  ///
  /// - Throws: ``QZError`` at the first part that is damaged, unknown or without its
  ///   code, and in every later call.
  package mutating func next() throws(QZError) -> Part? {
    if let failure { throw failure }
    do throws(QZError) {
      guard open != nil else { return try header() }
      if ahead.isEmpty, case .unknown = behind { try readAhead() }
      guard ahead.isEmpty else { return try block() }
      switch behind {
      case .failure(let failure): throw failure
      case .end(let byteOffset): return try end(from: byteOffset)
      case .unknown: return nil
      }
    } catch {
      failure = error
      throw error
    }
  }
}

extension QZReader {
  private mutating func header() throws(QZError) -> Part? {
    let start = input.offset
    do throws(QZError.Reason) {
      if start > 0, try !input.hasMore() { return nil }
      input.beginPart()
      let header = try QZHeader(from: &input)
      let description = try description(of: header)
      open = try MemberReading(
        header, at: start, byteCount: input.offset - start, in: description)
      return .header(header, description)
    } catch {
      throw QZError(member: member, part: .header, byteOffset: start, reason: error)
    }
  }

  private func description(
    of header: QZHeader
  ) throws(QZError.Reason) -> CodeDescription? {
    switch header.code {
    case .inside(let inside): return inside
    case .shared(let hash):
      let found = findCode(hash, header.design)
      if let found, found.hash == hash { return found }
      guard needsCode else { return nil }
      throw .missingCode(hash, design: header.design)
    case .none: return nil
    }
  }

  /// Makes the code of the current member, unless it was made.
  mutating func makeCode() throws(QZError) {
    guard let member = open, let description = member.description, member.code == nil else {
      return
    }
    if made?.description != description {
      do throws(QZError.Reason) { made = (description, try MemberCoding(description)) } catch {
        throw QZError(
          member: self.member, part: .header, byteOffset: member.byteOffset, reason: error)
      }
    }
    open?.code = made?.code
  }

  /// Releases the block that was returned last, so that its memory can be used again.
  mutating func giveUpLast() {
    guard last.frame.symbolCount > 0 || last.messages != nil else { return }
    content = []
    room.append(last)
    last = ReadBlock()
  }

  /// Returns the next of the blocks that were read ahead, which is the last one in the
  /// list.
  private mutating func block() throws(QZError) -> Part? {
    guard let block = ahead.popLast(), var member = open else { return nil }
    giveUpLast()
    do throws(QZError.Reason) {
      if let failure = block.failure { throw failure }
      content = try member.add(block)
    } catch {
      throw QZError(
        member: self.member, part: .block(block.number), byteOffset: block.byteOffset,
        reason: error)
    }
    open = member
    last = block
    return .block(QZBlock(block))
  }

  private mutating func end(from start: Int) throws(QZError) -> Part? {
    guard var member = open else { return nil }
    let end: QZEnd
    do throws(QZError.Reason) {
      end = try QZEnd(
        from: &input, blockCount: member.size.blockCount, seed: member.framing.seed)
      try member.finish(with: end, byteCount: input.offset - start)
    } catch {
      throw QZError(member: self.member, part: .end, byteOffset: start, reason: error)
    }
    open = nil
    behind = .unknown
    self.member += 1
    return .end(end, member.size)
  }
}

/// A block of a file.
package struct QZBlock: Hashable, Sendable {
  /// Its number in the member, from 0.
  package let number: Int
  /// The offset of the block, in bytes from the beginning of the input.
  package let byteOffset: Int
  /// The number of its bytes, including the frame.
  package let byteCount: Int
  /// The number of symbols.
  package let symbolCount: Int
  /// The number of bits that the code wrote.
  package let bitCount: Int
  /// The number of places at which a decoder may begin.
  package let junctionCount: Int
}

extension QZBlock {
  init(_ block: ReadBlock) {
    self.init(
      number: block.number, byteOffset: block.byteOffset, byteCount: block.byteCount,
      symbolCount: block.frame.symbolCount, bitCount: block.frame.bitCount,
      junctionCount: block.frame.junctions.count)
  }
}
