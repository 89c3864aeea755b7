import Testing

@testable import SourceCoding

struct BestTemperatureTests {
  private func best(_ rows: Predictions) throws -> BestTemperature {
    let best = BestTemperature.search(after: ClassificationScore(of: rows)) { $0(rows) }
    return try #require(best)
  }

  @Test func `the best temperature is what an independent search finds`() throws {
    let best = try best(try SampleModel.predictions())
    #expect(abs(best.temperature - 3.1393566776577835) < 1e-9)
    #expect(abs(best.after.nats - 1.1401346001827077) < 1e-12)
    #expect(abs(best.before.nats - 1.620970681013042) < 1e-12)
  }

  @Test func `predictions at their best temperature have 1 as the best`() throws {
    let rows = try SampleModel.predictions()
    let found = try best(rows)
    var rules = PredictionRules(scale: .logits(.nats))
    rules.temperature = found.temperature
    let cured = try SampleModel.predictions(rules)
    #expect(abs(ClassificationScore(of: cured).crossEntropy.nats - found.after.nats) < 1e-12)
    let again = try best(cured)
    #expect(abs(again.temperature - 1) < 1e-9)
    #expect(abs(again.saving.bits) < 1e-12)
    #expect(ClassificationScore(of: cured).accuracy == ClassificationScore(of: rows).accuracy)
  }

  @Test func `the cross entropy is convex in 1/T, with the slope that is computed`() throws {
    let rows = try SampleModel.predictions()
    func loss(_ beta: Double) -> BestTemperature.Loss {
      var loss = BestTemperature.Loss(beta: beta)
      loss.add(rows)
      return loss
    }
    let step = 1e-3
    for beta in stride(from: 0.05, to: 4, by: 0.05) {
      let (low, middle, high) = (loss(beta - step), loss(beta), loss(beta + step))
      #expect(middle.curvature >= 0)
      #expect(abs((high.value - low.value) / (2 * step) - middle.slope) < 1e-3)
      #expect(abs((high.slope - low.slope) / (2 * step) - middle.curvature) < 1e-2)
    }
  }

  @Test func `if every label is the likeliest, the colder the better`() throws {
    let best = try best(try predictions([([0.6, 0.4, 0], 0), ([0.3, 0.3, 0.4], 2)]))
    #expect(best.temperature == 0)
    #expect(best.after.bits == 0)
  }

  @Test func `in the cold, ties are left to pay`() throws {
    let best = try best(try predictions([([0.5, 0.5, 0], 0), ([0.2, 0.2, 0.6], 2)]))
    #expect(best.temperature == 0)
    #expect(abs(best.after.bits - 0.5) < 1e-15)
  }

  @Test func `predictions that are worse than none are best forgotten`() throws {
    let best = try best(try predictions([([0.9, 0.1], 1), ([0.2, 0.8], 0)]))
    #expect(best.temperature == .infinity)
    #expect(abs(best.after.bits - 1) < 1e-15)
    let other = try self.best(try SampleModel.softPredictions())
    #expect(other.temperature == .infinity)
  }

  @Test func `what is impossible stays so in the heat`() throws {
    let rows = try predictions([([0.9, 0.1, 0], 1), ([0.4, 0, 0.6], 0)])
    let best = try best(rows)
    #expect(best.temperature == .infinity)
    #expect(abs(best.after.bits - 1) < 1e-15)
  }

  @Test func `no temperature cures an impossible row`() throws {
    let rows = try predictions([([1, 0], 1), ([0.5, 0.5], 0)])
    let best = BestTemperature.search(after: ClassificationScore(of: rows)) { $0(rows) }
    #expect(best == nil)
  }

  @Test(arguments: [1e-200, 1e-9, 1e9, 1e200])
  func `any scale of logits is cured`(scale: Double) throws {
    var rows = Predictions(classCount: 4)
    var notes = PredictionNotes()
    for row in SampleModel.rows {
      try rows.append(
        row.logits.map { $0 * scale }, label: row.label, at: 1,
        by: PredictionRules(scale: .logits(.nats)), noting: &notes)
    }
    let best = try best(rows)
    // Logits that small are lost in the rounding of ln z.
    if scale > 1e-100 {
      #expect(abs(best.temperature / scale / 3.1393566776577835 - 1) < 1e-4)
      #expect(abs(best.after.nats - 1.1401346001827077) < 1e-9)
    }
    #expect(best.saving.bits >= -1e-12)
  }
}
