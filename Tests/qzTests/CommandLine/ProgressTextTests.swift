import SourceCoding
import Testing

@testable import qz

struct ProgressTextTests {
  @Test(
    arguments: [
      (1_200_000_000, 2_600_000_000, 3, "counting  46 %  1.2 of 2.6 G symbols  400 M/s  4 s left"),
      (5_000, 1_000_000, 1, "counting  0 %  0 of 1 M symbols  5 k/s  3 min left"),
      (0, 1_000_000, 2, "counting  0 %  0 of 1 M symbols"), (0, 0, 1, "counting"),
      (1_500_000, nil, 1, "counting  1.5 M symbols  1.5 M/s"), (0, nil, 1, "counting"),
      (1, 20_000, 1, "counting  0 %  0 of 20 k symbols  1/s  5 h 33 min left"),
    ] as [(Int, Int?, Double, String)])
  func `what, how much of how much, rate, time left`(
    done: Int, total: Int?, seconds: Double, line: String
  ) {
    let stage = stage("counting", done, total)
    #expect(ProgressText(stage, seconds: seconds).line(width: 80) == line)
  }

  @Test(
    arguments: [
      (
        200,
        "code 2 of 5  encoding and checking rans  46 %  1.2 of 2.6 G symbols  400 M/s  4 s left"
      ),
      (80, "code 2 of 5  encoding and checking rans  46 %  1.2 of 2.6 G symbols  4 s left"),
      (60, "code 2 of 5  encoding and checking rans  46 %  4 s left"),
      (48, "code 2 of 5  encoding and checking rans  46 %"), (20, "code 2 of 5  encodi…"),
    ])
  func `a narrow terminal is told what matters most`(width: Int, line: String) {
    let text = ProgressText(
      stage("encoding and checking rans", 1_200_000_000, 2_600_000_000), seconds: 3,
      round: .init(noun: "code", count: 5, index: 1, areAlike: false, number: 1),
      roundSeconds: 9)
    #expect(text.line(width: width) == line)
  }

  @Test func `the time left is that of all where pieces are alike`() {
    let text = ProgressText(
      stage("designing huffman", 0, nil), seconds: 1,
      round: .init(noun: "cell", count: 100, index: 20, areAlike: true, number: 1),
      roundSeconds: 10)
    #expect(text.line(width: 80) == "cell 21 of 100  designing huffman  40 s left in all")
  }

  @Test func `nothing of it is written where standard error is no terminal`() throws {
    let run = try QZ(["report", "-q", "uniform:256", "--count", "3e6", "--code", "huffman"])
    #expect(run.status == 0 && run.error.isEmpty)
  }

  private func stage(_ name: String, _ done: Int, _ total: Int?) -> WorkProgress.Stage {
    WorkProgress.Stage(name: name, noun: "symbols", total: total, done: done, number: 1)
  }
}
