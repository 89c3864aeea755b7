/// Amounts as colours, from near white to deep blue.
///
/// Lightness falls in perceptually equal steps, and hue carries no information, so the
/// order of two cells is the same for every reader and on a grey printer.
///
/// Source: Ottosson, *A perceptual color space for image processing*, 2020 (the space
/// Oklab, in which the steps were computed: lightness .975 to .375, chroma .012 to
/// .127, hue 250 degrees).
struct HeatRamp {
  /// The amount of the deepest colour.
  let greatest: Double

  /// The colour of an amount, as `#rrggbb`; an infinite amount has the deepest colour.
  func color(of amount: Double) -> String { Self.steps[step(of: amount)] }

  /// A text colour that can be read on the colour of an amount.
  func textColor(on amount: Double) -> String {
    step(of: amount) > Self.steps.count * 2 / 5 ? "#ffffff" : "#1a1d21"
  }

  private func step(of amount: Double) -> Int {
    guard amount.isFinite else { return Self.steps.count - 1 }
    let depth = greatest > 0 ? min(1, max(0, amount / greatest)) : 0
    return Int((depth * Double(Self.steps.count - 1)).rounded())
  }

  private static let steps = [
    "#f1f8ff", "#e7f2fd", "#deecfc", "#d4e6fa", "#cbe1f8", "#c2dbf5", "#b9d5f3", "#b0cff0",
    "#a8caed", "#9fc4ea", "#97bee7", "#8eb8e4", "#86b2e0", "#7eaddd", "#76a7d9", "#6ea1d5",
    "#669bd1", "#5f95cd", "#5790c9", "#508ac4", "#4884c0", "#417ebb", "#3979b6", "#3273b1",
    "#2a6dac", "#2268a7", "#1a62a2", "#105d9d", "#045797", "#005292", "#004c8c", "#004786",
    "#004180",
  ]
}
