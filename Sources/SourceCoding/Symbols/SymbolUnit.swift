/// A way of cutting bytes into symbols.
///
/// For every unit, the pieces put together again are the same bytes. If a unit requires
/// text and the bytes are not valid UTF-8, each byte that belongs to no character is a
/// symbol of its own.
public indirect enum SymbolUnit: Hashable, Sendable {
  /// One of eight bits, the highest bit of a byte first.
  case bit
  /// Half a byte, the upper half first.
  case nibble
  /// One of 256 values.
  case byte
  /// A UTF-16 code unit; characters beyond U+FFFF are two.
  case utf16
  /// A Unicode scalar value, `U+0041`.
  case scalar
  /// What a reader sees as one letter: an extended grapheme cluster.
  case character
  /// A run of letters, marks and numbers, or the text between two such runs.
  case word
  /// All text up to and including a line feed.
  case line
  /// A block of that many symbols of another unit; the last block may be shorter.
  case gram(Int, of: SymbolUnit)

  /// The possible numbers of symbols in a gram.
  public static let gramSizes = 1...64

  /// The units that are not grams, in order of their size.
  public static let plain: [SymbolUnit] = [
    .bit, .nibble, .byte, .utf16, .scalar, .character, .word, .line,
  ]

  /// The unit's name as an argument of `--symbols`: `byte`, `gram:2`, `gram:2,word`.
  public var name: String {
    switch self {
    case .bit: "bit"
    case .nibble: "nibble"
    case .byte: "byte"
    case .utf16: "utf16"
    case .scalar: "scalar"
    case .character: "character"
    case .word: "word"
    case .line: "line"
    case .gram(let size, .byte): "gram:\(size)"
    case .gram(let size, let unit): "gram:\(size),\(unit.name)"
    }
  }

  /// A description of the unit in a few words.
  public var summary: String {
    switch self {
    case .bit: "0 or 1, top bit of a byte first"
    case .nibble: "half a byte, upper half first"
    case .byte: "one of 256 values"
    case .utf16: "a code unit of UTF-16; characters beyond U+FFFF are two"
    case .scalar: "a Unicode scalar value"
    case .character: "one letter as a reader sees it (an extended grapheme cluster)"
    case .word: "a run of letters, marks and digits, or the text between two such runs"
    case .line: "the text up to and including a line feed"
    case .gram(let size, let unit): "a block of \(size) symbols, each a \(unit)"
    }
  }

  /// The unit with the given name.
  ///
  /// - Throws: ``UnknownSymbolUnit`` if there is none.
  public init(named name: String) throws(UnknownSymbolUnit) {
    if let unit = Self.plain.first(where: { $0.name == name }) {
      self = unit
      return
    }
    guard name.hasPrefix("gram:") else { throw .name(name) }
    let parts = name.dropFirst(5).parts(between: ",", atMost: 2)
    guard let size = Int(parts[0]), Self.gramSizes.contains(size) else { throw .gramSize(name) }
    guard parts.count == 2 else {
      self = .gram(size, of: .byte)
      return
    }
    guard let unit = Self.plain.first(where: { $0.name == parts[1] }) else {
      throw .name(String(parts[1]))
    }
    self = .gram(size, of: unit)
  }

  /// The number of possible symbols, if it is known in advance: 2, 16 or 256.
  ///
  /// It is `nil` for open units, whose alphabets contain the symbols that occur.
  public var closedAlphabetSize: Int? {
    switch self {
    case .bit: 2
    case .nibble: 16
    case .byte: 256
    default: nil
    }
  }
}

extension SymbolUnit: CustomStringConvertible {
  /// The name.
  public var description: String { name }
}

/// The reason why a name does not denote a symbol unit.
public enum UnknownSymbolUnit: Error, Hashable, Sendable {
  /// There is no unit of this name.
  case name(String)
  /// The gram lacks a number within ``SymbolUnit/gramSizes``.
  case gramSize(String)
}

extension UnknownSymbolUnit: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .name(let name): "no symbol unit is called '\(name)'"
    case .gramSize(let name):
      "'\(name)': gram:K needs K, a whole number from \(SymbolUnit.gramSizes.lowerBound) to "
        + "\(SymbolUnit.gramSizes.upperBound)"
    }
  }
}
