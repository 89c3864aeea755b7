import Kernels
import Testing

struct RowSumsTests {
  /// Numbers of every length up to three groups and more, some of them impossible.
  private static func numbers(_ count: Int) -> [Double] {
    (0..<count).map { (index: Int) -> Double in
      let number = Double(index * 7919 % 31) - 20
      return index % 5 == 3 ? -Double.infinity : number
    }
  }

  @Test(arguments: 0..<14)
  func `sums are those of one number after another`(length: Int) {
    let numbers = Self.numbers(length)
    let possible = numbers.filter { $0 > -.infinity }
    let most = greatest(of: numbers.span)
    #expect(most == (numbers.max() ?? -Double.infinity))
    let squares = sumOfSquares(possible.span)
    #expect(squares == possible.reduce(0) { $0 + $1 * $1 })
    let above = count(of: numbers.span, above: -5)
    #expect(above == numbers.count { $0 > -5 })
    let found = possibleSum(of: numbers.span, counting: -13)
    #expect(found.sum == possible.reduce(0, +))
    #expect(found.count == possible.count)
    #expect(found.equal == numbers.count { $0 == -13 })
  }

  @Test(arguments: 0..<14)
  func `a level is what lies between its bounds`(length: Int) {
    let numbers = Self.numbers(length)
    let weights = numbers.indices.map { Double($0 + 1) }
    for ceiling in [-3] + numbers.filter({ $0 >= -12 }) {
      let level = LevelSums(of: numbers.span, weights: weights.span, above: -12, upTo: ceiling)
      let inside = numbers.indices.filter { -12 < numbers[$0] && numbers[$0] <= ceiling }
      let below = numbers.indices.filter { numbers[$0] <= -12 }
      #expect(level.sum == inside.reduce(0) { $0 + weights[$1] })
      #expect(level.count == inside.count)
      #expect(level.rest == below.reduce(0) { $0 + weights[$1] })
      let least = below.map { numbers[$0] }.max() ?? -Double.infinity
      #expect(level.greatestRest == least)
    }
  }

  @Test(arguments: 1..<10)
  func `a number that is not legal is found at any place`(length: Int) {
    let bads: [Double] = [Double.nan, Double.infinity, 2e300, -2e300]
    for (bad, place) in bads.flatMap({ bad in (0..<length).map { (bad, $0) } }) {
      var numbers = Array(repeating: -1e300, count: length)
      numbers[(place + 1) % length] = -Double.infinity
      let wasLegal = areLegal(numbers.span, upTo: 1e300)
      numbers[place] = bad
      let isLegal = areLegal(numbers.span, upTo: 1e300)
      #expect(wasLegal && !isLegal)
    }
  }

  @Test func `bytes are the reals that they hold`() {
    let singles: [Float] = [0, -1.5, .infinity, 3.25e-20]
    let bytes = singles.flatMap { value in
      (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) }
    }
    var numbers = Array(repeating: 0.0, count: 4)
    var span = numbers.mutableSpan
    convertSingles(bytes.span, into: &span)
    #expect(numbers == singles.map(Double.init))
    let doubles = [0.1, -Double.infinity, Double.leastNonzeroMagnitude]
    let more = doubles.flatMap { value in
      (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> UInt64(8 * $0)) }
    }
    var others = Array(repeating: 0.0, count: 3)
    var otherSpan = others.mutableSpan
    convertDoubles(more.span, into: &otherSpan)
    #expect(others == doubles)
    let words: [UInt8] = [1, 0, 255, 255]
    var scaled = [0.0, 0.0]
    var scaledSpan = scaled.mutableSpan
    convertScaledWords(words.span, scale: 0.5, least: -16, into: &scaledSpan)
    subtract(1, from: &scaledSpan)
    multiply(&scaledSpan, by: 2)
    #expect(scaled == [-33, 65501])
  }
}
