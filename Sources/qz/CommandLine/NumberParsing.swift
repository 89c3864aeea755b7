import SourceCoding

/// Reads a whole number: decimal digits, or the short form `1e6` or `2.5e6`.
///
/// - Parameters:
///   - text: The number as typed.
///   - range: The legal values; the failure names them.
///   - subject: What takes the number, as the failure names it: `--seed`.
/// - Returns: The number, within `range`.
/// - Throws: A usage failure if `text` is no whole number or out of range.
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
///   - text: The number as typed; `inf`, `nan` and hexadecimal are refused.
///   - range: The legal values, or `nil` for every finite number.
///   - subject: What takes the number, as the failure names it: `--delta`.
/// - Returns: The number, finite and within `range`.
/// - Throws: A usage failure if `text` is no such number or out of range.
func parseReal(
  _ text: String, in range: ClosedRange<Double>? = nil, for subject: String
) throws(Failure) -> Double {
  let isDecimal = text.utf8.allSatisfy("0123456789+-.eE".utf8.contains)
  guard isDecimal, let value = Double(text), value.isFinite, range?.contains(value) ?? true else {
    let legal = range.map { "a number from \($0.lowerBound.inWords) to \($0.upperBound.inWords)" }
    throw .usage("\(subject) takes \(legal ?? "a finite number"), not '\(text)'")
  }
  return value
}

/// The value of a number as people write probabilities: `.25`, `3e-4`, or `1/3`.
///
/// - Parameter text: The number as typed.
/// - Returns: The value, which may be infinite or not a number; `nil` if `text`
///   is no number at all.
func realOrFraction(_ text: some StringProtocol) -> Double? {
  let parts = String(text).parts(between: "/")
  let values = parts.compactMap { Double($0) }
  guard (1...2).contains(parts.count), values.count == parts.count else { return nil }
  return values.count == 2 ? values[0] / values[1] : values[0]
}

/// The value of `text` if it is whole and representable; exact at any size.
private func wholeNumber<Value: FixedWidthInteger>(_ text: String) -> Value? {
  let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
  guard parts.count == 2 else { return Value(text) }
  let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  guard mantissa.count <= 2, !mantissa[0].isEmpty, let exponent = Int(parts[1]) else { return nil }
  let decimals = mantissa.count == 2 ? mantissa[1] : ""
  let zeros = exponent.subtractingReportingOverflow(decimals.count)
  // 128 bits hold fewer than 40 decimal digits: more zeros cannot fit.
  guard !zeros.overflow, 0..<40 ~= zeros.partialValue else { return nil }
  return Value(mantissa[0] + decimals + String(repeating: "0", count: zeros.partialValue))
}
