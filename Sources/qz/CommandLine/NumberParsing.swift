import SourceCoding

/// Reads a whole number: decimal digits, or the short form `1e6` or `2.5e6`.
///
/// - Parameters:
///   - text: The number as typed.
///   - range: The legal values; the failure names them.
///   - subject: The option or operand that takes the number, as the failure names it:
///     `--seed`.
/// - Returns: The number, within `range`.
/// - Throws: A usage failure if `text` is not a whole number or out of range.
func parseWholeNumber<Value: FixedWidthInteger>(
  _ text: String, in range: ClosedRange<Value>, for subject: String
) throws(Failure) -> Value {
  guard let value: Value = wholeNumber(text), range.contains(value) else {
    throw .usage(
      "\(subject) takes a whole number from \(range.lowerBound) to \(range.upperBound), not '\(text)'"
    )
  }
  return value
}

/// Reads a finite decimal number such as `.5`, `-3` or `1e-6`.
///
/// - Parameters:
///   - text: The number as typed; `inf`, `nan` and hexadecimal are rejected.
///   - range: The legal values, or `nil` for every finite number.
///   - subject: The option or operand that takes the number, as the failure names it:
///     `--delta`.
/// - Returns: The number, finite and within `range`.
/// - Throws: A usage failure if `text` is not such a number or out of range.
func parseReal(
  _ text: String, in range: ClosedRange<Double>? = nil, for subject: String
) throws(Failure) -> Double {
  let isDecimal = text.utf8.allSatisfy("0123456789+-.eE".utf8.contains)
  guard isDecimal, let value = Double(text), value.isFinite,
    !NumberBeyondDoubles.isWritten(text), range?.contains(value) ?? true
  else {
    let legal = range.map { "a number from \($0.lowerBound.inDigits) to \($0.upperBound.inDigits)" }
    throw .usage("\(subject) takes \(legal ?? "a finite number"), not '\(text)'")
  }
  return value
}

/// Reads a size in bytes: `4.1GB`, `700 MiB`, or a plain number.
///
/// - Parameters:
///   - text: The size as typed.
///   - subject: What takes the size, as the failure names it: `--sizes`.
/// - Returns: The number of bytes, above 0.
/// - Throws: A usage failure if `text` is not a size.
func parseSize(_ text: some StringProtocol, for subject: String) throws(Failure) -> Double {
  let units: [String: Double] = [
    "": 1, "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12, "k": 1e3, "m": 1e6, "g": 1e9, "t": 1e12,
    "kib": 0x1p10, "mib": 0x1p20, "gib": 0x1p30, "tib": 0x1p40,
  ]
  let digits = text.prefix { "0123456789.".contains($0) }
  let unit = text.dropFirst(digits.count).drop { $0 == " " }.lowercased()
  guard let scale = units[unit], let number = Double(digits), number > 0, number < 1e18 else {
    throw .usage(
      "\(subject) takes sizes above 0, as 4.1GB, 700MiB or a number of bytes, not '\(text)'")
  }
  return number * scale
}

/// The value of a number as people write probabilities: `.25`, `3e-4`, `1/3` or `1e-400`.
///
/// - Parameter text: The number as typed.
/// - Returns: The value; `nil` if `text` is not a number, or is infinite.
func numberOrFraction(_ text: some StringProtocol) -> WideReal? {
  guard text.utf8.contains(UInt8(ascii: "/")) else { return WideReal(decimal: text) }
  let parts = String(text).parts(between: "/")
  let values = parts.compactMap { WideReal(decimal: $0) }
  guard (1...2).contains(parts.count), values.count == parts.count else { return nil }
  guard values.count == 2 else { return values[0] }
  return values[1] == .zero ? nil : values[0] / values[1]
}

/// The value of a number or fraction for a parameter, which must be in the range of a `Double`.
///
/// - Throws: A usage failure if the number is beyond the range of doubles.
func realOrFraction(_ text: some StringProtocol) throws(Failure) -> WideReal? {
  guard let number = numberOrFraction(text) else { return nil }
  guard number.normalValue != nil else {
    throw .usage(
      "'\(text)' is beyond the numbers that a parameter may be, 2.3e-308 to 1.7e308",
      remedy: "write 0, or a number in that range")
  }
  return number
}

/// The value of `text` if it is whole and representable; exact at any size.
private func wholeNumber<Value: FixedWidthInteger>(_ text: String) -> Value? {
  let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
  guard parts.count == 2 else { return Value(text) }
  let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  guard mantissa.count <= 2, !mantissa[0].isEmpty, let exponent = Int(parts[1]) else { return nil }
  let decimals = mantissa.count == 2 ? mantissa[1] : ""
  let zeros = exponent.subtractingReportingOverflow(decimals.count)
  // 128 bits hold fewer than 40 decimal digits, so more zeros cannot fit.
  guard !zeros.overflow, 0..<40 ~= zeros.partialValue else { return nil }
  return Value(mantissa[0] + decimals + String(repeating: "0", count: zeros.partialValue))
}
