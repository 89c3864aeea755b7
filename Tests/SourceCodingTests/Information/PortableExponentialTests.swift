import Testing

@testable import SourceCoding

struct PortableExponentialTests {
  @Test func `exponentials agree with those of the system`() {
    var rng = seededGenerator(14)
    for _ in 0..<5000 {
      let x = (rng.nextFraction() - 0.5) * 2 * (rng.next() % 2 == 0 ? 700 : 1)
      #expect(agrees(PortableExponential.exp(x), Mathematics.exp(x), within: 0x1p-51), "\(x)")
    }
    #expect(PortableExponential.exp(0) == 1)
  }

  // Worked out to fifty digits with mpmath, and rounded.
  @Test(
    arguments: [
      (1, 2.718281828459045), (-0.5, 0.6065306597126334), (1e-17, 1),
      (-255, 1.7984862202794635e-111), (100, 2.6881171418161356e43),
    ])
  func `exponentials are those of the mathematicians`(x: Double, expected: Double) {
    #expect(agrees(PortableExponential.exp(x), expected, within: 0x1p-51))
  }

  @Test func `beyond all numbers it is nothing or infinite`() {
    #expect(PortableExponential.exp(-800) == 0 && PortableExponential.exp(-.infinity) == 0)
    #expect(PortableExponential.exp(800) == .infinity)
    #expect(PortableExponential.exp(.infinity) == .infinity)
    let least = PortableExponential.exp(-744)
    #expect(least > 0 && least < .leastNormalMagnitude)
  }

  @Test func `the exponential of a logarithm is the number`() {
    var rng = seededGenerator(15)
    for _ in 0..<2000 {
      let x = Double(bitPattern: rng.next() & 0x0FFF_FFFF_FFFF_FFFF | 0x3000_0000_0000_0000)
      let found = PortableExponential.exp(PortableLogarithm.log(x))
      // An error of 2^-52 of the logarithm is a part of the number.
      #expect(agrees(found, x, within: 0x1p-50 * (1 + abs(PortableLogarithm.log(x)))))
    }
  }

  @Test func `powers are products`() {
    var rng = seededGenerator(16)
    for n in 0...300 {
      let x = rng.nextFraction()
      let product = (0..<n).reduce(1.0) { product, _ in product * x }
      let found = PortableExponential.power(x, n)
      #expect(agrees(found, product, within: 0x1p-52 * Double(n)) || product < 1e-300)
      #expect(
        PortableExponential.power(0.5, n) == Double(sign: .plus, exponent: -n, significand: 1))
    }
    #expect(PortableExponential.power(0, 0) == 1 && PortableExponential.power(0, 3) == 0)
  }

  @Test func `ln(1 + x) agrees with that of the system`() {
    var rng = seededGenerator(17)
    for _ in 0..<2000 {
      let x =
        rng.nextFraction()
        * Double(sign: .plus, exponent: Int(rng.next() % 80) - 60, significand: 1)
      let found = PortableLogarithm.logOfOnePlus(x)
      #expect(agrees(found, Mathematics.log1p(x), within: 4e-15), "\(x)")
    }
    #expect(PortableLogarithm.logOfOnePlus(0) == 0)
  }
}
