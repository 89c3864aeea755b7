/// The ways in which the blocks of a file can be written, each with its name.
///
/// What reads a file needs to know how its table and its blocks are to be read, and
/// not how the code was designed: Huffman's, Shannon's and HPACK's are all the same
/// coding. A new one is a line here and a section in the article on the format.
enum BlockCoding {
  /// A coding: its name in a file, and the type that reads it.
  private static let all: [(name: String, type: any Coder.Type)] = [
    ("prefix", PrefixCoder.self), ("range", RangeCoder.self), ("rans", RansCoder.self),
    ("tans", TansCoder.self), ("adaptive", AdaptiveCoder.self),
    ("ppm", PartialMatchingCoder.self), ("ctw", ContextTreeCoder.self),
    ("contexts", ContextRangeCoder.self), ("context-prefix", ContextHuffmanCoder.self),
    ("letters", LetterCoder.self), ("blocks", BlockCoder.self), ("tunstall", TunstallCoder.self),
    ("vitter", ModelCoder<Vitter>.self), ("move-to-front", ModelCoder<MoveToFront>.self),
    ("baudot", BaudotCoder.self),
    ("tables", TableSetCoder.self),
  ]

  /// The name of the coding that `code` writes; `nil` if files do not know it.
  static func name(of code: any Coder) -> String? {
    all.first { $0.type == Swift.type(of: code) }?.name
  }

  /// The type that reads the coding called `name`; `nil` if there is none.
  static func type(named name: String) -> (any Coder.Type)? {
    all.first { $0.name == name }?.type
  }
}
