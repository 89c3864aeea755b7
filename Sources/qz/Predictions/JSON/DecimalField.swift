/// Reads decimal numbers from bytes, quickly.
///
/// Up to 2^53 a whole number is exact in a `Double`, and so is a power of ten up to
/// 10^22; a single multiplication or division then gives the correctly rounded result.
/// Nearly all numbers in files are of this kind; the others are read by the slower way
/// through a string.
///
/// Source: Clinger, *How to read floating point numbers accurately*, 1990.
enum DecimalField {
  private static let powers: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// The number in the bytes of `range`, without spaces around it; it may be infinite
  /// or not a number, and is `nil` if the bytes do not spell a number.
  static func value(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    let span = bytes.span
    var index = range.lowerBound
    let end = range.upperBound
    var isNegative = false
    if index < end, span[index] == UInt8(ascii: "-") || span[index] == UInt8(ascii: "+") {
      isNegative = span[index] == UInt8(ascii: "-")
      index += 1
    }
    var mantissa: UInt64 = 0
    var digitCount = 0
    var hasDigit = false
    var exponent = 0
    var isBehindPoint = false
    while index < end {
      let digit = span[index] &- UInt8(ascii: "0")
      if digit <= 9 {
        hasDigit = true
        // Zeros before the first other digit do not count.
        if mantissa > 0 || digit > 0 { digitCount += 1 }
        guard digitCount <= 19 else { return slowValue(bytes, range) }
        mantissa = mantissa &* 10 &+ UInt64(digit)
        if isBehindPoint { exponent -= 1 }
      } else if span[index] == UInt8(ascii: "."), !isBehindPoint {
        isBehindPoint = true
      } else {
        break
      }
      index += 1
    }
    if index < end {
      guard span[index] | 0x20 == UInt8(ascii: "e"),
        let written = wholeNumber(span, index + 1..<end)
      else { return slowValue(bytes, range) }
      exponent += written
    }
    guard hasDigit, mantissa <= 1 << 53, abs(exponent) <= 22 else {
      return slowValue(bytes, range)
    }
    let magnitude =
      exponent < 0
      ? Double(mantissa) / powers[-exponent] : Double(mantissa) * powers[exponent]
    return isNegative ? -magnitude : magnitude
  }

  /// The number in the bytes of `range`, which may have a decimal comma; `nil` if they do not
  /// spell one.
  static func valueWithComma(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    if let value = value(bytes, range) { return value }
    return DecimalComma.withPoint(String(decoding: bytes[range], as: UTF8.self)).flatMap {
      Double($0)
    }
  }

  /// A whole number of a few digits, optionally with a sign.
  private static func wholeNumber(_ span: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    guard index < range.upperBound else { return nil }
    let isNegative = span[index] == UInt8(ascii: "-")
    if isNegative || span[index] == UInt8(ascii: "+") { index += 1 }
    guard 1...6 ~= range.upperBound - index else { return nil }
    var number = 0
    while index < range.upperBound {
      let digit = span[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      number = number * 10 + Int(digit)
      index += 1
    }
    return isNegative ? -number : number
  }

  private static func slowValue(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    let text = String(decoding: bytes[range], as: UTF8.self).lowercased()
    let isDecimal = text.utf8.allSatisfy("0123456789+-.e".utf8.contains)
    let isWord = ["nan", "inf", "infinity"].contains(
      text.first == "-" || text.first == "+" ? String(text.dropFirst()) : text)
    return isDecimal || isWord ? Double(text) : nil
  }
}
