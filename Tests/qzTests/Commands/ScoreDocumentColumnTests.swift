import Foundation
import Testing

@testable import qz

/// Rows and tokens whose documents a column names, in another order in the second file.
struct ScoreDocumentColumnTests {
  private let reading: ScoreReading

  init() throws { reading = try ScoreReading() }

  private static let rows: [(document: String, label: Int, p: Double)] = [
    ("x", 1, 0.5), ("x", 0, 0.25), ("y", 1, 0.75), ("z", 1, 0.125), ("z", 1, 0.375),
  ]

  /// The rows with p of the right class raised by 1 % for each row before it.
  private static let better = rows.enumerated().map { index, row in
    (row.document, row.label, row.label == 1 ? row.p * (1 + 0.01 * Double(index)) : row.p)
  }

  private func table(
    _ rows: [(String, Int, Double)], _ order: [String], column: String = "document"
  ) -> String {
    let sorted = order.flatMap { name in rows.filter { $0.0 == name } }
    return "\(column),label,p0,p1\n"
      + sorted.map { "\($0.0),\($0.1),\(1 - $0.2),\($0.2)\n" }.joined()
  }

  private func difference(_ result: [String: Any]) -> Any? {
    (result["difference"] as? [String: Any])?["value"]
  }

  @Test(arguments: ["document", "doc_id", "doc"])
  func `rows are matched by document and by position within it`(column: String) throws {
    let a = table(Self.rows.map { ($0.document, $0.label, $0.p) }, ["x", "y", "z"], column: column)
    let expected = -(log(1.02) + log(1.03) + log(1.04)) / 5 / log(2)
    for order in [["x", "y", "z"], ["z", "x", "y"], ["y", "z", "x"]] {
      let b = table(Self.better, order, column: column)
      let result = try reading.score([b, a], ["a", "--against", "b"])
      #expect(isNear(difference(result), expected), "\(order)")
      #expect((result["notes"] as? [String])?.contains { $0.contains("by document") } == true)
    }
  }

  @Test func `a document that is missing, extra or of another length stops the job`() {
    let a = table(Self.rows.map { ($0.document, $0.label, $0.p) }, ["x", "y", "z"])
    #expect(
      reading.failure([table(Self.better, ["z", "x"]), a], ["a", "--against", "b"])
        == "a has no document 'y', which b has; give both files the same documents")
    let more = table(Self.better + [("w", 1, 0.5), ("v", 1, 0.5)], ["w", "v", "x", "y", "z"])
    #expect(
      reading.failure([more, a], ["a", "--against", "b"])
        == "b has no document 'w', which a has, and lacks 1 more; give both files the same documents"
    )
    let longer = table(Self.better + [("y", 1, 0.5)], ["z", "y", "x"])
    #expect(
      reading.failure([longer, a], ["a", "--against", "b"])
        == "document 'y' has 1 row in b and 2 in a; give both the same rows")
  }

  @Test func `an id wins over a document`() throws {
    let a = "id,document,label,p0,p1\n1,x,1,.5,.5\n2,y,1,.75,.25\n"
    let b = "id,document,label,p0,p1\n2,u,1,.25,.75\n1,v,1,.5,.5\n"
    let result = try reading.score([b, a], ["a", "--against", "b"])
    #expect(isNear(difference(result), -log2(3.0) / 2))
  }

  @Test func `JSON rows are matched in the same way`() throws {
    let a = """
      {"doc_id": 1, "label": 0, "probabilities": [0.5, 0.5]}
      {"doc_id": 2, "label": 0, "probabilities": [0.25, 0.75]}
      """
    let b = """
      {"doc_id": 2, "label": 0, "probabilities": [0.5, 0.5]}
      {"doc_id": 1, "label": 0, "probabilities": [0.5, 0.5]}
      """
    #expect(isNear(difference(try reading.score([b, a], ["a", "--against", "b"])), -0.5))
  }

  private static let tokens: [(String, String, Double)] = [
    ("a", "the", -1), ("a", " cat", -2), ("b", "the", -1.5), ("b", " dog", -2.5), ("c", "I", -3),
  ]

  private func table(_ order: [String], _ change: [String: Double] = [:]) -> String {
    "doc_id,token,log2\n"
      + order.flatMap { name in Self.tokens.filter { $0.0 == name } }
      .map { "\($0.0),\($0.1),\($0.2 + (change[$0.0] ?? 0))\n" }.joined()
  }

  @Test func `tokens are matched by document and by position within it`() throws {
    let change = ["a": -0.5, "b": 0.25, "c": -1]
    let expected = (0.5 * 2 - 0.25 * 2 + 1) / 5
    for order in [["a", "b", "c"], ["c", "b", "a"], ["b", "c", "a"]] {
      let result = try reading.score(
        [table(order, change), table(["a", "b", "c"])], ["a", "--against", "b"])
      #expect(isNear(difference(result), expected), "\(order)")
      #expect(result["item"] as? String == "token")
    }
    #expect(
      reading.failure([table(["c", "a"]), table(["a", "b", "c"])], ["a", "--against", "b"])
        == "a has no document 'b', which b has; give both files the same documents")
  }
}
