import Testing

@testable import Reports

struct BarTests {
  @Test(
    arguments: [
      (0, ""), (1, "████"), (0.5, "██"), (1.0 / 32, "▏"), (0.25 + 3.0 / 32, "█▍"), (2, "████"),
      (-1, ""),
    ] as [(Double, String)])
  func `a bar is an eighth of a column fine`(fraction: Double, text: String) {
    #expect(Bar.text(fraction, width: 4) == text)
  }
}
