/// Reads a file part by part, and lets nothing through that is damaged.
///
/// Each call of ``next()`` reads one part, checks it, and tells what it is; after a
/// block, ``content`` is what it stands for. Memory does not grow with the file, and
/// what the fields of a damaged one claim costs none: a buffer grows with the bytes
/// that come, and nothing is decoded before its checksum has been found right.
///
/// For several cores some blocks are read ahead and decoded at a time, not more than about
/// 64 MiB of them; what is told, and in which order, is the same.
///
///     var reader = QZReader(ByteInput(bytes))
///     while let part = try reader.next() {
///       if case .block = part { sink(reader.content) }
///     }
package struct QZReader: ~Copyable {
  /// The bytes that the last block stands for.
  ///
  /// Where a block ends inside a byte or a scalar, what is missing comes with the next.
  package private(set) var content: [UInt8] = []

  /// The symbols of the last block; in the place of those that are spelled out stands the
  /// escape, the number after the symbols of the alphabet.
  package var symbols: Message.Symbols { last.symbols }

  /// Where among the symbols of the last block each of its messages ends; empty of a block that
  /// is not of messages.
  package var messageEnds: [Int] { last.messages == nil ? [] : last.messageEnds }

  /// The spellings of the symbols of the last block that are spelled out, in order.
  package var spelled: [[UInt8]] { last.spelled }

  /// The code of the blocks of the member that is read; `nil` before the first of them, and if it
  /// is not at hand.
  package var code: (any Coder)? { open?.code?.code }

  /// The number of the member that is read, from 0.
  package private(set) var member = 0

  var input: FrameInput
  private let findCode: (_ hash: CodeHash, _ design: String) -> CodeDescription?
  let threads: Int
  private let needsCode: Bool
  private(set) var open: MemberReading?

  /// The last block that was told.
  var last = ReadBlock()
  /// The blocks that come next, decoded, the first of them last; and what is behind them.
  var ahead: [ReadBlock] = []
  var behind = Behind.unknown
  /// The room of blocks that were told.
  var room: [ReadBlock] = []

  private var failure: QZError?

  /// The code that was made last, for a member in the same.
  private var made: (description: CodeDescription, code: MemberCoding)?

  /// A part of a file that was found sound.
  package enum Part: Hashable, Sendable {
    /// What a member begins with, and the code of its blocks, if there are any.
    case header(QZHeader, CodeDescription?)
    /// A block.
    case block(QZBlock)
    /// What a member ends with, and what its bits were for.
    case end(QZEnd, QZSize)
  }

  /// What comes behind the blocks that were read ahead.
  enum Behind {
    case unknown
    /// The end mark, which begins at that byte; its first field was read.
    case end(byteOffset: Int)
    case failure(QZError)
  }

  /// A reader of `input`.
  ///
  /// - Parameters:
  ///   - input: the file.
  ///   - threads: the greatest number of cores to use.
  ///   - needsCode: whether a member in a shared code that is not at hand is a failure;
  ///     if not, its blocks are checked, and are told without symbols and content.
  ///   - findCode: gives the shared code of a hash, for a member that has none inside;
  ///     its second argument says how that was designed. A code of another hash is
  ///     no code.
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

  /// Reads the next part; `nil` if the file ends where a member does.
  ///
  /// - Throws: ``QZError`` at what is damaged, unknown or missing, and for every
  ///   call after that.
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

  /// Makes the code of the member that is read, unless that was done.
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

  /// Gives up the block that was told last, so that its room can be used again.
  mutating func giveUpLast() {
    guard last.frame.symbolCount > 0 || last.messages != nil else { return }
    content = []
    room.append(last)
    last = ReadBlock()
  }

  /// Tells the next of the blocks that were read ahead, which is the last of their list.
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
  /// Where it begins, in bytes from the beginning of the input.
  package let byteOffset: Int
  /// How many bytes it has, frame included.
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
