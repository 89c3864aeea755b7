/// Vectors of one length, packed so that dot products of any two are fast.
///
/// Eight partial sums are kept side by side and added in pairs at the end. So the order
/// of the additions is fixed, rounding errors grow only with an eighth of the length,
/// and the processor can work on several lanes at once.
struct DotProducts: Sendable {
  private let lanes: [SIMD8<Double>]
  private let stride: Int

  /// The number of vectors.
  let count: Int

  /// Packs `vectors`, which have `length` elements each.
  init(_ vectors: [[Double]], length: Int) {
    let stride = (length + 7) / 8
    var lanes: [SIMD8<Double>] = []
    lanes.reserveCapacity(stride * vectors.count)
    for vector in vectors {
      precondition(vector.count == length, "vectors of one length")
      for start in Swift.stride(from: 0, to: stride * 8, by: 8) {
        var lane = SIMD8<Double>.zero
        for index in start..<min(start + 8, length) { lane[index - start] = vector[index] }
        lanes.append(lane)
      }
    }
    self.lanes = lanes
    self.stride = stride
    count = vectors.count
  }

  /// Returns the sums Σ p (a − b), where a is vector `index` of these, b is each of the
  /// `others`, and p is the vector of `factors` with the same index as b.
  ///
  /// Differences are taken before they are multiplied and added, and they include the
  /// `low` digits that a and b have beyond their doubles. So no digits are lost where a
  /// and b are nearly equal.
  ///
  /// - Precondition: all vectors have the same length.
  func differences(
    of index: Int, low: DotProducts, from others: DotProducts, othersLow: DotProducts,
    times factors: DotProducts
  ) -> [Double] {
    precondition(stride == others.stride && stride == factors.stride, "vectors of one length")
    let range = index * stride..<(index + 1) * stride
    let (high, low) = (lanes.span.extracting(range), low.lanes.span.extracting(range))
    return (0..<others.count).map { other in
      let range = other * stride..<(other + 1) * stride
      let otherHigh = others.lanes.span.extracting(range)
      let otherLow = othersLow.lanes.span.extracting(range)
      let factor = factors.lanes.span.extracting(range)
      var sums = SIMD8<Double>.zero
      for lane in high.indices {
        let difference = (high[lane] - otherHigh[lane]) + (low[lane] - otherLow[lane])
        sums += factor[lane] * difference
      }
      return Self.sum(of: sums)
    }
  }

  /// Returns the dot products of vector `index` of these with each of the `others`.
  ///
  /// - Precondition: the others have the same length.
  func products(of index: Int, with others: DotProducts) -> [Double] {
    precondition(stride == others.stride, "vectors of one length")
    let vector = lanes.span.extracting(index * stride..<(index + 1) * stride)
    return (0..<others.count).map { other in
      let partner = others.lanes.span.extracting(other * stride..<(other + 1) * stride)
      var sums = SIMD8<Double>.zero
      for lane in vector.indices { sums += vector[lane] * partner[lane] }
      return Self.sum(of: sums)
    }
  }

  private static func sum(of sums: SIMD8<Double>) -> Double {
    let four = sums.lowHalf + sums.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }
}
