/// Lines that are whole numbers, as columns of measurements are.
public enum LineNumber {
  /// The number that a line is in decimal digits, its end left out; `nil` if it is no
  /// whole number below 2^63.
  public static func number(in line: ArraySlice<UInt8>) -> Int? {
    var digits = line
    if digits.last == UInt8(ascii: "\n") { digits = digits.dropLast() }
    if digits.last == UInt8(ascii: "\r") { digits = digits.dropLast() }
    guard !digits.isEmpty, digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
