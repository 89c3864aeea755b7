/// What sort of token it is.
enum TokenKind: Int, CaseIterable {
  case special
  case firstOfWord
  case insideWord
  case digits
  case punctuation
  case space

  init(of item: TokenItem) {
    let text = String(decoding: item.bytes, as: UTF8.self)
    let rest = text.drop { $0.isWhitespace }
    self =
      if item.isSpecial || item.bytes.isEmpty { .special } else if rest.isEmpty {
        .space
      } else if rest.allSatisfy(\.isNumber) {
        .digits
      } else if rest.allSatisfy({ $0.isPunctuation || $0.isSymbol }) {
        .punctuation
      } else if rest.count < text.count {
        .firstOfWord
      } else {
        .insideWord
      }
  }

  var name: String {
    switch self {
    case .special: "marks of the vocabulary"
    case .firstOfWord: "first of a word"
    case .insideWord: "inside a word, or without a space"
    case .digits: "digits"
    case .punctuation: "punctuation"
    case .space: "white space"
    }
  }
}
