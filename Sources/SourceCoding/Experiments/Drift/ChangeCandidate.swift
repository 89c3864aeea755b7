/// The place of some pieces at which a change is likeliest, over windows of all sizes.
///
/// Windows of 8 pieces a side are moved along the message, with pieces of every size from the
/// finest to an eighth of the whole. A window's score is (√c − 1)·√d, with c its contrast and
/// d its effective degrees of freedom; whatever d, chance alone exceeds a score of 4.25 in fewer
/// than one of 1,000 messages, all windows taken together (measured on independent draws and
/// chains from 100 to 200,000 symbols).
///
/// If windows of one size commonly have a contrast, the message wanders at that scale; what
/// three of four windows stay below counts as dispersion there and at all greater scales.
struct ChangeCandidate {
  /// The symbols of both sides.
  let window: Range<Int>

  /// The symbol that the right side begins with.
  let middle: Int

  /// How many times the finest pieces were joined in pairs to make those of the window.
  let level: Int

  /// Where the change is: around the middle of these symbols, a few pieces to both sides.
  let around: Range<Int>

  /// c, how many times as much the sides differ as chance would make them.
  let contrast: Double

  /// φ, how much more counts vary than those of independent symbols.
  let dispersion: Double

  /// d, in how many directions pieces vary.
  let freedom: Double

  /// The score that a change needs.
  static let neededScore = 4.25

  /// The contrast that a change needs, (1 + 4.25/√d)².
  var neededContrast: Double {
    let root = 1 + Self.neededScore / freedom.squareRoot()
    return root * root
  }

  /// Whether the contrast is more than chance.
  var isChange: Bool { contrast >= neededContrast }

  /// A window of a size, before its variation is known.
  private struct Entry {
    let level: Int
    let window: ChangeWindow
    /// φ of windows of this size, as they commonly differ.
    let common: Double

    /// No score is greater for a contrast that is no greater than this.
    func bound(_ contrast: Double) -> Double {
      max(0, contrast.squareRoot() - 1) * Double(window.degreesOfFreedom).squareRoot()
    }
  }

  /// What is known of the best window so far.
  private struct Best {
    let index: Int
    let score: Double
    let contrast: Double
    let dispersion: Double
    let freedom: Double
  }

  /// The best candidate among windows of a level and beyond; `nil` if there are fewer than 8
  /// pieces, or all symbols are equal.
  init?(in finest: MessagePieces, from least: Int = 0) {
    var levels: [MessagePieces] = []
    var pieces = finest
    while pieces.count >= 2 * ChangeWindow.side.least {
      levels.append(pieces)
      pieces = pieces.paired()
    }
    var entries: [Entry] = []
    var common = 1.0
    for (level, pieces) in levels.enumerated() {
      let places = ChangeWindow.side.least...pieces.count - ChangeWindow.side.least
      let windows = places.compactMap { ChangeWindow(at: $0, in: pieces) }
      if pieces.count >= Self.manyPieces, !windows.isEmpty {
        let sorted = windows.map(\.pearson).sorted()
        common = max(common, sorted[3 * sorted.count / 4] / Self.upperQuartile)
      }
      guard level >= least else { continue }
      entries += windows.map { Entry(level: level, window: $0, common: common) }
    }
    // Only the windows whose score may be the greatest are looked at closely.
    let bounds = entries.map { $0.bound($0.window.pearson) }
    var best: Best?
    for index in bounds.indices.sorted(by: { (-bounds[$0], $0) < (-bounds[$1], $1) }) {
      if let best, best.score > bounds[index] { break }
      let entry = entries[index]
      let pieces = levels[entry.level]
      let variation = entry.window.variation(in: pieces)
      let wander = max(1, entry.common / variation.dispersion)
      let contrast = variation.contrast / wander
      if let best, best.score > entry.bound(contrast) { continue }
      let freedom = entry.window.effectiveFreedom(variation, in: pieces)
      let score = (contrast.squareRoot() - 1) * freedom.squareRoot()
      guard best.map({ (score, $0.index) > ($0.score, index) }) ?? true else { continue }
      best = Best(
        index: index, score: score, contrast: contrast,
        dispersion: variation.dispersion * wander, freedom: freedom)
    }
    guard let best else { return nil }
    level = entries[best.index].level
    let (window, starts) = (entries[best.index].window, levels[level].starts)
    let (first, end) = (window.pieces.lowerBound, window.pieces.upperBound)
    self.window = starts[first]..<starts[end]
    middle = starts[window.place]
    let nearest = max(first, window.place - Self.reach)
    around = starts[nearest]..<starts[min(end, window.place + Self.reach)]
    (contrast, dispersion, freedom) = (best.contrast, best.dispersion, best.freedom)
  }

  /// How many pieces from the middle of the window the change may be.
  private static let reach = 2

  /// With fewer pieces, a change or two would be taken for wandering.
  private static let manyPieces = 128

  /// The upper quartile of χ² with one degree of freedom, over its mean; with more of them it
  /// is nearer to the mean.
  private static let upperQuartile = 1.323
}
