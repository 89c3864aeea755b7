import Testing

@testable import SourceCoding

struct TemperatureCurveTests {
  @Test func `the curve has its laws, and its valley where the search ends`() throws {
    let rows = try SampleModel.predictions()
    let score = ClassificationScore(of: rows)
    let curve = TemperatureCurve.experiment(named: "sample", after: score) { $0(rows) }
    #expect(curve.checks.map(\.holds) == [true, true])
    let points = curve.series[0].points
    #expect(points.count == 65)
    let one = try #require(points.first { $0.x == 1 })
    #expect(abs(one.y - score.crossEntropy.bits) < 1e-12)
    // The golden best temperature lies between the two least points.
    let least = try #require(points.indices.min { points[$0].y < points[$1].y })
    #expect(points[least - 1].x < 3.1393566776577835 && 3.1393566776577835 < points[least + 1].x)
    #expect(abs(curve.findings[0].value - 3.1393566776577835) < 1e-9)
    #expect(curve.marks.map(\.place) == [curve.findings[0].value])
  }

  @Test func `a point of the curve is the score at its temperature`() throws {
    let rows = try SampleModel.predictions()
    let curve = TemperatureCurve.experiment(
      named: "sample", after: ClassificationScore(of: rows)
    ) { $0(rows) }
    for point in curve.series[0].points {
      let tempered = try SampleModel.predictions(.init(scale: .logits(.nats), temperature: point.x))
      #expect(abs(ClassificationScore(of: tempered).crossEntropy.bits - point.y) < 1e-9)
    }
  }

  @Test(arguments: [1e4, 1e8, 1e12])
  func `the laws hold for logits of any size`(scale: Double) throws {
    let rules = PredictionRules(scale: .logits(.nats), temperature: 1 / scale)
    let rows = try SampleModel.predictions(rules)
    let curve = TemperatureCurve.experiment(
      named: "sample", after: ClassificationScore(of: rows)
    ) { $0(rows) }
    #expect(curve.checks.count == 2)
    for check in curve.checks { #expect(check.holds, "\(check.name): \(check.detail)") }
    #expect(PredictionScore(of: rows).allHold)
  }

  @Test func `an impossible label costs infinitely much at every temperature`() throws {
    let rows = try predictions([([1, 0], 1), ([0.5, 0.5], 0)])
    let curve = TemperatureCurve.experiment(
      named: "sample", after: ClassificationScore(of: rows)
    ) { $0(rows) }
    #expect(curve.series[0].points.filter { $0.y != .infinity }.isEmpty)
    #expect(curve.findings.isEmpty && curve.checks.isEmpty && curve.notes.count == 1)
  }
}
