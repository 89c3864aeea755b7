/// Makes the bytes of a content from the symbols of its blocks.
///
/// A block is read by itself, but where it ends a byte or a scalar need not: eight
/// bits are a byte, and two code units of UTF-16 may be one character. What is left
/// over waits for the next block.
struct ContentJoiner {
  /// The most bytes that a block may stand for, unless it is one symbol, 64 MiB.
  static let mostBytes = 1 << 26

  private let alphabet: Alphabet
  private let longest: Int
  private let element: SymbolUnit

  /// The elements that make no whole byte or scalar yet.
  private var pending: [UInt8] = []

  init(_ alphabet: Alphabet) {
    self.alphabet = alphabet
    longest = (0..<alphabet.count).lazy.map { alphabet.spelling(of: $0).count }.max() ?? 1
    element = alphabet.unit.elements.unit
  }

  /// The most symbols that surely stand for no more bytes than a block may.
  var greatestBlockSize: Int { max(1, Self.mostBytes / max(1, longest)) }

  /// Whether all the symbols were whole bytes together.
  var isWhole: Bool { pending.isEmpty }

  /// The bytes that `symbols` stand for, behind those before them.
  ///
  /// - Throws: the reason if they are no symbols of the alphabet, or too long.
  mutating func bytes(of symbols: Message.Symbols) throws(FileError.Reason) -> [UInt8] {
    guard let text = alphabet.text(of: symbols, limit: Self.mostBytes) else { throw .malformed }
    guard ElementSpelling.width(of: element) != nil else { return text }
    pending += text
    let elements = pending
    let count = elements.count - incompleteCount(elements)
    pending = Array(elements[count...])
    return ElementSpelling.bytes(ofElements: Array(elements[..<count]), unit: element)
  }

  /// How many bytes of the spellings at the end make no whole byte or scalar.
  private func incompleteCount(_ elements: [UInt8]) -> Int {
    switch element {
    case .bit: elements.count % 8
    case .nibble: elements.count % 2
    default:
      elements.count >= 3 && elements[elements.count - 3] == 0
        && elements[elements.count - 2] >> 2 == 0x36 ? 3 : 0
    }
  }
}

extension Alphabet {
  /// The spellings of symbols, one behind the other; `nil` if one is no symbol of the
  /// alphabet, or they have more than `limit` bytes and are several.
  func text(of symbols: Message.Symbols, limit: Int) -> [UInt8]? {
    switch symbols {
    case .narrow(let symbols): text(of: symbols, limit: limit)
    case .wide(let symbols): text(of: symbols, limit: limit)
    }
  }

  private func text(of symbols: [some SymbolWord], limit: Int) -> [UInt8]? {
    var byteCount = 0
    for symbol in symbols {
      guard symbol < count else { return nil }
      byteCount += spelling(of: Int(symbol)).count
      guard byteCount <= limit || symbols.count == 1 else { return nil }
    }
    var text: [UInt8] = []
    text.reserveCapacity(byteCount)
    for symbol in symbols { text.append(contentsOf: spelling(of: Int(symbol))) }
    return text
  }

  /// Whether the spellings are such as units that are spelled by elements have.
  var isWellSpelled: Bool {
    let element = unit.elements.unit
    guard let width = ElementSpelling.width(of: element) else { return true }
    return (0..<count).allSatisfy { symbol in
      let spelling = Array(spelling(of: symbol))
      guard spelling.count % width == 0, !spelling.isEmpty else { return false }
      return switch element {
      case .bit: spelling.allSatisfy { $0 < 2 }
      case .nibble: spelling.allSatisfy { $0 < 16 }
      default:
        stride(from: 0, to: spelling.count, by: 3).allSatisfy {
          spelling[$0] == 0 || spelling[$0] == 1 && spelling[$0 + 1] == 0
        }
      }
    }
  }
}
