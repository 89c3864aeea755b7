extension String {
  /// The text of a number as people read it: below zero it begins with the sign −.
  ///
  /// Programs, and whoever pastes a number into a command, want the hyphen; so JSON, CSV
  /// and SPECs have that, and so has an exponent, which is a program's way of writing.
  package var withMinusSign: String {
    hasPrefix("-") ? "−" + dropFirst() : self
  }
}

extension Double {
  /// The number with six significant digits, as it stands in a sentence.
  ///
  /// All digits are in what programs read; a sentence with sixteen hides its point.
  package var inDigits: String {
    guard isFinite, self != 0 else {
      return self == 0 ? "0" : isNaN ? "undefined" : self < 0 ? "−inf" : "inf"
    }
    let digits = Int((Mathematics.log2(magnitude) / Mathematics.log2(10)).rounded(.down))
    // Powers of ten up to 22 are exact, so the nearest number of six digits comes out.
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
