/// The place between pieces at which a change is likeliest, among windows of all sizes.
///
/// A window has up to 8 pieces on each side of its middle. It is moved along the
/// message with pieces of every size, from the finest to an eighth of the whole. The
/// score of a window is (√c − 1)·√d, with c its contrast and d its effective degrees of
/// freedom. Whatever d is, chance alone gives a score above 4.25 in fewer than one of
/// 1,000 messages, over all windows together (measured on independent draws and chains
/// of 100 to 200,000 symbols).
///
/// If windows of one size commonly have a contrast, the message wanders at that scale.
/// The contrast that three of four windows stay below then counts as dispersion at that
/// scale and at all greater ones.
struct ChangeCandidate {
  /// The symbols on both sides, as numbers in the message.
  let window: Range<Int>

  /// The first symbol of the right side.
  let middle: Int

  /// The size of the window's pieces: how many times the finest pieces were joined in
  /// pairs to make them.
  let level: Int

  /// Where to look for the exact place of the change: a few pieces on both sides of the
  /// middle.
  let around: Range<Int>

  /// c, the difference of the sides as a multiple of the difference that chance would
  /// cause.
  let contrast: Double

  /// φ, the variance of counts as a multiple of the variance for independent symbols.
  let dispersion: Double

  /// d, the number of independent directions in which pieces vary.
  let freedom: Double

  /// The score that a change must reach.
  static let neededScore = 4.25

  /// The contrast that a change must reach, (1 + 4.25/√d)².
  var neededContrast: Double {
    let root = 1 + Self.neededScore / freedom.squareRoot()
    return root * root
  }

  /// Whether the contrast is greater than chance explains.
  var isChange: Bool { contrast >= neededContrast }

  /// A window with its level, before its variation is known.
  private struct Entry {
    let level: Int
    let window: ChangeWindow
    /// φ for windows of this size, from the contrast that windows of the size commonly
    /// have.
    let common: Double

    /// Returns an upper bound on the score of a window whose contrast is at most
    /// `contrast`.
    func bound(_ contrast: Double) -> Double {
      max(0, contrast.squareRoot() - 1) * Double(window.degreesOfFreedom).squareRoot()
    }
  }

  /// The best window found so far, with what is known of it.
  private struct Best {
    let index: Int
    let score: Double
    let contrast: Double
    let dispersion: Double
    let freedom: Double
  }

  /// Finds the best candidate among windows of level `least` and above; `nil` if there
  /// are fewer than 8 pieces, or all symbols are equal.
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
    // Only windows that may still have the greatest score are computed exactly.
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

  /// How many pieces from the middle of the window the change may lie.
  private static let reach = 2

  /// The number of pieces from which wandering is estimated: among fewer, one or two
  /// changes would be taken for wandering.
  private static let manyPieces = 128

  /// The upper quartile of χ² with one degree of freedom, divided by its mean.
  ///
  /// With more degrees of freedom the quotient is nearer to 1.
  private static let upperQuartile = 1.323
}
