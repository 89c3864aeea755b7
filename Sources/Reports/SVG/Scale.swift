internal import SourceCoding

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A scale of an axis: the positions of numbers, and the numbers at its ticks.
struct Scale {
  /// The least and the greatest number on the axis.
  let domain: ClosedRange<Double>

  /// Whether equal distances represent equal factors.
  let isLogarithmic: Bool

  /// The start and the end of the axis in pixels; the end may have the smaller
  /// coordinate.
  let range: (start: Double, end: Double)

  /// Whether zero, which has no logarithm, has a separate place at the start of a
  /// logarithmic axis.
  ///
  /// It is not part of the domain, which begins ``zeroGap`` after it.
  let hasZero: Bool

  /// The pixels between zero and the domain of a logarithmic axis.
  static let zeroGap = 30.0

  /// The approximate number of ticks on a linear axis.
  private let tickCount: Double

  /// A scale that includes all finite `values`, extended to whole ticks unless it is
  /// tight.
  ///
  /// A logarithmic scale needs a value above zero; if a value is below zero, the scale
  /// is linear.
  init(
    of values: [Double], isLogarithmic: Bool = false, includingZero: Bool = false,
    isTight: Bool = false, tickCount: Double = 5, from start: Double, to end: Double
  ) {
    self.tickCount = tickCount
    let finite = values.filter(\.isFinite)
    let low = min(finite.min() ?? 0, includingZero ? 0 : .infinity)
    let high = max(finite.max() ?? 1, includingZero ? 0 : -.infinity)
    let least = finite.filter { $0 > 0 }.min()
    if isLogarithmic, low >= 0, let least {
      self.isLogarithmic = true
      hasZero = low == 0
      domain = least...max(high, least * 1.000_001)
    } else {
      self.isLogarithmic = false
      hasZero = false
      let step = Self.step(for: high > low ? high - low : max(1, abs(high)), tickCount)
      let bottom = (low / step).rounded(.down) * step
      domain =
        isTight && high > low
        ? low...high : bottom...max((high / step).rounded(.up) * step, bottom + step)
    }
    range = (start, end)
  }

  /// The position of a number in pixels.
  func position(of value: Double) -> Double {
    guard !hasZero || value >= domain.lowerBound else { return range.start }
    let part =
      isLogarithmic
      ? (log2(value) - log2(domain.lowerBound))
        / (log2(domain.upperBound) - log2(domain.lowerBound))
      : (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    let gap = hasZero ? (range.end > range.start ? Self.zeroGap : -Self.zeroGap) : 0
    let start = range.start + gap
    return start + (range.end - start) * min(1.5, max(-0.5, part))
  }

  /// The numbers at the ticks, about as many as requested, each 1, 2 or 5 times a power
  /// of ten.
  var ticks: [Double] {
    isLogarithmic ? (hasZero ? [0] : []) + logarithmicTicks : linearTicks
  }

  private var linearTicks: [Double] {
    let step = Self.step(for: domain.upperBound - domain.lowerBound, tickCount)
    let first = (domain.lowerBound / step).rounded(.up)
    let count = Int(((domain.upperBound / step) - first + 1e-9).rounded(.down))
    return (0...max(0, min(count, 20))).map { (first + Double($0)) * step }
  }

  private var logarithmicTicks: [Double] {
    let low = Int(log10(domain.lowerBound).rounded(.down))
    let high = Int(log10(domain.upperBound).rounded(.up))
    let decades = high - low
    let factors: [Double] = domain.upperBound <= 1000 * domain.lowerBound ? [1, 2, 5] : [1]
    let stride = max(1, (decades + 6) / 7)
    return (low...high).filter { ($0 - low) % stride == 0 }
      .flatMap { decade in factors.map { $0 * Self.powerOfTen(decade) } }
      .filter { $0 >= domain.lowerBound * 0.999_999 && $0 <= domain.upperBound * 1.000_001 }
  }

  /// The distance of ticks on a linear axis of the given length.
  private static func step(for length: Double, _ tickCount: Double) -> Double {
    guard length.isFinite, length > 0 else { return 1 }
    let rough = length / tickCount
    let power = powerOfTen(Int(log10(rough).rounded(.down)))
    let step = [1.0, 2, 5, 10].first { $0 * power >= rough * 0.999_999 } ?? 10
    return step * power
  }

  private static func powerOfTen(_ exponent: Int) -> Double {
    // Parsing gives the nearest `Double`, which multiplication might not.
    Double("1e\(exponent)") ?? 1
  }
}

extension NumberText {
  /// The text of a number at a tick: `0.2`, `1,500`, `2M`, `1e-6`.
  static func tick(_ value: Double) -> String {
    let size = abs(value)
    if size >= 1e6, size < 1e15 {
      let (unit, name) = size >= 1e12 ? (1e12, "T") : size >= 1e9 ? (1e9, "G") : (1e6, "M")
      return trimmed(value / unit) + name
    }
    if size != 0, size < 1e-4 { return small(value, digits: 6) }
    if size >= 1e15 { return "\(value)".withMinusSign }
    guard size >= 1000 else { return trimmed(value) }
    return size == size.rounded() ? grouped(Int(value)) : trimmed(value)
  }

  private static func trimmed(_ value: Double) -> String {
    let text = fixed(value, decimals: 5)
    let short = text.reversed().drop { $0 == "0" }
    return String((short.first == "." ? short.dropFirst() : short).reversed())
  }
}
