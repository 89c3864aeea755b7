import Testing

@testable import SourceCoding

/// References are from mpmath 1.3 at 400 digits, as (high + low) · 2^exponent.
struct WideRealTests {
  private func expect(
    _ value: WideReal, isNear reference: (Double, Double, Int), within error: Double
  ) {
    let (high, low, exponent) = reference
    let expected = WideReal(sumOf: high, low).scaled(byPowerOfTwo: exponent)
    let difference = ((value - expected) / expected).value
    #expect(abs(difference) < error, "\(difference)")
  }

  @Test(arguments: [
    (2.0, (1.3862943611198906, 4.638093627692599e-17, -1)),
    (0.5, (-1.3862943611198906, -4.638093627692599e-17, -1)),
    (3.0, (1.0986122886681098, -9.07129723500153e-17, 0)),
    (1.0000000000000002, (1.9999999999999998, 3.286920438420882e-32, -53)),
    (0.9999999999999999, (-1.0, -5.551115123125783e-17, -53)),
    (1.0000001, (1.677721517093492, 2.55847670695921e-17, -24)),
    (0.9999999, (-1.6777216830030068, -9.277574430703386e-17, -24)),
    (1.41421356, (1.3862943544077644, 8.260890545657263e-17, -2)),
    (1.4142135623730951, (1.3862943611198908, 9.776867765837159e-17, -2)),
    (0.70710678, (-1.3862943678320168, -1.0152967097279361e-17, -2)),
    (0.7109375, (-1.3646830296110686, 7.746716025041147e-17, -2)),
    (1e-300, (-1.3491709529261986, -4.623065659513639e-17, 9)),
    (1e+300, (1.3491709529261986, 4.6382148493750475e-17, 9)),
    (.leastNonzeroMagnitude, (-1.4539845154714477, -8.637586603356832e-17, 9)),
    (1.7e+308, (1.3861852283070863, 6.042269776952081e-17, 9)),
    (7.0, (1.9459101490553132, 7.323586207904907e-17, 0)),
    (0.1, (-1.1512925464970227, -8.575121814028993e-17, 1)),
    (0.75, (-1.1507282898071236, -1.0428642465770256e-16, -2)),
    (1.3, (1.0494570578699642, 1.0653451341391026e-16, -2)),
  ])
  func `logarithms have thirty digits`(x: Double, reference: (Double, Double, Int)) {
    expect(WideReal(x).naturalLogarithm, isNear: reference, within: 0x1p-97)
  }

  @Test(arguments: [
    (1.0, (1.3591409142295225, 7.228234458646251e-17, 1)),
    (-1.0, (1.4715177646857693, -4.971501469115345e-17, -2)),
    (1e-20, (1.0, 1e-20, 0)),
    (-1e-09, (1.999999998, -5.556386305174708e-17, -1)),
    (0.5, (1.6487212707001282, -4.731568479435833e-17, 0)),
    (700.0, (1.8487224168045802, 3.0379502380447233e-17, 1009)),
    (-700.0, (1.081828175944821, 9.312926389907246e-18, -1010)),
    (-693147.25, (1.8658321113000336, -9.787962560956503e-17, -1_000_001)),
    (12345.678, (1.0341367769780792, -2.259145329250913e-17, 17811)),
    (-1000000.0, (1.9441115981729287, -5.598119901631988e-17, -1_442_696)),
    (-690000000.0, (1.7250225829718318, 3.704671137631163e-17, -995_459_579)),
    (0.34657359027997264, (1.414213562373095, 1.0897353451090442e-16, 0)),
  ])
  func `exponentials have thirty digits, less those of the exponent`(
    x: Double, reference: (Double, Double, Int)
  ) {
    expect(
      WideReal(x).exponential, isNear: reference, within: 0x1p-95 * max(1, abs(x)))
  }

  @Test func `what doubles hold comes back`() {
    for x in [0, 1, -3.5, .leastNonzeroMagnitude, 1.7e308, -2.3e-300, 0x1p256, 0x1p-256, 0x1p255] {
      #expect(WideReal(x).value == x)
    }
    #expect(WideReal(count: .max) + WideReal(1) == WideReal(0x1p64))
    #expect(WideReal(1).scaled(byPowerOfTwo: -2000).value == 0)
  }

  @Test func `powers go on where doubles end`() {
    #expect(WideReal(0.5).power(100_000) == WideReal(1).scaled(byPowerOfTwo: -100_000))
    #expect(WideReal(0.5).power(100_000) < WideReal(.leastNonzeroMagnitude))
    let cube = WideReal(1e-200).power(3)
    #expect(cube / WideReal(1e-200) / WideReal(1e-200) == WideReal(1e-200))
  }

  @Test func `a small number is not lost beside a great one`() {
    let one = WideReal(1)
    let tiny = WideReal(1).scaled(byPowerOfTwo: -500)
    #expect((one + tiny) - one == tiny)
    #expect(one + tiny > one)
    #expect(one - tiny < one)
    #expect((one - tiny).exponent == -1)
    #expect(one + WideReal(1).scaled(byPowerOfTwo: -5000) == one)
  }

  @Test func `numbers of different scales are in order`() {
    let numbers: [Double] = [
      -2e300, -1, -1e-300, 0, .leastNonzeroMagnitude, 1e-300, 1e-77, 1, 3, 1e77, 1e300,
    ]
    let wide = numbers.map(WideReal.init)
    #expect(wide.shuffled().sorted() == wide)
  }

  @Test(arguments: [0, 1, -1, 7, -700, 5000])
  func `the logarithm of a power of two less a bit is just below that of the power`(k: Int) {
    let power = WideReal(1).scaled(byPowerOfTwo: k)
    let tiny = 0x1p-80
    let below = (power - power * WideReal(tiny)).naturalLogarithm
    let difference = below - power.naturalLogarithm
    // ln(1 − t) = −t − t²/2 − …
    #expect(abs(difference.value / -tiny - 1) < (k == 0 ? 1e-15 : 1e-5))
  }
}
