/// How each of many messages is sent by itself: what fills it up, what tells where it ends,
/// and whether it may go as it is.
///
///     │ flag │ codewords … │ ones … │
///
/// The flag, if there is one, and the codewords are filled up with ones to a multiple of
/// ``alignment``.
package struct MessageForm: Hashable, Sendable {
  /// What tells the reader where a message ends.
  package enum Boundaries: String, CaseIterable, Hashable, Sendable {
    /// The protocol says it anyway, so that it costs nothing here.
    case known
    /// The length in units of the alignment, seven bits a byte (LEB128).
    case varint
    /// The length as HPACK writes it: seven bits beside the flag H in the first byte, which
    /// are all ones before bytes of seven bits more.
    case hpack
  }

  /// What a reader must have besides the bits to find the end of a message.
  package enum Need: Hashable, Sendable {
    /// The padded length of the message.
    case length
    /// The padded length and the number of symbols.
    case lengthAndCount
  }

  /// The number of bits that a message is filled up to a multiple of: 8 for whole bytes, 1 for
  /// none.
  package let alignment: Int

  /// What tells where a message ends.
  package let boundaries: Boundaries

  /// The bits of the flag that says whether a message is sent as it is; `nil` if none is.
  package let flagBitCount: Int?

  /// The alignments that there may be.
  package static let alignments = 1...(1 << 16)

  /// The form of the given measures.
  ///
  /// - Precondition: the alignment is one of ``alignments``.
  package init(
    alignment: Int = 8, boundaries: Boundaries = .known, flagBitCount: Int? = nil
  ) {
    precondition(Self.alignments.contains(alignment), "messages are filled up to so many bits")
    self.alignment = alignment
    self.boundaries = boundaries
    self.flagBitCount = flagBitCount
  }

  /// Whether a message goes as it is where that is shorter.
  package var sendsRaw: Bool { flagBitCount != nil }

  /// The bits of a message, flag and padding included, whose codewords have `bitCount` bits.
  package func unitBitCount(of bitCount: Int) -> Int {
    (bitCount + (flagBitCount ?? 0) + alignment - 1) / alignment * alignment
  }

  /// The bits that tell the end of a message.
  ///
  /// - Parameters:
  ///   - unitBitCount: the bits of the message, flag and padding included.
  ///   - symbolCount: the number of symbols, where that has to be told; otherwise `nil`.
  /// - Returns: 8 for each byte in front of the message.
  package func boundaryBitCount(unitBitCount: Int, symbolCount: Int?) -> Int {
    let length = byteCount(of: unitBitCount / alignment)
    return 8 * (length + (symbolCount.map { byteCount(of: $0) } ?? 0))
  }

  /// What a code asks for so that its messages end where they end.
  ///
  /// The ones that fill up a message are fewer than the alignment. Read as codewords they say
  /// something exactly where a codeword is ones alone, and no more than that.
  package func need(of code: PrefixCode?) -> Need {
    guard let code else { return .lengthAndCount }
    let isAmbiguous = code.codewords.contains { codeword in
      guard let codeword, codeword.length < alignment else { return false }
      return codeword.isAllOnes
    }
    return isAmbiguous ? .lengthAndCount : .length
  }

  /// The bytes that a number takes before a message.
  private func byteCount(of number: Int) -> Int {
    switch boundaries {
    case .known: return 0
    case .varint: return max(1, (digitCount(of: UInt64(number)) + 6) / 7)
    case .hpack:
      guard number >= 127 else { return 1 }
      return 1 + max(1, (digitCount(of: UInt64(number - 127)) + 6) / 7)
    }
  }
}

extension Codeword {
  /// Whether no bit is 0, as in the empty codeword.
  fileprivate var isAllOnes: Bool { (0..<length).allSatisfy { bit(at: $0) == 1 } }
}
