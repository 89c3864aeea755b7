import Testing

@testable import SourceCoding

struct SampleSweepTests {
  private func sweep(
    _ weights: [Double], _ designer: CodeDesigner, settings: [Int] = [64, 256]
  ) throws -> Experiment {
    let q = NamedDistribution("q", try overBytes([Double](repeating: 0, count: 97) + weights))
    return try Sweep.sample(of: q, in: designer, settings: settings, drawCount: 40, seed: 9)
  }

  private func value(_ name: String, of sweep: Experiment) -> Double? {
    sweep.findings.first { $0.name == name }?.value
  }

  @Test func `draws fall within the band about 95 times in 100`() throws {
    let sweep = try sweep([7, 3, 2, 1], CodeCatalog.designer(named: "huffman"))
    for check in sweep.checks { #expect(check.holds, "\(check.detail)") }
    let within = try #require(value("draws within the band", of: sweep))
    #expect(within >= 68 && within <= 80, "\(within)")
    for point in sweep.series[0].points {
      #expect(point.law?.contains(point.y) == true && point.halfWidth95 != nil)
    }
  }

  @Test func `a code that cannot write q costs infinitely much, and there is no band`() throws {
    let code = try PrefixCode(
      lengths: (0..<256).map { 97...98 ~= $0 ? 1 : nil })
    let narrow = CodeDesigner(name: "narrow") { _ in Design(prefixCode: code, isFixed: true) }
    let sweep = try sweep([7, 3, 2, 1], narrow)
    for point in sweep.series[0].points {
      #expect(point.y == .infinity && point.law == nil && point.halfWidth95 == nil)
    }
    #expect(sweep.series.count == 1 && sweep.checks.isEmpty)
    #expect(sweep.notes == ["The code cannot write c and 1 more, which q has."])
  }

  @Test(arguments: ["ideal", "ppm:2", "adaptive-kt"])
  func `where no stream has a deviation, none is counted as within`(name: String) throws {
    let sweep = try sweep([7, 3, 2, 1], CodeCatalog.designer(named: name), settings: [16, 32])
    #expect(value("draws within the band", of: sweep) == nil)
    #expect(sweep.checks.isEmpty)
    #expect(sweep.series.allSatisfy { !$0.points.isEmpty })
    let hasBand = name == "ideal"
    #expect((value("variance of a symbol's cost", of: sweep) != nil) == hasBand)
    #expect(sweep.series[0].points.allSatisfy { ($0.law != nil) == hasBand })
    #expect((sweep.series[0].law != nil) == hasBand)
  }

  @Test func `symbols of one cost leave nothing to chance, and nothing is checked`() throws {
    let sweep = try sweep([1, 1, 1, 1], CodeCatalog.designer(named: "huffman"))
    #expect(value("variance of a symbol's cost", of: sweep) == 0)
    #expect(sweep.checks.isEmpty)
  }
}
