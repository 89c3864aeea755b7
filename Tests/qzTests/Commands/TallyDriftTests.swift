import Testing

@testable import qz

/// `qz drift tally:A tally:B …`: a sequence of tallies, each one window.
struct TallyDriftTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The costs along the windows as CSV, in order.
  private func costs(_ arguments: [String]) throws -> [String] {
    let run = try QZ(["drift"] + arguments + ["--format", "csv"])
    #expect(run.status == 0, "\(run.error)")
    return run.output.split(separator: "\n").filter {
      $0.contains(",computed,") && $0.contains(",cost,")
    }
    .map { String($0.split(separator: ",", omittingEmptySubsequences: false).last ?? "") }
  }

  @Test(arguments: [[], ["-z", "corpus:english"]])
  func `tallies cost what the windows of the data cost`(proxy: [String]) throws {
    let parts = [
      String(repeating: "the cat sat on the mat. ", count: 25),
      String(repeating: "le chat dort sur un lit ", count: 25),
      String(repeating: "0123456789 31415926535 8", count: 25),
    ]
    #expect(Set(parts.map(\.utf8.count)) == [600])
    var tallies: [String] = []
    for (index, part) in parts.enumerated() {
      let path = folder.path("\(index).tally")
      #expect(try QZ(["tally", folder.write(part, "\(index)"), "-o", path]).status == 0)
      tallies.append("tally:\(path)")
    }
    let all = try folder.write(parts.joined(), "all")
    let byData = try costs([all, "--windows", "3"] + proxy)
    let byTallies = try costs(tallies + proxy)
    #expect(byTallies.count == (proxy.isEmpty ? 6 : 9) && byTallies == byData)
  }

  @Test func `one tally, data among tallies, and options for data are refused`() throws {
    let path = folder.path("a.tally")
    #expect(try QZ(["tally", "corpus:english", "-o", path]).status == 0)
    let tally = "tally:\(path)"
    for arguments in [
      [tally], [tally, "corpus:english"], [tally, tally, "--windows", "3"],
      [tally, tally, "--messages", "line"],
    ] {
      let run = try QZ(["drift"] + arguments)
      #expect(run.status == 2 && run.output.isEmpty, "\(arguments)")
    }
    let both = try QZ(["drift", tally, tally])
    #expect(both.status == 0 && both.output.contains("Each tally is one window"), "\(both.error)")
  }
}
