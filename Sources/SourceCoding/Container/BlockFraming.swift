/// How the blocks of a member are framed, which its header says.
struct BlockFraming: Hashable, Sendable {
  /// Whether each block begins with a byte for its kind, as it does since version 02.
  let hasKinds: Bool

  /// How the content is cut into messages; `nil` if it is one.
  let layout: StoreLayout?

  /// What the checksums of blocks and of the end mark begin from, less the number of the block.
  let seed: UInt64

  /// The framing that a header says.
  init(of header: QZHeader) {
    hasKinds = header.version > 1
    layout = header.layout
    seed = header.seed
  }

  /// What begins a block.
  enum Start {
    /// The end mark, whose first field was read.
    case end
    /// A block of so many symbols, a number that was read.
    case symbols(Int)
    /// A block of messages, whose other fields follow.
    case messages
  }

  /// Reads what begins a block.
  ///
  /// - Throws: the reason if nothing that the member may have does.
  func start(from input: inout FrameInput) throws(QZError.Reason) -> Start {
    guard hasKinds else {
      let count = try input.number(limit: BlockFrame.mostSymbols)
      return count == 0 ? .end : .symbols(count)
    }
    guard let kind = try input.byte() else { throw .truncated }
    switch BlockKind(rawValue: kind) {
    case .end: return .end
    case .symbols where layout == nil:
      let count = try input.number(limit: BlockFrame.mostSymbols)
      guard count > 0 else { throw .malformed }
      return .symbols(count)
    case .messages where layout != nil: return .messages
    case .symbols, .messages: throw .malformed
    case nil: throw .unsupported("block kind \(kind)")
    }
  }
}

/// What a block is, which its first byte says since version 02.
enum BlockKind: UInt8 {
  /// The end mark.
  case end = 0
  /// Symbols of one content.
  case symbols = 1
  /// Messages.
  case messages = 2
}
