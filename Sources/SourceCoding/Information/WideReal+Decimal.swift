extension WideReal {
  /// Reads a number in decimal digits, with an optional point and exponent: `.25`,
  /// `3e-4`, `1e-400`.
  ///
  /// It keeps some 100 bits, and whole numbers and halves of them are exact; so 1 − P has the
  /// digits of P, and weights may be of any size. `nil` if the text is not a number, or one
  /// beyond 10^±1000000.
  ///
  /// - Parameter text: the number as it is written.
  package init?(decimal text: some StringProtocol) {
    let digits = text.utf8
    if 1...15 ~= digits.count, digits.allSatisfy({ (0x30...0x39).contains($0) }) {
      self.init(Double(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }))
      return
    }
    guard !digits.isEmpty, digits.allSatisfy("0123456789+-.eE".utf8.contains),
      Double(String(text)) != nil
    else { return nil }
    let parts = digits.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 | 0x20 == 0x65 }
    let mantissa = parts[0]
    guard mantissa.contains(where: { (0x31...0x39).contains($0) }) else {
      self = .zero
      return
    }
    let written = parts.count == 2 ? Int(String(decoding: parts[1], as: UTF8.self)) : 0
    guard let written, abs(written) <= Self.greatestExponent,
      mantissa.count <= Self.greatestExponent
    else { return nil }
    var (value, places, isAfterPoint) = (WideReal.zero, 0, false)
    for digit in mantissa {
      if digit == UInt8(ascii: ".") { isAfterPoint = true }
      guard (0x30...0x39).contains(digit) else { continue }
      value = value * WideReal(10) + WideReal(Double(digit - 0x30))
      if isAfterPoint { places += 1 }
    }
    let exponent = written - places
    let power = WideReal(10).power(abs(exponent))
    self = exponent < 0 ? value / power : value * power
    if mantissa.first == UInt8(ascii: "-") { self = -self }
  }

  /// The greatest exponent of ten that can be read.
  private static let greatestExponent = 1_000_000

  /// The number as a double, if it is zero or that double is normal; `nil` otherwise.
  package var normalValue: Double? {
    let value = value
    return high == 0 || value.isNormal ? value : nil
  }

  /// Whether the number is exactly a double.
  var isDouble: Bool { low == 0 && (high == 0 || value.isNormal) }

  /// The whole number that it is; `nil` if it is not one, or beyond 2^62.
  var whole: Int? { isDouble && abs(value) < 0x1p62 ? Int(exactly: value) : nil }
}
