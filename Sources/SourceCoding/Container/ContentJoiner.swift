/// Makes the bytes of a content from the symbols of its blocks.
///
/// Each block is decoded separately, but a byte or a scalar may begin in one block and
/// end in the next: eight bits are a byte, and two code units of UTF-16 may be one
/// character. An incomplete rest waits for the next block.
struct ContentJoiner {
  /// The greatest number of bytes for which a block of several symbols may stand, 64
  /// MiB.
  static let mostBytes = 1 << 26

  private let alphabet: Alphabet
  private let longest: Int
  private let element: SymbolUnit

  /// The elements at the end that do not form a whole byte or scalar yet.
  private var pending: ArraySlice<UInt8> = []

  init(_ alphabet: Alphabet) {
    self.alphabet = alphabet
    longest = (0..<alphabet.count).lazy.map { alphabet.spelling(of: $0).count }.max() ?? 1
    element = alphabet.unit.elements.unit
  }

  /// The greatest number of symbols that cannot stand for more bytes than a block may.
  var greatestBlockSize: Int { max(1, Self.mostBytes / max(1, longest)) }

  /// Whether all symbols so far form whole bytes.
  var isWhole: Bool { pending.isEmpty }

  /// Returns the bytes for which `symbols` stand, after those of earlier calls.
  ///
  /// - Parameters:
  ///   - symbols: symbols of the alphabet, or the number after them for an escape.
  ///   - spelled: the spellings of the escaped symbols, in order.
  /// - Returns: the bytes that are complete.
  /// - Throws: the reason if they are not such symbols, or stand for too many bytes.
  mutating func bytes(
    of symbols: Message.Symbols, spelled: [[UInt8]] = []
  ) throws(QZError.Reason) -> [UInt8] {
    guard let text = text(of: symbols, spelled) else { throw .malformed }
    guard ElementSpelling.width(of: element) != nil else { return text }
    var elements = text
    if !pending.isEmpty { elements.insert(contentsOf: pending, at: 0) }
    let incompleteCount = incompleteCount(elements)
    pending = elements.suffix(incompleteCount)
    elements.removeLast(incompleteCount)
    return ElementSpelling.bytes(ofElements: elements, unit: element)
  }

  /// Returns the spellings of symbols, concatenated; `nil` if a number is not a symbol,
  /// or if they are too long.
  private func text(of symbols: Message.Symbols, _ spelled: [[UInt8]]) -> [UInt8]? {
    let (count, symbolCount) = (alphabet.count, symbols.count)
    let areKnown =
      switch symbols {
      case .narrow(let symbols): count > 255 || symbols.allSatisfy { $0 < count }
      case .wide(let symbols): symbols.allSatisfy { $0 < count }
      }
    guard areKnown, spelled.isEmpty, symbolCount <= greatestBlockSize else {
      return alphabet.text(of: symbols, spelled, limit: Self.mostBytes)
    }
    return alphabet.spellings(of: symbols)
  }

  /// Returns how many bytes at the end of the spellings do not form a whole byte or
  /// scalar.
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
  /// Returns the spellings of symbols, concatenated; `nil` if a number is not a symbol,
  /// or if several symbols have more than `limit` bytes.
  ///
  /// The number after the symbols of the alphabet stands for the next one of `spelled`;
  /// all of these must be used.
  func text(of symbols: Message.Symbols, _ spelled: [[UInt8]], limit: Int) -> [UInt8]? {
    switch symbols {
    case .narrow(let symbols): text(of: symbols, spelled, limit: limit)
    case .wide(let symbols): text(of: symbols, spelled, limit: limit)
    }
  }

  private func text(
    of symbols: [some SymbolWord], _ spelled: [[UInt8]], limit: Int
  ) -> [UInt8]? {
    var byteCount = 0
    var escapeCount = 0
    for symbol in symbols {
      if symbol < count {
        byteCount += spelling(of: Int(symbol)).count
      } else {
        guard symbol == count, escapeCount < spelled.count else { return nil }
        byteCount += spelled[escapeCount].count
        escapeCount += 1
      }
      guard byteCount <= limit || symbols.count == 1 else { return nil }
    }
    guard escapeCount == spelled.count else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(byteCount)
    var next = spelled.makeIterator()
    for symbol in symbols {
      if symbol < count {
        text.append(contentsOf: spelling(of: Int(symbol)))
      } else if let spelling = next.next() {
        text.append(contentsOf: spelling)
      }
    }
    return text
  }

  /// Returns whether a symbol with this spelling must be spelled out.
  func lacks(_ spelling: [UInt8]) -> Bool {
    unit.isWellSpelled(spelling[...]) && symbol(spelled: spelling) == nil
  }

  /// Whether the spellings are valid for the unit, if its symbols are spelled by
  /// elements.
  var isWellSpelled: Bool {
    guard ElementSpelling.width(of: unit.elements.unit) != nil else { return true }
    return (0..<count).allSatisfy { unit.isWellSpelled(spelling(of: $0)) }
  }
}

extension SymbolUnit {
  /// Returns whether bytes are a valid spelling of a symbol of the unit.
  func isWellSpelled(_ spelling: ArraySlice<UInt8>) -> Bool {
    let element = elements.unit
    guard let width = ElementSpelling.width(of: element) else { return !spelling.isEmpty }
    guard spelling.count % width == 0, !spelling.isEmpty else { return false }
    return switch element {
    case .bit: spelling.allSatisfy { $0 < 2 }
    case .nibble: spelling.allSatisfy { $0 < 16 }
    default:
      stride(from: spelling.startIndex, to: spelling.endIndex, by: 3).allSatisfy {
        spelling[$0] == 0 || spelling[$0] == 1 && spelling[$0 + 1] == 0
      }
    }
  }
}
