/// Lines that are whole numbers, as in a column of measurements.
package enum LineNumber {
  /// The number that a line contains in decimal digits, ignoring the line end; `nil` if
  /// the line is not a whole number below 2^63.
  package static func number(in line: ArraySlice<UInt8>) -> Int? {
    let digits = withoutEnd(line)
    guard !digits.isEmpty, digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// A number as a line: its decimal digits and a line feed.
  package static func spelling(of number: Int) -> [UInt8] { Array("\(number)\n".utf8) }

  /// The number whose ``spelling(of:)`` is this line; `nil` if there is none.
  static func spelledNumber(in line: ArraySlice<UInt8>) -> Int? {
    guard let number = number(in: line), spelling(of: number).elementsEqual(line) else {
      return nil
    }
    return number
  }

  /// The number on this line with a line feed, if it has no superfluous zeros;
  /// otherwise the line as it is.
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
