extension String {
  /// The text of a number for people to read: a negative number begins with the sign −.
  ///
  /// Programs, and users who paste a number into a command, need the hyphen; JSON, CSV
  /// and SPECs therefore contain a hyphen, and so does an exponent, which only programs
  /// write.
  package var withMinusSign: String {
    hasPrefix("-") ? "−" + dropFirst() : self
  }
}

extension Double {
  /// The number with six significant digits, for use in a sentence.
  ///
  /// Output for programs contains all digits; in a sentence, sixteen digits would hide
  /// the point.
  package var inDigits: String {
    guard isFinite, self != 0 else {
      return self == 0 ? "0" : isNaN ? "undefined" : self < 0 ? "−inf" : "inf"
    }
    let digits = Int((Mathematics.log2(magnitude) / Mathematics.log2(10)).rounded(.down))
    // Powers of ten up to 22 are exact, so this gives the nearest number of six digits.
    let places = 5 - digits
    let shown: Double
    if abs(places) <= 22 {
      let power = (0..<abs(places)).reduce(1.0) { product, _ in product * 10 }
      shown =
        places >= 0
        ? (self * power).rounded() / power : (self / power).rounded() * power
    } else {
      shown = self
    }
    let text = "\(shown)"
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text).withMinusSign
  }
}
