import Testing

@testable import SourceCoding

struct PortableLogarithmTests {
  @Test func `logarithms agree with those of the system`() {
    var rng = seededGenerator(12)
    for _ in 0..<2000 {
      let x = Double(bitPattern: rng.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x2000_0000_0000_0000)
      #expect(agrees(PortableLogarithm.log(x), Mathematics.log(x), within: 1e-14))
      let n = Double(1 + rng.next() >> (1 + rng.next() % 62))
      #expect(
        agrees(PortableLogarithm.logOfStep(above: n), Mathematics.log1p(1 / n), within: 4e-15))
    }
    #expect(PortableLogarithm.log(1) == 0)
  }

  @Test func `steps shrink as numbers grow`() {
    for n in 1..<5000 {
      let n = Double(n)
      #expect(
        PortableLogarithm.logOfStep(above: n) > PortableLogarithm.logOfStep(above: n + 1))
    }
  }

  // Worked out to fifty digits with mpmath, and rounded.
  @Test(
    arguments: [
      (2, 0.6931471805599453), (10, 2.302585092994046), (0.1, -2.3025850929940455),
      (1.0000001, 9.999999505838704e-08), (12345.678, 9.421061321291832),
    ])
  func `logarithms are those of the mathematicians`(x: Double, expected: Double) {
    #expect(agrees(PortableLogarithm.log(x), expected, within: 4e-15))
  }
}
