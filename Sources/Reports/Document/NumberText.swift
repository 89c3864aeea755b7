internal import SourceCoding

/// Numbers formatted for people; a negative number begins with the sign −.
package enum NumberText {
  /// A whole number with thousands separated: `12,481`.
  package static func grouped(_ number: Int) -> String {
    number.grouped.withMinusSign
  }

  /// A number of things, with the noun in its singular or plural: `12 rows`.
  static func counted(_ number: Int, _ word: String) -> String {
    number.counted(word).withMinusSign
  }

  /// An amount with thousands separated, with decimals that suit the size of `whole`;
  /// `inf` if infinite.
  ///
  /// If the whole is small, as in worked examples, two decimals are kept.
  static func amount(_ number: Double, of whole: Double) -> String {
    let text = plain(number, decimals: whole < 1000 ? 2 : 0)
    guard let digits = Int(text.prefix { $0 != "." }), digits.magnitude >= 1000 else {
      return text.withMinusSign
    }
    return grouped(digits) + text.drop { $0 != "." }
  }

  /// An amount with its noun, which is singular if the text is `1`: `12 bits`.
  static func amount(_ number: Double, _ word: String) -> String {
    let text = amount(number, of: .infinity)
    return "\(text) \(word.counted(by: text == "1" ? 1 : 2))"
  }

  /// A real with a fixed number of decimals, ties away from zero: `4.56768`.
  ///
  /// If `signed` is true, a number above zero has a sign too.
  package static func fixed(_ number: Double, decimals: Int, signed: Bool = false) -> String {
    plain(number, decimals: decimals, signed: signed).withMinusSign
  }

  /// The same with the hyphen that programs need, as in a picture.
  static func plain(_ number: Double, decimals: Int, signed: Bool = false) -> String {
    guard number.isFinite else { return infinite(number, signed: signed) }
    let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    let scaled = (number.magnitude * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled < 0x1p62 else { return "\(number)" }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = scaled == 0 ? "" : number < 0 ? "-" : signed ? "+" : ""
    guard decimals > 0 else { return sign + padded }
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// A real with at least four significant digits and no trailing zeros: `0.001`,
  /// `12345.5`, `9.537e-7`.
  static func significant(_ number: Double) -> String {
    let size = number.magnitude
    guard size != 0 else { return "0" }
    guard size >= 1e-6 else { return small(number, digits: 4) }
    guard size < 1e12 else { return "\(number)".withMinusSign }
    let decimals = size >= 1000 ? 1 : size >= 1 ? 4 : size >= 0.01 ? 5 : 9
    let text = fixed(number, decimals: decimals)
    let digits = text.reversed().drop { $0 == "0" }
    return String(digits.drop { $0 == "." }.reversed())
  }

  /// A probability with six decimals, or with two significant digits if these would be
  /// `0.000000` or nearly so, and `0` for an impossible symbol: `0.065143`, `3.2e-10`.
  static func probability(_ probability: Double) -> String {
    probability == 0
      ? "0"
      : probability < 1e-6 ? small(probability, digits: 2) : fixed(probability, decimals: 6)
  }

  /// The probability with the given surprisal, which may be too small for a `Double`;
  /// it is 0 only for an infinite surprisal.
  static func probability(of surprisal: Information) -> String {
    // Below this limit a `Double` has fewer and fewer digits, and finally none.
    surprisal.isFinite && surprisal.probability < 1e-300
      ? scientific(bans: -surprisal.bans, digits: 2) : probability(surprisal.probability)
  }

  /// A perplexity, which may be too great for a `Double`: `13.8155`, `1.9701e434`.
  ///
  /// - Parameters:
  ///   - information: its logarithm.
  ///   - factor: a factor above 0, for the error of a perplexity.
  ///   - decimals: the number of decimals.
  /// - Returns: the number; `inf` only if the logarithm is infinite.
  static func perplexity(
    of information: Information, times factor: Double = 1, decimals: Int
  ) -> String {
    let value = factor * information.perplexity
    guard information.isFinite, factor > 0, factor.isFinite, value >= 1e15 else {
      return fixed(value, decimals: decimals)
    }
    return scientific(bans: information.bans + Information(surprisalOf: 1 / factor).bans, digits: 5)
  }

  /// The power of ten with the given exponent, in at most `digits` significant digits:
  /// `4.1e-602`.
  private static func scientific(bans: Double, digits: Int) -> String {
    // Beyond this, no digit of the mantissa is known.
    guard bans.magnitude < 1e12 else { return "10^\(significant(bans))" }
    let exponent = bans.rounded(.down)
    let scale = (1..<digits).reduce(1.0) { power, _ in power * 10 }
    let mantissa = (Information(bans: bans - exponent).perplexity * scale).rounded() / scale
    let isNext = mantissa >= 10
    let text = "\(isNext ? 1 : mantissa)"
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
      + "e\(Int(exponent) + (isNext ? 1 : 0))"
  }

  /// A number that decimals would show as zero, with a power of ten: `9.537e-7`.
  ///
  /// It has at most `digits` significant digits, and no trailing zeros. The number is
  /// not zero, and its magnitude is below 0.0001.
  static func small(_ number: Double, digits: Int) -> String {
    // The shortest text of a number has one digit before the point.
    let parts = "\(number)".split(separator: "e")
    guard parts.count == 2, let first = Double(parts[0]), let exponent = Int(parts[1]) else {
      return "\(number)"
    }
    let scale = (1..<digits).reduce(1.0) { power, _ in power * 10 }
    let rounded = (first * scale).rounded() / scale
    let isNext = rounded.magnitude >= 10
    let text = "\(isNext ? rounded / 10 : rounded)"
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text).withMinusSign
      + "e\(isNext ? exponent + 1 : exponent)"
  }

  /// A standard error with two significant digits, as more have no meaning: `0.0012`,
  /// `36`, `1.2e-6`.
  static func error(_ number: Double) -> String {
    guard number >= 1e-4 else { return number == 0 ? "0" : small(number, digits: 2) }
    guard number < 10 else { return fixed(number, decimals: 0) }
    let decimals = [1, 0.1, 0.01, 0.001].count { number < $0 }
    return fixed(number, decimals: decimals + 1)
  }

  /// A part of a whole in percent with one decimal: `87.2`; empty if the whole is 0.
  ///
  /// Beyond a million times the whole it is only a bound, `> 1e8`.
  static func percent(_ part: Double, of whole: Double) -> String {
    guard whole != 0, whole.isFinite else { return "" }
    let ratio = part / whole
    guard ratio.magnitude > 1e6, ratio.isFinite || part.isFinite else {
      return fixed(100 * ratio, decimals: 1)
    }
    return ratio < 0 ? "< −1e8" : "> 1e8"
  }

  private static func infinite(_ number: Double, signed: Bool = false) -> String {
    number.isNaN ? "undefined" : number < 0 ? "-inf" : signed ? "+inf" : "inf"
  }
}
