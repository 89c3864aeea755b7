import Testing

@testable import qz

struct NumberParsingTests {
  @Test(arguments: [
    ("0", 0), ("1", 1), ("1024", 1_024), ("1e6", 1_000_000), ("1E3", 1_000), ("2.5e3", 2_500),
    ("0e0", 0), ("18446744073709551615", UInt64.max), ("1e19", 10_000_000_000_000_000_000),
  ])
  func `whole numbers are read exactly`(text: String, value: UInt64) throws {
    #expect(try parseWholeNumber(text, in: 0...UInt64.max, for: "--seed") == value)
  }

  @Test(arguments: [
    "", "x", "-1", "1.5", "1e", "e6", "1e-3", "1.55e1", "1..5e3", "1.2.3e6", "1e99", "1e20",
    "1e99999999999999999999", "1e-9223372036854775808", "18446744073709551616", "0x10", " 1",
    "1_000", "1ee3", "1e3e3", "١",
  ])
  func `what is no whole number in range is refused, and the range named`(text: String) {
    let failure = Failure.usage(
      "--seed takes a whole number from 0 to 18446744073709551615, not '\(text)'")
    #expect(throws: failure) { try parseWholeNumber(text, in: 0...UInt64.max, for: "--seed") }
  }

  @Test func `negative whole numbers are read where legal`() throws {
    #expect(try parseWholeNumber("-1e2", in: -100...0, for: "-x") == -100)
  }

  @Test(arguments: [
    ("1", 1.0), (".5", 0.5), ("5.", 5), ("-3", -3), ("+3", 3), ("1e-6", 1e-6), ("2E2", 200),
  ])
  func `finite decimals are read`(text: String, value: Double) throws {
    #expect(try parseReal(text, for: "--delta") == value)
  }

  @Test(arguments: [
    "", "x", "inf", "nan", "-infinity", "1e999", "1e-400", "0x1p3", "1,5", "1 ", "--1",
  ])
  func `what is no finite decimal is refused`(text: String) {
    #expect(throws: Failure.usage("--delta takes a finite number, not '\(text)'")) {
      try parseReal(text, for: "--delta")
    }
  }

  @Test func `a real outside its range is refused, and the range named`() {
    #expect(throws: Failure.usage("--delta takes a number from 0 to 1, not '2'")) {
      try parseReal("2", in: 0...1, for: "--delta")
    }
  }
}
