/// A whole message: bytes cut into symbols, each identified by its place in an
/// alphabet.
///
/// For every unit, and for text as well as other bytes, the message gives the same
/// bytes back. Its alphabet is sorted by spelling and contains the symbols that occur,
/// or all symbols of a closed unit; the message of given bytes is therefore always the
/// same.
///
///     let message = try Message(Array("to be or not".utf8), unit: .word)
///     message.alphabet.count  // 5: a space, and "be", "not", "or", "to"
///     message.symbols[2]  // 1: "be"
public struct Message: Hashable, Sendable {
  /// The alphabet, sorted by spelling.
  public let alphabet: Alphabet

  /// The symbols of the message.
  public let symbols: Symbols

  /// The number of bytes that the message was cut from.
  public let byteCount: Int

  /// The number of symbols that are single bytes because they are not valid UTF-8.
  ///
  /// It is 0 for units that do not require text: bit, nibble, byte, line, and grams of
  /// them.
  public let invalidByteCount: Int

  /// The number of pairs CR LF that form one character; 0 unless the unit is the
  /// character or a gram of characters.
  public let lineEndPairCount: Int

  /// The places of symbols in an alphabet, each stored in as few bytes as possible.
  public enum Symbols: Hashable, Sendable {
    /// Symbols of an alphabet of at most 256.
    case narrow([UInt8])
    /// Symbols of an alphabet of more than 256.
    case wide([UInt32])
  }

  /// The greatest number of bytes that a message can be cut from.
  public static let greatestByteCount = Int(UInt32.max)

  init(
    alphabet: Alphabet, symbols: Symbols, byteCount: Int, invalidByteCount: Int = 0,
    lineEndPairCount: Int = 0
  ) {
    self.alphabet = alphabet
    self.symbols = symbols
    self.byteCount = byteCount
    self.invalidByteCount = invalidByteCount
    self.lineEndPairCount = lineEndPairCount
  }

  /// The unit into which the bytes were cut.
  public var unit: SymbolUnit { alphabet.unit }

  /// The bytes that the message was cut from.
  public var bytes: [UInt8] { alphabet.bytes(of: symbols) }
}

extension Message.Symbols {
  /// The number of symbols, N.
  public var count: Int {
    switch self {
    case .narrow(let symbols): symbols.count
    case .wide(let symbols): symbols.count
    }
  }

  /// The place in the alphabet of symbol `index` of the message.
  public subscript(index: Int) -> Int {
    switch self {
    case .narrow(let symbols): Int(symbols[index])
    case .wide(let symbols): Int(symbols[index])
    }
  }
}

/// The reason why bytes cannot be cut into a ``Message``.
public enum UnsupportedMessage: Error, Hashable, Sendable {
  /// There are more bytes than ``Message/greatestByteCount``.
  case tooLong(byteCount: Int)
}

extension UnsupportedMessage: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .tooLong(let byteCount):
      "\(byteCount.grouped) bytes are more than the \(Message.greatestByteCount.grouped) that "
        + "qz can cut into "
        + "symbols at once"
    }
  }
}
