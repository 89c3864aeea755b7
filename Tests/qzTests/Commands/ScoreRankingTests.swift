import Foundation
import Testing

@testable import qz

/// Several models on the same rows, and their sizes.
struct ScoreRankingTests {
  private let reading: ScoreReading

  init() throws { reading = try ScoreReading() }

  /// The probability that each model gives to what came, row by row.
  private static let models: [(name: String, probabilities: [Double])] = [
    ("full", [0.9, 0.8, 0.7, 0.6, 0.9, 0.5, 0.8, 0.4]),
    ("half", [0.9, 0.7, 0.7, 0.5, 0.8, 0.5, 0.7, 0.4]),
    ("tiny", [0.6, 0.3, 0.2, 0.5, 0.4, 0.1, 0.3, 0.2]),
  ]

  private func paths() throws -> [String] {
    try Self.models.map { model in
      let rows = model.probabilities.map { "0,\($0),\(1 - $0)\n" }
      return try reading.folder.write("label,0,1\n" + rows.joined(), model.name + ".csv")
    }
  }

  private func ranking(_ words: [String]) throws -> [String: Any] {
    let paths = try paths()
    let run = try QZ(
      ["score", paths[0], "--against", paths[1] + "," + paths[2], "--format", "json"] + words)
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(value as? [String: Any])
  }

  private func loss(_ model: Int) -> Double {
    Self.models[model].probabilities.reduce(0) { $0 - log2($1) } / 8
  }

  @Test func `a model that costs the same as the best is called its equal`() throws {
    let paths = try paths()
    let twin = try reading.folder.write(try reading.folder.text("full.csv"), "twin.csv")
    let run = try QZ(["score", paths[0], "--against", "\(twin),\(paths[2])"])
    #expect(run.status == 0, "\(run.error)")
    let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.hasPrefix("full.csv is best: "))
    #expect(text.contains("and every model that is not its equal costs more."))
    #expect(text.contains("It costs the same as twin.csv everywhere."))
    #expect(!text.contains("is open"))
  }

  @Test func `models are ranked by their loss, each with its paired difference from the best`()
    throws
  {
    let result = try ranking([])
    #expect(result["schema"] as? String == "qz.ranking/1")
    let models = try #require(result["models"] as? [[String: Any]])
    #expect(models.count == 3)
    for (rank, model) in models.enumerated() {
      #expect((model["name"] as? String)?.hasSuffix(Self.models[rank].name + ".csv") == true)
      #expect(isNear((model["loss"] as? [String: Any])?["value"], loss(rank)))
    }
    let behind = try #require(models[2]["behindBest"] as? [String: Any])
    #expect(isNear(behind["value"], loss(2) - loss(0)))
    let differences = zip(Self.models[2].probabilities, Self.models[0].probabilities)
      .map { log2($1) - log2($0) }
    let mean = differences.reduce(0, +) / 8
    let square = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    #expect(isNear(behind["standardError"], sqrt(square / 7 / 8)))
    // KL from the first: both classes of each row.
    var divergence = 0.0
    for (p, q) in zip(Self.models[0].probabilities, Self.models[2].probabilities) {
      divergence += p * log2(p / q)
      divergence += (1 - p) * log2((1 - p) / (1 - q))
    }
    divergence /= 8
    #expect(isNear(models[2]["divergence"], divergence))
  }

  @Test func `at equal size a model is held against the line between its neighbours`() throws {
    let result = try ranking(["--sizes", "4GB,2GB,500MB"])
    let points = try #require(result["equalSizes"] as? [[String: Any]])
    #expect(points.count == 1)
    let weight = log(2e9 / 5e8) / log(4e9 / 5e8)
    #expect(isNear(points[0]["weightOfLarger"], weight))
    let line = (1 - weight) * loss(2) + weight * loss(0)
    #expect(isNear(points[0]["interpolatedLoss"], line))
    #expect(isNear(points[0]["difference"], loss(1) - line))
    #expect(points[0]["halfWidth95"] is Double)
  }

  @Test func `every format has the ranking`() throws {
    let paths = try paths()
    for format in ["text", "markdown", "csv", "html", "svg:size", "svg:divergence"] {
      let run = try QZ([
        "score", paths[0], "--against", paths[1], "--sizes", "2GiB,300MB", "--format", format,
      ])
      #expect(run.status == 0, "\(format): \(run.error)")
      #expect(run.output.contains("half.csv"), "\(format)")
    }
  }

  @Test(arguments: ["1GB,2GB", "1GB,2GB,7B", "1GB,2GB,-3", "1GB,,3GB", "1GB,2GB,0"])
  func `sizes that are none are refused`(sizes: String) throws {
    let paths = try paths()
    let run = try QZ([
      "score", paths[0], "--against", paths[1] + "," + paths[2], "--sizes", sizes,
    ])
    #expect(run.status == 2)
    #expect(run.error.contains("--sizes"))
  }

  @Test func `a model that calls what came impossible is last`() throws {
    let paths = try paths()
    let bad = try reading.folder.write(
      "label,0,1\n" + String(repeating: "0,0,1\n", count: 8), "bad.csv")
    let run = try QZ(["score", bad, "--against", paths[0] + "," + paths[2]])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("full.csv is best"))
    #expect(run.output.contains("3  bad.csv") || run.output.contains("bad.csv"))
  }
}
