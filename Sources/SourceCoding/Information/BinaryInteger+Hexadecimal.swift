extension BinaryInteger {
  /// The number in hexadecimal digits, with zeros in front up to `count` digits: `0a`.
  package func hexadecimal(digits count: Int, uppercase: Bool = false) -> String {
    let digits = String(self, radix: 16, uppercase: uppercase)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }
}
