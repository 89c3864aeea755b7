/// The reason why bits could not be read as a message.
public enum DecodeError: Error, Hashable, Sendable {
  /// The stream ended before the message did, at this offset.
  case truncated(bitOffset: Int)
  /// The bits from this offset on are not a codeword, or a codeword ends where none
  /// should.
  case damaged(bitOffset: Int)
  /// All symbols were read, and bits are left over from this offset on.
  case unread(bitOffset: Int)
}

extension DecodeError: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .truncated(let bitOffset): "the stream ends at bit \(bitOffset), inside the message"
    case .damaged(let bitOffset): "the bits from bit \(bitOffset) are not a codeword of this code"
    case .unread(let bitOffset): "bits are left over after the message, from bit \(bitOffset)"
    }
  }
}
