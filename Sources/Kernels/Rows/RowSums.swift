/// Calls `group` with four numbers at a time, and `rest` with each that is left, as bytes hold them.
@inline(__always)
private func forEachGroup(
  of numbers: Span<Double>, _ group: (SIMD4<Double>) -> Void, rest: (Double) -> Void
) {
  let count = numbers.count
  // Safe because groups of four begin at least four below the count.
  unsafe numbers.withUnsafeBytes { source in
    var index = 0
    while count - index >= 4 {
      group(unsafe source.loadUnaligned(fromByteOffset: index * 8, as: SIMD4<Double>.self))
      index += 4
    }
    while index < count {
      rest(unsafe source.loadUnaligned(fromByteOffset: index * 8, as: Double.self))
      index += 1
    }
  }
}

@inline(__always)
func total(_ lanes: SIMD4<Double>) -> Double {
  (lanes[0] + lanes[1]) + (lanes[2] + lanes[3])
}

/// The greatest of numbers, none of them NaN: −∞ of none.
public func greatest(of numbers: Span<Double>) -> Double {
  var lanes = SIMD4<Double>(repeating: -.infinity)
  var last = -Double.infinity
  forEachGroup(of: numbers) {
    lanes = lanes.replacing(with: $0, where: $0 .> lanes)
  } rest: {
    last = $0 > last ? $0 : last
  }
  return max(max(lanes[0], lanes[1]), max(max(lanes[2], lanes[3]), last))
}

/// Whether every number is finite and of magnitude at most `limit`, or −∞.
public func areLegal(_ numbers: Span<Double>, upTo limit: Double) -> Bool {
  var isLegal = SIMDMask<SIMD4<Int64>>(repeating: true)
  var isRestLegal = true
  let bound = SIMD4<Double>(repeating: limit)
  forEachGroup(of: numbers) {
    let isIn = ($0 .<= bound) .& ($0 .>= -bound) .| ($0 .== -.infinity)
    isLegal.replace(with: false, where: .!isIn)
  } rest: {
    if !($0.magnitude <= limit || $0 == -.infinity) { isRestLegal = false }
  }
  return isRestLegal && all(isLegal)
}

/// The sum of the numbers' squares.
public func sumOfSquares(_ numbers: Span<Double>) -> Double {
  var lanes = SIMD4<Double>.zero
  var last = 0.0
  forEachGroup(of: numbers) {
    lanes += $0 * $0
  } rest: {
    last += $0 * $0
  }
  return total(lanes) + last
}

/// How many numbers are above a value.
public func count(of numbers: Span<Double>, above value: Double) -> Int {
  var lanes = SIMD4<Int64>.zero
  var last = 0
  let bound = SIMD4<Double>(repeating: value)
  forEachGroup(of: numbers) {
    lanes = lanes.replacing(with: lanes &+ 1, where: $0 .> bound)
  } rest: {
    if $0 > value { last += 1 }
  }
  return Int(lanes.wrappedSum()) + last
}

/// The sum of the numbers that are not −∞, how many these are, and how many are `value`.
public func possibleSum(
  of numbers: Span<Double>, counting value: Double
) -> (sum: Double, count: Int, equal: Int) {
  var lanes = SIMD4<Double>.zero
  var (possible, equal) = (SIMD4<Int64>.zero, SIMD4<Int64>.zero)
  var (lastSum, lastCount, lastEqual) = (0.0, 0, 0)
  let bound = SIMD4<Double>(repeating: value)
  forEachGroup(of: numbers) {
    let isPossible = $0 .> -.infinity
    lanes += $0.replacing(with: 0, where: .!isPossible)
    possible = possible.replacing(with: possible &+ 1, where: isPossible)
    equal = equal.replacing(with: equal &+ 1, where: $0 .== bound)
  } rest: {
    guard $0 > -.infinity else { return }
    lastSum += $0
    lastCount += 1
    if $0 == value { lastEqual += 1 }
  }
  return (
    total(lanes) + lastSum, Int(possible.wrappedSum()) + lastCount,
    Int(equal.wrappedSum()) + lastEqual
  )
}

/// What of a row lies between two bounds, and what below.
public struct LevelSums: Hashable, Sendable {
  /// The weights of numbers above the floor, up to the ceiling.
  public var sum = 0.0
  /// How many numbers these are.
  public var count = 0
  /// The weights of numbers up to the floor.
  public var rest = 0.0
  /// The greatest number up to the floor; −∞ for none.
  public var greatestRest = -Double.infinity

  /// The sums over a row.
  ///
  /// - Parameters:
  ///   - numbers: the logarithms.
  ///   - weights: what each of them weighs.
  ///   - floor: numbers up to this one are the rest.
  ///   - ceiling: numbers above this one do not count.
  /// - Precondition: there are as many weights as numbers; floor ≤ ceiling.
  public init(
    of numbers: Span<Double>, weights: Span<Double>, above floor: Double, upTo ceiling: Double
  ) {
    precondition(weights.count == numbers.count, "a weight for each number")
    var (sums, rests) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    var counts = SIMD4<Int64>.zero
    var greatest = SIMD4<Double>(repeating: -.infinity)
    let (low, high) = (SIMD4<Double>(repeating: floor), SIMD4<Double>(repeating: ceiling))
    let count = numbers.count
    var index = 0
    // Safe because groups of four begin at least four below the counts, which are the same.
    unsafe numbers.withUnsafeBytes { logs in
      unsafe weights.withUnsafeBytes { shares in
        while count - index >= 4 {
          let x = unsafe logs.loadUnaligned(fromByteOffset: index * 8, as: SIMD4<Double>.self)
          let weight = unsafe shares.loadUnaligned(
            fromByteOffset: index * 8, as: SIMD4<Double>.self)
          let isRest = x .<= low
          let isIn = (x .> low) .& (x .<= high)
          sums += weight.replacing(with: 0, where: .!isIn)
          rests += weight.replacing(with: 0, where: .!isRest)
          counts = counts.replacing(with: counts &+ 1, where: isIn)
          greatest = greatest.replacing(with: x, where: isRest .& (x .> greatest))
          index += 4
        }
      }
    }
    sum = total(sums)
    rest = total(rests)
    self.count = Int(counts.wrappedSum())
    greatestRest = greatest.max()
    while index < count {
      let (x, weight) = (numbers[index], weights[index])
      if x <= floor {
        rest += weight
        greatestRest = Swift.max(greatestRest, x)
      } else if x <= ceiling {
        sum += weight
        self.count += 1
      }
      index += 1
    }
  }
}

/// Subtracts an amount from each number.
public func subtract(_ amount: Double, from numbers: inout MutableSpan<Double>) {
  for index in numbers.indices { unsafe numbers[unchecked: index] -= amount }
}

/// Multiplies each number.
public func multiply(_ numbers: inout MutableSpan<Double>, by factor: Double) {
  for index in numbers.indices { unsafe numbers[unchecked: index] *= factor }
}

/// Writes 32-bit reals, the low byte first, as doubles.
///
/// - Precondition: there are four bytes for each number.
public func convertSingles(_ bytes: Span<UInt8>, into numbers: inout MutableSpan<Double>) {
  precondition(bytes.count == 4 * numbers.count, "four bytes for each number")
  // Safe because each load is of four bytes below four times the count.
  unsafe bytes.withUnsafeBytes { source in
    for index in numbers.indices {
      let word = unsafe source.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)
      unsafe numbers[unchecked: index] = Double(Float(bitPattern: UInt32(littleEndian: word)))
    }
  }
}

/// Writes 64-bit reals, the low byte first, as doubles.
///
/// - Precondition: there are eight bytes for each number.
public func convertDoubles(_ bytes: Span<UInt8>, into numbers: inout MutableSpan<Double>) {
  precondition(bytes.count == 8 * numbers.count, "eight bytes for each number")
  // Safe because each load is of eight bytes below eight times the count.
  unsafe bytes.withUnsafeBytes { source in
    for index in numbers.indices {
      let word = unsafe source.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self)
      unsafe numbers[unchecked: index] = Double(bitPattern: UInt64(littleEndian: word))
    }
  }
}

/// Writes 16-bit words, the low byte first, times a scale and plus a least, as llama-perplexity does: in
/// single precision.
///
/// - Precondition: there are two bytes for each number.
public func convertScaledWords(
  _ bytes: Span<UInt8>, scale: Float, least: Float, into numbers: inout MutableSpan<Double>
) {
  precondition(bytes.count == 2 * numbers.count, "two bytes for each number")
  // Safe because each load is of two bytes below twice the count.
  unsafe bytes.withUnsafeBytes { source in
    for index in numbers.indices {
      let word = unsafe source.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self)
      unsafe numbers[unchecked: index] = Double(scale * Float(UInt16(littleEndian: word)) + least)
    }
  }
}
