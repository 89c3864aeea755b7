/// The framing of the blocks of a member, which its header determines.
struct BlockFraming: Hashable, Sendable {
  /// Whether each block begins with a byte for its kind, as it does since version 02.
  let hasKinds: Bool

  /// How the content is divided into messages; `nil` if it is one.
  let layout: StoreLayout?

  /// The seed of the checksums of blocks and of the end mark, without the block number.
  let seed: UInt64

  /// Takes the framing from a header.
  init(of header: QZHeader) {
    hasKinds = header.version > 1
    layout = header.layout
    seed = header.seed
  }

  /// The beginning of a block.
  enum Start {
    /// The end mark, whose first field was read.
    case end
    /// A block with this number of symbols, which was read.
    case symbols(Int)
    /// A block of messages, whose other fields follow.
    case messages
  }

  /// Reads the beginning of a block.
  ///
  /// - Throws: the reason if the member cannot have such a block.
  func start(from input: inout FrameInput) throws(QZError.Reason) -> Start {
    guard hasKinds else {
      let count = try input.number(.symbols, limit: BlockFrame.mostSymbols)
      return count == 0 ? .end : .symbols(count)
    }
    guard let kind = try input.byte(.kind) else { throw .truncated }
    switch BlockKind(rawValue: kind) {
    case .end: return .end
    case .symbols where layout == nil:
      let count = try input.number(.symbols, limit: BlockFrame.mostSymbols)
      guard count > 0 else { throw .malformed }
      return .symbols(count)
    case .messages where layout != nil: return .messages
    case .symbols, .messages: throw .malformed
    case nil: throw .unsupported("block kind \(kind)")
    }
  }
}

/// The kind of a block, which is its first byte since version 02.
enum BlockKind: UInt8 {
  /// The end mark.
  case end = 0
  /// A block of symbols, if the content is one message.
  case symbols = 1
  /// A block of messages.
  case messages = 2
}
