/// Reads the few kinds of Python literals that occur in a header of numbers.
struct PythonLiteral {
  /// A value in a dictionary.
  enum Value: Equatable {
    case text(String)
    case truth(Bool)
    case numbers([Int])
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  /// The whole text as a dictionary; `nil` if it is something else, or if a key occurs
  /// twice.
  mutating func dictionary() -> [String: Value]? {
    guard take("{") else { return nil }
    var members: [String: Value] = [:]
    while !take("}") {
      guard let key = text(), take(":"), let value = value() else { return nil }
      guard members.updateValue(value, forKey: key) == nil else { return nil }
      guard take(",") || peek("}") else { return nil }
    }
    skipSpaces()
    return rest.isEmpty ? members : nil
  }

  private mutating func value() -> Value? {
    if takeWord("True") { return .truth(true) }
    if takeWord("False") { return .truth(false) }
    if take("(") {
      var numbers: [Int] = []
      while !take(")") {
        guard let number = number() else { return nil }
        numbers.append(number)
        guard take(",") || peek(")") else { return nil }
      }
      return .numbers(numbers)
    }
    return text().map { .text($0) }
  }

  /// A text between single or double quotes, without escapes.
  private mutating func text() -> String? {
    skipSpaces()
    guard let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      return nil
    }
    let body = rest.dropFirst()
    guard let end = body.firstIndex(of: quote), !body[..<end].contains(UInt8(ascii: "\\")) else {
      return nil
    }
    rest = body[(end + 1)...]
    return String(decoding: body[..<end], as: UTF8.self)
  }

  /// A whole number from 0 up, optionally followed by the L that Python 2 wrote after
  /// long ones.
  private mutating func number() -> Int? {
    skipSpaces()
    let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    rest = rest.dropFirst(digits.count)
    if rest.first == UInt8(ascii: "L") { rest = rest.dropFirst() }
    return number
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek(character) else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func peek(_ character: Unicode.Scalar) -> Bool {
    skipSpaces()
    return rest.first == UInt8(ascii: character)
  }

  private mutating func takeWord(_ word: String) -> Bool {
    skipSpaces()
    guard rest.starts(with: word.utf8) else { return false }
    rest = rest.dropFirst(word.utf8.count)
    return true
  }

  private mutating func skipSpaces() {
    rest = rest.drop { [0x20, 0x0A, 0x0D, 0x09].contains($0) }
  }
}
