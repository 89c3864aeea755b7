/// e^x of many numbers at once, for x ≤ 0, and the sums that rows of predictions are made of.
///
/// Only what IEEE 754 fixes is used, in a fixed order, so results are the same on every machine.
///
///     e^x = 2^k · (1 + 2 r P(r²) / (Q(r²) − r P(r²)))   with r = x − k ln 2, at most ½ ln 2
///
/// *Bound:* within 2^−52 of the value; below e^−708 the result is 0.
///
/// Source: Moshier, *Cephes mathematical library*, 1989 (P and Q).
@inline(__always)
func exponential(_ x: SIMD4<Double>) -> SIMD4<Double> {
  let least = SIMD4<Double>(repeating: -708)
  let isLess = x .< least
  let clamped = x.replacing(with: least, where: isLess)
  // Adding 1.5 · 2^52 rounds to a whole number, which is then in the lowest bits.
  let magic = SIMD4<Double>(repeating: 0x1.8p52)
  let shifted = clamped * 0x1.71547652b82fep0 + magic
  let k = shifted - magic
  let r = (clamped - k * 0x1.62e42feep-1) - k * 0x1.a39ef35793c76p-33
  let z = r * r
  let p = r * ((z * 1.26177193074810590878e-4 + 3.02994407707441961300e-2) * z + 1)
  let q =
    ((z * 3.00198505138664455042e-6 + 2.52448340349684104192e-3) * z + 2.27265548208155028766e-1)
    * z + 2
  let fraction = p * 2 / (q - p) + 1
  // Adding k to the exponent, which lies above 52 bits.
  let bits =
    unsafe unsafeBitCast(fraction, to: SIMD4<UInt64>.self)
    &+ (unsafe unsafeBitCast(shifted, to: SIMD4<UInt64>.self) &<< 52)
  return unsafe unsafeBitCast(bits, to: SIMD4<Double>.self).replacing(with: 0, where: isLess)
}

/// e^x of one number, bit for bit as of many.
func exponential(_ x: Double) -> Double { exponential(SIMD4(repeating: x))[0] }

/// Writes e^(s − greatest) for each number, and hands back their sum.
///
/// - Precondition: `weights` has as many places as `numbers`; no number is above `greatest` or is NaN.
public func exponentials(
  of numbers: Span<Double>, below greatest: Double, into weights: inout MutableSpan<Double>
) -> Double {
  precondition(weights.count == numbers.count, "a place for each weight")
  let count = numbers.count
  var sums = SIMD4<Double>.zero
  // Safe because groups of four begin at least four below the counts, which are the same.
  return unsafe numbers.withUnsafeBytes { source in
    unsafe weights.withUnsafeMutableBytes { target in
      var index = 0
      while count - index >= 4 {
        let x = unsafe source.loadUnaligned(fromByteOffset: index * 8, as: SIMD4<Double>.self)
        let weight = exponential(x - greatest)
        unsafe target.storeBytes(of: weight, toByteOffset: index * 8, as: SIMD4<Double>.self)
        sums += weight
        index += 4
      }
      var sum = total(sums)
      while index < count {
        let x = unsafe source.loadUnaligned(fromByteOffset: index * 8, as: Double.self)
        let weight = exponential(x - greatest)
        unsafe target.storeBytes(of: weight, toByteOffset: index * 8, as: Double.self)
        sum += weight
        index += 1
      }
      return sum
    }
  }
}

/// Σ e^(β(s − g)), and the same times (s − g) and (s − g)², with g the greatest number.
///
/// - Precondition: no number is above `greatest` or is NaN; β ≥ 0.
public func boltzmannSums(
  of numbers: Span<Double>, below greatest: Double, at beta: Double
) -> (sum: Double, first: Double, second: Double) {
  let count = numbers.count
  var (sums, firsts, seconds) = (SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero)
  @inline(__always) func add(_ x: SIMD4<Double>, where mask: SIMDMask<SIMD4<Int64>>) {
    // What is impossible has no weight, however hot.
    let isOut = (x .== -.infinity) .| mask
    let distance = (x - greatest).replacing(with: 0, where: isOut)
    let weight = exponential(distance * beta).replacing(with: 0, where: isOut)
    let part = weight * distance
    sums += weight
    firsts += part
    seconds += part * distance
  }
  // Safe because groups of four begin at least four below the count.
  unsafe numbers.withUnsafeBytes { source in
    var index = 0
    let none = SIMDMask<SIMD4<Int64>>(repeating: false)
    while count - index >= 4 {
      add(
        unsafe source.loadUnaligned(fromByteOffset: index * 8, as: SIMD4<Double>.self), where: none)
      index += 4
    }
    guard index < count else { return }
    var (rest, isOut) = (SIMD4<Double>.zero, SIMDMask<SIMD4<Int64>>(repeating: true))
    for lane in 0..<count - index {
      rest[lane] = unsafe source.loadUnaligned(
        fromByteOffset: (index + lane) * 8, as: Double.self)
      isOut[lane] = false
    }
    add(rest, where: isOut)
  }
  return (total(sums), total(firsts), total(seconds))
}
