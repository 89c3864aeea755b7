internal import SourceCoding

extension SymbolUnit {
  /// The noun for one symbol: `byte`, `code unit`, `gram`.
  var noun: String {
    switch self {
    case .utf16: "code unit"
    case .gram: "gram"
    default: name
    }
  }

  /// A number of symbols in words: `1 byte`, `8,999 bytes`.
  func amount(_ count: Int) -> String {
    NumberText.counted(count, noun)
  }

  /// The noun for a heading, which must be short: `char`.
  var heading: String {
    switch self {
    case .character: "char"
    case .utf16: "unit"
    default: noun
    }
  }
}
