import SourceCoding

/// A number as a person writes it, `.25`, `3e-4` or `1/3`: its value to some 100 bits and, if
/// it is not too long, the fraction that it is.
///
/// In units of their common denominator such numbers are whole, and whole numbers are added
/// exactly: .1 and .2 weigh precisely as much as .3, so ties between equal sums are ties.
struct WrittenNumber: Hashable, Sendable {
  /// The value.
  let value: WideReal

  /// The numerator and the denominator, without common factors; `nil` if one is too great, or
  /// the number is negative.
  private let fraction: Fraction?

  fileprivate struct Fraction: Hashable, Sendable {
    let numerator: UInt64
    let denominator: UInt64
  }

  /// 0.
  static let zero = WrittenNumber(value: .zero, fraction: Fraction(0, 1))

  private init(value: WideReal, fraction: Fraction?) {
    (self.value, self.fraction) = (value, fraction)
  }

  /// The number that `text` is; `nil` if it is not one, or is infinite.
  init?(_ text: some StringProtocol) {
    guard let value = numberOrFraction(text) else { return nil }
    guard text.utf8.contains(UInt8(ascii: "/")) else {
      self.init(value: value, fraction: Fraction(decimal: Substring(text)))
      return
    }
    let parts = String(text).parts(between: "/").map { Fraction(decimal: $0) }
    self.init(value: value, fraction: parts[0]?.divided(by: parts[1]))
  }

  /// The number that up to 15 digits are, with a point or without; `nil` for any other text, which
  /// may still be a number.
  ///
  /// It is the same as that of the text, and takes a tenth of the time.
  init?(digits text: ArraySlice<UInt8>) {
    var (number, places, digitCount, isAfterPoint) = (UInt64(0), 0, 0, false)
    for byte in text {
      if byte == UInt8(ascii: "."), !isAfterPoint {
        isAfterPoint = true
        continue
      }
      guard (0x30...0x39).contains(byte), digitCount < 15 else { return nil }
      number = number * 10 + UInt64(byte - 0x30)
      digitCount += 1
      if isAfterPoint { places += 1 }
    }
    guard digitCount > 0 else { return nil }
    let (value, power) = (WideReal(Double(number)), Self.powersOfTen[places])
    self.init(
      value: places == 0 || number == 0 ? value : value / power.value,
      fraction: Fraction(number, power.number))
  }

  private static let powersOfTen = (0...15).map { places in
    (
      value: WideReal((0..<places).reduce(1.0) { power, _ in power * 10 }),
      number: (0..<places).reduce(UInt64(1)) { power, _ in power * 10 }
    )
  }

  /// Numbers in a unit in which all of them are whole, and the unit's inverse; as they are, in
  /// units of 1, if there is no such unit or one of them is beyond 2^53 in it.
  static func inCommonUnits(
    _ numbers: [WrittenNumber]
  ) -> (values: [WideReal], perUnit: WideReal) {
    let values = numbers.map(\.value)
    var common: UInt64 = 1
    for number in numbers {
      guard let denominator = number.fraction?.denominator else { return (values, WideReal(1)) }
      guard common % denominator > 0 else { continue }
      let (product, overflow) = (common / greatestCommonDivisor(common, denominator))
        .multipliedReportingOverflow(by: denominator)
      guard !overflow, product <= 1 << 53 else { return (values, WideReal(1)) }
      common = product
    }
    var whole: [WideReal] = []
    for number in numbers {
      guard let fraction = number.fraction else { return (values, WideReal(1)) }
      let (product, overflow) = fraction.numerator
        .multipliedReportingOverflow(by: common / fraction.denominator)
      guard !overflow, product <= 1 << 53 else { return (values, WideReal(1)) }
      whole.append(WideReal(Double(product)))
    }
    return (whole, WideReal(Double(common)))
  }
}

extension Distribution {
  /// The distribution with the given probabilities.
  init(writtenProbabilities numbers: [WrittenNumber]) throws(InvalidDistribution) {
    let (units, perUnit) = WrittenNumber.inCommonUnits(numbers)
    try self.init(units: units, perUnit: perUnit)
  }

  /// The distribution with the given probabilities, in units; `perUnit` units make 1.
  init(units: [WideReal], perUnit: WideReal) throws(InvalidDistribution) {
    if units.reduce(.zero, +) == perUnit {
      try self.init(wideWeights: units)
    } else {
      try self.init(wideProbabilities: units.map { $0 / perUnit })
    }
  }
}

extension WrittenNumber: Decodable {
  /// Decodes a number that ``quoted(inJSON:)`` has turned into text.
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let number = WrittenNumber(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a number")
    }
    self = number
  }

  /// JSON with each number as a text, so that the decoder keeps the digits that were
  /// written.
  static func quoted(inJSON bytes: [UInt8]) -> [UInt8] {
    var (isInString, isEscaped, isInNumber) = (false, false, false)
    var quoted: [UInt8] = []
    for byte in bytes {
      let isPart = !isInString && "0123456789+-.eE".utf8.contains(byte)
      if isPart != isInNumber { quoted.append(UInt8(ascii: "\"")) }
      isInNumber = isPart
      if byte == UInt8(ascii: "\""), !isEscaped { isInString.toggle() }
      isEscaped = isInString && !isEscaped && byte == UInt8(ascii: "\\")
      quoted.append(byte)
    }
    return isInNumber ? quoted + [UInt8(ascii: "\"")] : quoted
  }
}

extension WrittenNumber.Fraction {
  /// The fraction without common factors; `nil` if the denominator is 0.
  init?(_ numerator: UInt64, _ denominator: UInt64) {
    guard denominator > 0 else { return nil }
    let divisor = greatestCommonDivisor(numerator, denominator)
    self.init(numerator: numerator / divisor, denominator: denominator / divisor)
  }

  /// The fraction that decimal digits are, with a point and an exponent if they have them.
  init?(decimal text: Substring) {
    let parts = text.utf8.split(maxSplits: 1, omittingEmptySubsequences: false) {
      $0 | 0x20 == UInt8(ascii: "e")
    }
    var (digits, places, isAfterPoint): (UInt64, Int, Bool) = (0, 0, false)
    for byte in parts[0] {
      if byte == UInt8(ascii: ".") {
        isAfterPoint = true
        continue
      }
      guard let next = Self.product(digits, 10), (0x30...0x39).contains(byte) else { return nil }
      digits = next + UInt64(byte - 0x30)
      if isAfterPoint { places += 1 }
      guard digits < 1 << 60 else { return nil }
    }
    if parts.count == 2 {
      guard let exponent = Int(String(decoding: parts[1], as: UTF8.self)), abs(exponent) < 1 << 20
      else { return nil }
      places -= exponent
    }
    guard digits > 0 else {
      self.init(0, 1)
      return
    }
    guard abs(places) < 19 else { return nil }
    let power = (0..<abs(places)).reduce(UInt64(1)) { power, _ in power * 10 }
    if places > 0 {
      self.init(digits, power)
    } else {
      guard let numerator = Self.product(digits, power) else { return nil }
      self.init(numerator, 1)
    }
  }

  /// The quotient; `nil` if it is too long.
  func divided(by other: Self?) -> Self? {
    guard let other, let numerator = Self.product(numerator, other.denominator),
      let denominator = Self.product(denominator, other.numerator)
    else { return nil }
    return Self(numerator, denominator)
  }

  private static func product(_ a: UInt64, _ b: UInt64) -> UInt64? {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? nil : product
  }
}
