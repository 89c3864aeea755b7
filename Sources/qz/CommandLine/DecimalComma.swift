/// Numbers with a decimal comma, as spreadsheets write them in many languages: `0,25`.
enum DecimalComma {
  private static let comma = UInt8(ascii: ",")

  /// The number with a point in place of its comma; `nil` unless it is made of digits, a sign and
  /// an exponent, with one comma.
  static func withPoint(_ text: String) -> String? {
    guard text.utf8.contains(comma), text.utf8.count(where: { $0 == comma }) == 1,
      text.utf8.contains(where: { (0x30...0x39).contains($0) }),
      text.utf8.allSatisfy("0123456789,+-eE".utf8.contains)
    else { return nil }
    return String(decoding: text.utf8.map { $0 == comma ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
  }

  /// Whether the comma may stand between thousands and hundreds instead, as in `1,500`.
  static func mayBeThousands(_ text: String) -> Bool {
    guard text.utf8.contains(comma) else { return false }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    return parts.count == 2 && 1...3 ~= parts[0].utf8.count && parts[0].first != "0"
      && parts[1].utf8.count == 3
      && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }
}
