/// Lines that are whole numbers, as columns of measurements are.
package enum LineNumber {
  /// The number that a line is in decimal digits, its end left out; `nil` if it is no
  /// whole number below 2^63.
  package static func number(in line: ArraySlice<UInt8>) -> Int? {
    let digits = withoutEnd(line)
    guard !digits.isEmpty, digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// The line that a number is: its decimal digits and a line feed.
  package static func spelling(of number: Int) -> [UInt8] { Array("\(number)\n".utf8) }

  /// The number whose ``spelling(of:)`` a line is; `nil` if it is that of none.
  static func spelledNumber(in line: ArraySlice<UInt8>) -> Int? {
    guard let number = number(in: line), spelling(of: number).elementsEqual(line) else {
      return nil
    }
    return number
  }

  /// The line as ``spelling(of:)`` has it if it is a number without needless zeros, else the
  /// line itself.
  static func endedAlike(_ line: ArraySlice<UInt8>) -> [UInt8] {
    guard let number = number(in: line) else { return Array(line) }
    let spelling = spelling(of: number)
    return spelling.dropLast().elementsEqual(withoutEnd(line)) ? spelling : Array(line)
  }

  private static func withoutEnd(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var digits = line
    if digits.last == UInt8(ascii: "\n") { digits = digits.dropLast() }
    if digits.last == UInt8(ascii: "\r") { digits = digits.dropLast() }
    return digits
  }
}
