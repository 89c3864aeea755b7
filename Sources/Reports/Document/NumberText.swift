internal import SourceCoding

/// Numbers as people read them; one below zero begins with the sign −.
package enum NumberText {
  /// A whole number with thousands separated: `12,481`.
  package static func grouped(_ number: Int) -> String {
    number.grouped.withMinusSign
  }

  /// A number of things, the noun in the number that it wants: `12 rows`.
  static func counted(_ number: Int, _ word: String) -> String {
    "\(grouped(number)) \(word.counted(by: number))"
  }

  /// An amount with thousands separated, as a part of `whole`; `inf` if infinite.
  ///
  /// Where the whole is small, as it is in worked examples, two decimals are kept.
  static func amount(_ number: Double, of whole: Double) -> String {
    let text = plain(number, decimals: whole < 1000 ? 2 : 0)
    guard let digits = Int(text.prefix { $0 != "." }), digits.magnitude >= 1000 else {
      return text.withMinusSign
    }
    return grouped(digits) + text.drop { $0 != "." }
  }

  /// A real with a fixed number of decimals, ties away from zero: `4.56768`.
  ///
  /// A number above zero gets its sign as well if it is to be `signed`.
  package static func fixed(_ number: Double, decimals: Int, signed: Bool = false) -> String {
    plain(number, decimals: decimals, signed: signed).withMinusSign
  }

  /// The same as programs read it, as they do in a picture.
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

  /// A real with four significant digits or more, and no zeros behind: `0.001`,
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

  /// A probability: six decimals, two significant digits where these would be `0.000000`
  /// or nearly so, and a bare `0` for what is impossible: `0.065143`, `3.2e-10`.
  static func probability(_ probability: Double) -> String {
    probability == 0
      ? "0"
      : probability < 1e-6 ? small(probability, digits: 2) : fixed(probability, decimals: 6)
  }

  /// The probability of what has so much surprisal, which no `Double` may hold; only
  /// infinitely much is impossible.
  static func probability(of surprisal: Information) -> String {
    // Below, a number has fewer and fewer digits, and at last none.
    surprisal.isFinite && surprisal.probability < 1e-300
      ? "< 1e-300" : probability(surprisal.probability)
  }

  /// A number that decimals would take for zero, by its power of ten: `9.537e-7`.
  ///
  /// It has at most so many significant `digits`, and no zeros behind. The number is not
  /// zero, and of magnitude below 0.0001.
  static func small(_ number: Double, digits: Int) -> String {
    // The shortest text that is the number alone has a digit before the point.
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

  /// A standard error, of which no more than two significant digits mean anything: `0.0012`,
  /// `36`, `1.2e-6`.
  static func error(_ number: Double) -> String {
    guard number >= 1e-4 else { return number == 0 ? "0" : small(number, digits: 2) }
    guard number < 10 else { return fixed(number, decimals: 0) }
    let decimals = [1, 0.1, 0.01, 0.001].count { number < $0 }
    return fixed(number, decimals: decimals + 1)
  }

  /// A part of a whole in percent with one decimal: `87.2`; empty for no whole.
  static func percent(_ part: Double, of whole: Double) -> String {
    whole == 0 || !whole.isFinite ? "" : fixed(100 * part / whole, decimals: 1)
  }

  private static func infinite(_ number: Double, signed: Bool = false) -> String {
    number.isNaN ? "undefined" : number < 0 ? "-inf" : signed ? "+inf" : "inf"
  }
}
