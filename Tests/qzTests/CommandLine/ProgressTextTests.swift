import Testing

@testable import qz

struct ProgressTextTests {
  @Test(
    arguments: [
      (1_200_000_000, 2_600_000_000, 3, "counting  46 %  1.2 of 2.6 G symbols  400 M/s  4 s left"),
      (5_000, 1_000_000, 1, "counting  0 %  0 of 1 M symbols  5 k/s  3 min left"),
      (0, 1_000_000, 2, "counting  0 %  0 of 1 M symbols"), (0, 0, 1, "counting"),
      (999, 1000, 0, "counting"),
      (1, 20_000, 1, "counting  0 %  0 of 20 k symbols  1/s  5 h 33 min left"),
    ] as [(Int, Int, Double, String)])
  func `what, how much of how much, rate, time left`(
    done: Int, total: Int, seconds: Double, line: String
  ) {
    #expect(ProgressText.line("counting", done: done, total: total, seconds: seconds) == line)
  }

  @Test func `nothing of it is written where standard error is no terminal`() throws {
    let run = try QZ(["report", "-q", "uniform:256", "--count", "3e6", "--code", "huffman"])
    #expect(run.status == 0 && run.error.isEmpty)
  }
}
