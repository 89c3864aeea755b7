/// The reason why a file could not be decoded, and the place of the error.
public struct QZError: Error, Hashable, Sendable {
  /// The number of the member, from 0; a file has one or more.
  public let member: Int

  /// The damaged part of the member.
  public let part: Part

  /// The offset of that part, in bytes from the beginning of the input.
  public let byteOffset: Int

  /// The kind of error.
  public let reason: Reason

  /// A part of a member.
  public enum Part: Hashable, Sendable {
    /// Everything before the blocks.
    case header
    /// The block with that number, from 0.
    case block(Int)
    /// The end mark after the last block.
    case end
  }

  /// A kind of error in a part.
  public enum Reason: Error, Hashable, Sendable {
    /// The input does not begin as a .qz file does.
    case notQz
    /// The part uses something that this version does not know.
    case unsupported(String)
    /// The input ends inside the part.
    case truncated
    /// The checksum does not match the bytes, or in the end mark the content.
    case checksum
    /// The fields contradict each other or the format.
    case malformed
    /// The part needs a code that is not available.
    case missingCode(CodeHash, design: String)
    /// The bits are not a message in the code.
    case undecodable(DecodeError)
    /// The input cannot be read.
    case unreadable(SourceError)
  }
}

extension QZError: CustomStringConvertible {
  /// The place and the reason in words.
  public var description: String {
    let ordinal = member > 0 ? " of member \(member + 1)" : ""
    return "\(part)\(ordinal), at byte \(byteOffset): \(reason)"
  }
}

extension QZError.Part: CustomStringConvertible {
  /// The part in words; blocks are counted from 1.
  public var description: String {
    switch self {
    case .header: "the header"
    case .block(let number): "block \(number + 1)"
    case .end: "the end mark"
    }
  }
}

extension QZError.Reason: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .notQz: "this is not a .qz file"
    case .unsupported(let what): "\(what) is unknown to this version"
    case .truncated: "the file ends inside it"
    case .checksum: "its checksum does not match; it is damaged"
    case .malformed: "its fields are not valid; it is damaged, or its writer was faulty"
    case .missingCode(let hash, let design):
      "it is written in the shared code \(hash) (\(design)), which is not available"
    case .undecodable(let error): "\(error)"
    case .unreadable(let error): "\(error)"
    }
  }
}
