import Foundation
import Testing

@testable import qz

/// Probabilities that were rounded or clipped before they were written.
struct ScoreGrainTests {
  private let reading: ScoreReading

  init() throws { reading = try ScoreReading() }

  /// Rows of two classes of a model that is unsure, some of them nearly certain of the wrong one.
  private func rows(_ change: (Double) -> Double) -> String {
    var text = "label,a,b\n"
    for index in 0..<40 {
      let p = index % 10 == 0 ? 1e-20 : 0.1 + 0.8 * Double(index * 37 % 40) / 41.3
      let value = change(p)
      text += "a,\(value),\(1 - value)\n"
    }
    return text
  }

  private func suspicions(_ text: String) throws -> [String] {
    try reading.score([text])["grain"] as? [String] ?? []
  }

  @Test(arguments: [2, 3, 4, 5, 6])
  func `rounding is found, with what it does to the loss`(digits: Int) throws {
    let scale = pow(10, Double(digits))
    let text = rows { ($0 < 1e-9 ? 0.25 : $0 * scale).rounded() / scale }
      .replacing("a,0.0,1.0\n", with: "")
    let found = try suspicions(text)
    #expect(found.contains { $0.contains("rounded to \(digits) decimals") }, "\(found)")
    #expect(found.contains { $0.contains("between") })
  }

  @Test(arguments: [1e-15, 1e-7, 2.220446049250313e-16])
  func `clipping is found, with what the labels at the floor cost`(floor: Double) throws {
    let found = try suspicions(rows { max($0, floor) })
    #expect(found.contains { $0.contains("seem to be clipped") }, "\(found)")
    #expect(found.contains { $0.contains("4 labels have it") }, "\(found)")
    let cost = String(format: "%.2f nats each", -log(floor))
    #expect(found.contains { $0.contains(cost) }, "\(found)")
  }

  @Test func `probabilities as a model gives them are not called rounded or clipped`() throws {
    let found = try suspicions(rows { $0 < 1e-9 ? 0.123456789 : $0 })
    #expect(found.isEmpty, "\(found)")
  }

  @Test func `uniform predictions are not called clipped`() throws {
    let row = (0..<300).map { _ in "\(1.0 / 300)" }.joined(separator: ",")
    let names = (0..<300).map { "c\($0)" }.joined(separator: ",")
    let found = try suspicions(
      "label,\(names)\n" + String(repeating: "c1,\(row)\n", count: 30))
    #expect(!found.contains { $0.contains("clipped") }, "\(found)")
  }

  @Test func `a model that is worse than a guess beside a good one has other classes`() throws {
    func rows(_ good: Int) -> String {
      "label,x,y,z\n"
        + (0..<12).map { row in
          let logits = (0..<3).map { $0 == (row + good) % 3 ? "4" : "0" }
          return "\(["x", "y", "z"][row % 3]),\(logits.joined(separator: ","))\n"
        }.joined()
    }
    let result = try reading.score([rows(1), rows(0)], ["a", "--logits", "--against", "b"])
    let found = result["suspicions"] as? [String] ?? []
    #expect(found.contains { $0.contains("in another order") }, "\(found)")
  }

  @Test func `first tokens that make the difference come of another prefix`() throws {
    func lines(_ first: Double) -> String {
      (0..<5).map { document in
        (0..<6).map { place in
          let log = place == 0 ? first : -1.5 - Double(place) / 10
          return
            "{\"text\":\"t\",\"logprob\":\(log),\"base\":\"e\",\"document\":\"\(document)\"}\n"
        }.joined()
      }.joined()
    }
    let result = try reading.score([lines(-9), lines(-2)], ["a", "--against", "b"])
    let found = result["suspicions"] as? [String] ?? []
    #expect(found.contains { $0.contains("different prefixes") }, "\(found)")
  }

  @Test func `generated text of lm-evaluation-harness is refused by name, numbers too`() {
    let sample =
      "{\"doc_id\":0,\"target\":\"4\",\"arguments\":[[\"?\",{\"until\":[\"x\"]}]],"
      + "\"resps\":[[\"It is 4\"]],\"filtered_resps\":[\"4\"],\"exact_match\":1.0}\n"
    #expect(reading.failure([sample])?.contains("generated text") == true)
    let filtered =
      #"{"doc_id": 0, "target": "3", "resps": [["the answer is -3"]], "filtered_resps": ["-3"]}"#
    #expect(reading.failure([filtered])?.contains("generated text") == true)
  }
}
