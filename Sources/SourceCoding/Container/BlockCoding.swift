/// The ways to write the blocks of a file, each with its name.
///
/// A reader needs to know how to read the table and the blocks, and not how the code
/// was designed: the codes of Huffman, Shannon and HPACK all have the same coding. A
/// new coding needs a line here and a section in the article on the format.
enum BlockCoding {
  /// The codings: the name in a file, and the type that reads it.
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

  /// Returns the name of the coding of `code`; `nil` if files do not have it.
  static func name(of code: any Coder) -> String? {
    all.first { $0.type == Swift.type(of: code) }?.name
  }

  /// Returns the type that reads the coding called `name`; `nil` if there is none.
  static func type(named name: String) -> (any Coder.Type)? {
    all.first { $0.name == name }?.type
  }
}
