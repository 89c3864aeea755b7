/// The form in which each of many messages is sent: its padding, the marking of its
/// end, and whether it may be sent as it is.
///
///     │ flag │ codewords … │ ones … │
///
/// The flag, if there is one, and the codewords are padded with ones to a multiple of
/// ``alignment``.
package struct MessageForm: Hashable, Sendable {
  /// The way in which the reader learns where a message ends.
  package enum Boundaries: String, CaseIterable, Hashable, Sendable {
    /// The protocol tells it anyway, so that it costs nothing here.
    case known
    /// The length in units of the alignment, in LEB128 with seven bits a byte.
    case varint
    /// The length as HPACK writes it: seven bits next to the flag H in the first byte.
    /// All ones there mean that further bytes follow, with seven more bits each.
    case hpack
  }

  /// The information, besides the bits, that a reader needs to find the end of a
  /// message.
  package enum Need: Hashable, Sendable {
    /// The padded length of the message.
    case length
    /// The padded length and the number of symbols.
    case lengthAndCount
  }

  /// The number of bits of which a message's length is made a multiple: 8 for whole
  /// bytes, 1 for no padding.
  package let alignment: Int

  /// The way in which a reader learns where a message ends.
  package let boundaries: Boundaries

  /// The number of bits in the flag that says whether a message is sent as it is; `nil`
  /// if none ever is.
  package let flagBitCount: Int?

  /// The possible alignments.
  package static let alignments = 1...(1 << 16)

  /// The form with the given properties.
  ///
  /// - Precondition: The alignment is one of ``alignments``.
  package init(
    alignment: Int = 8, boundaries: Boundaries = .known, flagBitCount: Int? = nil
  ) {
    precondition(Self.alignments.contains(alignment), "messages are filled up to so many bits")
    self.alignment = alignment
    self.boundaries = boundaries
    self.flagBitCount = flagBitCount
  }

  /// Whether a message is sent as it is if that is shorter.
  package var sendsRaw: Bool { flagBitCount != nil }

  /// The size of a message in bits, including flag and padding, if its codewords have
  /// `bitCount` bits.
  package func unitBitCount(of bitCount: Int) -> Int {
    (bitCount + (flagBitCount ?? 0) + alignment - 1) / alignment * alignment
  }

  /// The number of bits that tell the end of a message.
  ///
  /// - Parameters:
  ///   - unitBitCount: the size of the message in bits, including flag and padding.
  ///   - symbolCount: the number of symbols if the reader needs it; otherwise `nil`.
  /// - Returns: 8 for each byte in front of the message.
  package func boundaryBitCount(unitBitCount: Int, symbolCount: Int?) -> Int {
    let length = byteCount(of: unitBitCount / alignment)
    return 8 * (length + (symbolCount.map { byteCount(of: $0) } ?? 0))
  }

  /// Returns the information that a code needs to find the end of a message.
  ///
  /// The padding consists of fewer ones than the alignment. Only a codeword that
  /// consists of ones alone could be read from it, and no other.
  ///
  /// - Parameter codes: the code, or each code of a set, one of which a message names;
  ///   empty for codes without codewords.
  /// - Returns: the information that a reader needs.
  package func need(of codes: [PrefixCode]) -> Need {
    guard !codes.isEmpty else { return .lengthAndCount }
    let isAmbiguous = codes.contains { code in
      code.codewords.contains { codeword in
        guard let codeword, codeword.length < alignment else { return false }
        return codeword.isAllOnes
      }
    }
    return isAmbiguous ? .lengthAndCount : .length
  }

  /// The number of bytes that a number takes in front of a message.
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
  /// Whether no bit is 0, which holds for the empty codeword too.
  fileprivate var isAllOnes: Bool { (0..<length).allSatisfy { bit(at: $0) == 1 } }
}
