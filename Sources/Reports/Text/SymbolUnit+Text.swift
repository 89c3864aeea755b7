internal import SourceCoding

extension SymbolUnit {
  /// One symbol, in words: `byte`, `code unit`, `gram`.
  var noun: String {
    switch self {
    case .utf16: "code unit"
    case .gram: "gram"
    default: name
    }
  }

  /// So many symbols in words: `1 byte`, `8,999 bytes`.
  func amount(_ count: Int) -> String {
    NumberText.counted(count, noun)
  }

  /// The same for a heading, where room is scarce: `char`.
  var heading: String {
    switch self {
    case .character: "char"
    case .utf16: "unit"
    default: noun
    }
  }
}
