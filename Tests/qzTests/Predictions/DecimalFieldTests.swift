import Testing

@testable import qz

struct DecimalFieldTests {
  private func value(_ text: String) -> Double? {
    // Other bytes around the field must not matter.
    let bytes = Array("9\(text)9".utf8)
    return DecimalField.value(bytes, 1..<bytes.count - 1)
  }

  @Test(arguments: [
    "0", "-0", "1", "+1", "0.5", ".5", "5.", "1e-5", "1E5", "1e+05", "6.61876e-15", "3.50359e-23",
    "0.30000000000000004", "123456789012345678901234567890", "4.9e-324", "1e308",
    "9007199254740993",
    "9007199254740992", "0.000000000000000000000000000001", "1e22", "1e23", "1e-22", "1e-23",
    "0000000000000000000000000.25", "-1.7976931348623157e308", "0e999999", "1e-400",
  ])
  func `a number is what the standard library says`(text: String) throws {
    #expect(value(text)?.bitPattern == Double(text)?.bitPattern)
    #expect(value(text) != nil)
  }

  @Test func `random numbers are what the standard library says`() {
    var state: UInt64 = 88_172_645_463_325_252
    for _ in 0..<5_000 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      let number = Double(state % 1_000_000_007) / Double(1 + state >> 44)
      let scaled = number * [1e-30, 1e-12, 1e-3, 1, 1e9][Int(state >> 8 % 5) % 5]
      #expect(value("\(scaled)") == scaled)
    }
  }

  @Test func `what is not finite is told`() {
    #expect(value("nan")?.isNaN == true)
    #expect(value("NaN")?.isNaN == true)
    #expect(value("-nan")?.isNaN == true)
    #expect(value("inf") == .infinity)
    #expect(value("-Infinity") == -.infinity)
    #expect(value("1e999") == .infinity)
    #expect(value("1e9999999999") == .infinity)
  }

  @Test(arguments: [
    "", ".", "-", "+", "e5", ".e5", "1e", "1e+", "1.2.3", "--1", "1 2", "0x10", "1_000", "abc",
    "infinit", "nanny", "1e5.5", "٣",
  ])
  func `what is no number is none`(text: String) {
    #expect(value(text) == nil)
  }
}
