/// Finds a number in JSON that a normal double cannot hold; readers of JSON reject it
/// or read 0.
enum NumberBeyondDoubles {
  /// The first such number as it is written; `nil` if there is none.
  static func first(inJSON bytes: ArraySlice<UInt8>) -> String? {
    var (isInString, isEscaped) = (false, false)
    var number: [UInt8] = []
    for byte in bytes + [UInt8(ascii: "\n")] {
      if isInString {
        isInString = isEscaped || byte != UInt8(ascii: "\"")
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
      } else if "0123456789+-.eE".utf8.contains(byte) {
        number.append(byte)
      } else {
        let text = String(decoding: number, as: UTF8.self)
        if isWritten(text) { return text }
        number = []
        isInString = byte == UInt8(ascii: "\"")
      }
    }
    return nil
  }

  /// Whether `text` is a decimal number other than 0 that a normal double cannot hold.
  static func isWritten(_ text: String) -> Bool {
    guard let value = Double(text), !value.isNormal else { return false }
    let mantissa = text.prefix { $0 != "e" && $0 != "E" }
    return mantissa.contains { ("1"..."9").contains($0) }
  }

  /// The failure for such a number.
  ///
  /// - Parameters:
  ///   - text: the number as it is written.
  ///   - place: the place of the number.
  ///   - remedy: what the user should do.
  /// - Returns: the failure.
  static func failure(of text: String, at place: String, remedy: String) -> Failure {
    .job(
      "\(place): '\(text.prefix(40))' is beyond the numbers that are read here, "
        + "2.3e-308 to 1.7e308", remedy: remedy)
  }
}
