/// The ways in which the blocks of a file can be written, each with its name.
///
/// What reads a file needs to know how its table and its blocks are to be read, and
/// not how the code was designed: Huffman's, Shannon's and HPACK's are all the same
/// coding. A new one is a line here and a section in the article on the format.
enum FileCoding {
  /// A coding: its name in a file, and the type that reads it.
  private static let all: [(name: String, type: any Code.Type)] = [
    ("prefix", PrefixCoder.self), ("range", RangeCode.self), ("rans", RansCode.self),
    ("tans", TansCode.self), ("adaptive", AdaptiveCode.self),
    ("ppm", PPM.self), ("ctw", ContextTreeWeighting.self),
    ("contexts", ContextRangeCode.self), ("context-prefix", ContextHuffmanCode.self),
    ("letters", LetterCoder.self), ("blocks", BlockCoder.self), ("tunstall", TunstallCoder.self),
    ("vitter", VitterCoder.self), ("move-to-front", MoveToFront.self), ("baudot", Baudot.self),
  ]

  /// The name of the coding that `code` writes; `nil` if files do not know it.
  static func name(of code: any Code) -> String? {
    all.first { $0.type == Swift.type(of: code) }?.name
  }

  /// The type that reads the coding called `name`; `nil` if there is none.
  static func type(named name: String) -> (any Code.Type)? {
    all.first { $0.name == name }?.type
  }
}
