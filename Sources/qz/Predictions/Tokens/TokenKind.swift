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

  /// The kinds of classes whose names are the tokens of a vocabulary; `nil` if they are not.
  ///
  /// They are if their names have the marks of a vocabulary: ▁, Ġ, ##, `<0xE2>`, `</s>`, or spaces at
  /// their beginnings.
  static func kinds(ofClasses names: [String]) -> [TokenKind]? {
    var evidence = TokenSpelling.Evidence()
    for name in names { evidence.add(Array(name.utf8)) }
    let spelling = evidence.spelling
    let isVocabulary =
      spelling != .raw
      || names.contains { TokenSpelling.isSpecial(Array($0.utf8)) || $0.hasPrefix(" ") }
    guard isVocabulary else { return nil }
    return names.map { name in
      let text = Array(name.utf8)
      var item = TokenItem(bytes: spelling.bytes(of: text, isFirst: false), text: text)
      item.isSpecial = TokenSpelling.isSpecial(text)
      return TokenKind(of: item)
    }
  }

  /// The names of kinds by their numbers.
  static let names = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0.name) })

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
