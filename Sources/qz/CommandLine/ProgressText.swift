import SourceCoding

/// The progress of a piece of work, as one line for people.
///
///     code 2 of 5  encoding and checking rans  45 %  1.2 of 2.6 G symbols  410 M/s  3 s left
struct ProgressText {
  /// The current stage of the work.
  let stage: WorkProgress.Stage

  /// The duration of the stage so far, in seconds.
  let seconds: Double

  /// The current piece, if there are several; otherwise `nil`.
  let round: WorkProgress.Round?

  /// The duration of all pieces so far, in seconds.
  let roundSeconds: Double

  init(
    _ stage: WorkProgress.Stage, seconds: Double, round: WorkProgress.Round? = nil,
    roundSeconds: Double = 0
  ) {
    (self.stage, self.seconds, self.round, self.roundSeconds) = (
      stage, seconds, round, roundSeconds
    )
  }

  /// The line, without a line feed: the work, the amount done, the rate, the time left.
  ///
  /// If it is too long, the rate is left out first, then the amount; finally words are
  /// cut.
  func line(width: Int) -> String {
    let pieces = round.map { "\($0.noun) \(min($0.index + 1, $0.count)) of \($0.count)" }
    let attempts: [[String?]] = [
      [pieces, stage.name, percent, amount, rate, timeLeft],
      [pieces, stage.name, percent, amount, timeLeft],
      [pieces, stage.name, percent, timeLeft], [pieces, stage.name, percent],
    ]
    let lines = attempts.map { $0.compactMap(\.self).joined(separator: "  ") }
    if let line = lines.first(where: { $0.count <= width }) { return line }
    return String((lines.last ?? stage.name).prefix(max(0, width - 1))) + "…"
  }

  /// The share of the stage that is done; `nil` if it is not known.
  private var part: Double? {
    stage.total.flatMap { $0 > 0 ? Double(stage.done) / Double($0) : nil }
  }

  private var percent: String? {
    part.map { "\(Int((100 * $0).rounded(.down))) %" }
  }

  private var amount: String? {
    guard let total = stage.total else {
      guard stage.done > 0 else { return nil }
      let (unit, letter) = Self.scale(of: Double(stage.done))
      return "\(Self.short(Double(stage.done) / unit))\(letter) \(stage.noun)"
    }
    guard total > 0 else { return nil }
    let (unit, letter) = Self.scale(of: Double(total))
    return "\(Self.short(Double(stage.done) / unit)) of \(Self.short(Double(total) / unit))"
      + "\(letter) \(stage.noun)"
  }

  private var rate: String? {
    guard stage.done > 0, seconds > 0 else { return nil }
    let rate = Double(stage.done) / seconds
    let (unit, letter) = Self.scale(of: rate)
    return "\(Self.short(rate / unit))\(letter)/s"
  }

  /// The remaining time: of all pieces if they are alike, otherwise of the stage.
  private var timeLeft: String? {
    if let round, round.areAlike {
      let done = Double(round.index) + (part ?? 0)
      guard done >= 0.5, roundSeconds > 0 else { return nil }
      return Self.time(roundSeconds / done * max(0, Double(round.count) - done)) + " left in all"
    }
    guard let part, part > 0, seconds > 0 else { return nil }
    return Self.time(seconds / part * (1 - part)) + " left"
  }

  private static func scale(of number: Double) -> (Double, String) {
    number >= 1e9
      ? (1e9, " G") : number >= 1e6 ? (1e6, " M") : number >= 1e3 ? (1e3, " k") : (1, "")
  }

  /// The number with two or three digits: `1.2`, `410`.
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
