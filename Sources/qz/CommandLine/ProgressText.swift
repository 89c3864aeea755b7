/// How far a piece of work is, in a line for people.
enum ProgressText {
  /// The line: what, how much of how much, rate, time left.
  ///
  ///     counting  45 %  1.2 of 2.6 G symbols  410 M/s  3 s left
  ///
  /// - Parameters:
  ///   - name: What is being done.
  ///   - done: How many symbols are done.
  ///   - total: How many there are.
  ///   - seconds: How long it took so far.
  /// - Returns: The line, without a line feed.
  static func line(_ name: String, done: Int, total: Int, seconds: Double) -> String {
    guard total > 0, seconds > 0 else { return name }
    let (unit, letter) = scale(of: Double(total))
    let rate = Double(done) / seconds
    let percent = Int((100 * Double(done) / Double(total)).rounded(.down))
    var parts = [
      name, "\(percent) %",
      "\(short(Double(done) / unit)) of \(short(Double(total) / unit))\(letter) symbols",
    ]
    if rate > 0 {
      let (rateUnit, rateLetter) = scale(of: rate)
      parts.append("\(short(rate / rateUnit))\(rateLetter)/s")
      parts.append(time(Double(total - done) / rate) + " left")
    }
    return parts.joined(separator: "  ")
  }

  private static func scale(of number: Double) -> (Double, String) {
    number >= 1e9
      ? (1e9, " G") : number >= 1e6 ? (1e6, " M") : number >= 1e3 ? (1e3, " k") : (1, "")
  }

  /// Two or three digits: `1.2`, `410`.
  private static func short(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths >= 100 || tenths % 10 == 0
      ? "\(Int(number.rounded()))" : "\(tenths / 10).\(tenths % 10)"
  }

  private static func time(_ seconds: Double) -> String {
    guard seconds < 1e9 else { return "long" }
    let whole = Int(seconds.rounded(.up))
    return whole < 100
      ? "\(whole) s"
      : whole < 6000 ? "\(whole / 60) min" : "\(whole / 3600) h \(whole / 60 % 60) min"
  }
}
