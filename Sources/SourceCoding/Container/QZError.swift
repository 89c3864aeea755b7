/// Why a file could not be decoded, and where in it.
public struct QZError: Error, Hashable, Sendable {
  /// The number of the member, from 0: a file is one, or several one behind another.
  public let member: Int

  /// The part of the member at fault.
  public let part: Part

  /// Where that part begins, in bytes from the beginning of the input.
  public let byteOffset: Int

  /// What is wrong with it.
  public let reason: Reason

  /// A part of a member.
  public enum Part: Hashable, Sendable {
    /// All before the blocks.
    case header
    /// The block of that number, from 0.
    case block(Int)
    /// The mark behind the last block.
    case end
  }

  /// What is wrong with a part.
  public enum Reason: Error, Hashable, Sendable {
    /// It does not begin as these files do.
    case notQz
    /// It uses what this version does not know.
    case unsupported(String)
    /// The input ends inside it.
    case truncated
    /// Its checksum is not that of its bytes, or at the end not that of the content.
    case checksum
    /// Its fields contradict each other or the format.
    case malformed
    /// It needs a code that is not at hand.
    case missingCode(CodeHash, design: String)
    /// Its bits are not those of a message in its code.
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
