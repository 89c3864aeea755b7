import SourceCoding
import Testing

@testable import Reports

struct NumberTextTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1000, "−1,000"),
    (Int.min, "−9,223,372,036,854,775,808"),
  ])
  func `thousands are separated`(number: Int, text: String) {
    #expect(NumberText.grouped(number) == text)
  }

  @Test(arguments: [
    (4.567_68, 5, "4.56768"), (0, 5, "0.00000"), (-0.004, 2, "0.00"), (-0.006, 2, "−0.01"),
    (0.000_004_9, 5, "0.00000"), (2.5, 0, "3"), (12_345.678, 1, "12345.7"), (.infinity, 3, "inf"),
    (-.infinity, 3, "−inf"), (.nan, 3, "undefined"),
  ])
  func `decimals are fixed and rounded`(number: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(number, decimals: decimals) == text)
  }

  @Test func `signs are shown on demand, and zero has none`() {
    #expect(NumberText.fixed(0.5, decimals: 1, signed: true) == "+0.5")
    #expect(NumberText.fixed(-0.5, decimals: 1, signed: true) == "−0.5")
    #expect(NumberText.fixed(0, decimals: 1, signed: true) == "0.0")
  }

  @Test func `parts of nothing are no percentage`() {
    #expect(NumberText.percent(1, of: 8) == "12.5")
    #expect(NumberText.percent(1, of: 0) == "")
  }

  @Test(arguments: [
    (12.345, 999, "12.35"), (12.345, 1000, "12"), (1_234_567.8, 1e7, "1,234,568"),
    (-1_234.5, 1e7, "−1,235"), (999.9, 1e7, "1,000"), (.infinity, .infinity, "inf"),
    (0, 10, "0.00"),
  ])
  func `amounts keep decimals where the whole is small`(number: Double, whole: Double, text: String)
  {
    #expect(NumberText.amount(number, of: whole) == text)
  }

  @Test(
    arguments: [
      (0x1p-20, "9.537e-7"), (1e-9, "1e-9"), (-2.5e-12, "−2.5e-12"), (9.999_96e-7, "1e-6"),
      (1e-300, "1e-300"), (1e-6, "0.000001"), (0.001, "0.001"), (12_345.5, "12345.5"),
      (.nan, "nan"),
    ] as [(Double, String)])
  func `four digits are significant or more`(number: Double, text: String) {
    #expect(NumberText.significant(number) == text)
  }

  @Test(
    arguments: [
      (0, "0"), (1, "1.000000"), (0.065_143_2, "0.065143"), (1e-6, "0.000001"), (9.97e-7, "1e-6"),
      (3.24e-10, "3.2e-10"), (1e-200, "1e-200"),
    ] as [(Double, String)])
  func `only what is impossible has probability 0`(number: Double, text: String) {
    #expect(NumberText.probability(number) == text)
  }

  @Test(
    arguments: [
      (30.791, "5.4e-10"), (0, "1.000000"), (990, "9.6e-299"), (1e6, "1e-301030"),
      (2000, "8.7e-603"), (.infinity, "0"),
    ] as [(Double, String)])
  func `a surprisal that is finite is not impossible`(bits: Double, text: String) {
    #expect(NumberText.probability(of: Information(bits: bits)) == text)
  }

  @Test(
    arguments: [
      (0, "1.0000"), (10, "22026.4658"), (1000, "1.9701e434"), (1e5, "2.8067e43429"),
      (1e20, "10^4.342944819032518e+19"),
      (.infinity, "inf"),
    ] as [(Double, String)])
  func `a perplexity is finite if its logarithm is`(nats: Double, text: String) {
    #expect(NumberText.perplexity(of: Information(nats: nats), decimals: 4) == text)
  }

  @Test func `an error of a perplexity is a factor of it`() {
    let loss = Information(nats: 1000)
    #expect(NumberText.perplexity(of: loss, times: 0.25, decimals: 4) == "4.9252e433")
    #expect(NumberText.perplexity(of: loss, times: 0, decimals: 4) != "inf")
  }

  @Test(
    arguments: [
      (8e297, "> 1e8"), (-2e6, "< −1e8"), (9e5, "90000000.0"), (.infinity, "inf"),
    ] as [(Double, String)])
  func `a share beyond a million times the whole is a bound`(part: Double, text: String) {
    #expect(NumberText.percent(part, of: 1) == text)
  }
}
