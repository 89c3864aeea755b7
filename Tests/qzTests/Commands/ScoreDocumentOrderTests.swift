import Foundation
import Testing

@testable import qz

/// Tokens of two models whose documents are in different orders.
struct ScoreDocumentOrderTests {
  private let reading: ScoreReading

  init() throws { reading = try ScoreReading() }

  /// Lines of OpenAI's batch output, a response each.
  private func lines(_ documents: [(id: String, tokens: [(String, Double)])]) -> String {
    var lines = ""
    for document in documents {
      let content = document.tokens.map { "{\"token\":\"\($0.0)\",\"logprob\":\($0.1)}" }
      let text = document.tokens.map(\.0).joined()
      let tokens = content.joined(separator: ",")
      let choice =
        "{\"message\":{\"content\":\"\(text)\"},\"logprobs\":{\"content\":[\(tokens)]}}"
      lines +=
        "{\"custom_id\":\"\(document.id)\",\"response\":{\"body\":{\"choices\":[\(choice)]}}}\n"
    }
    return lines
  }

  private let a: [(id: String, tokens: [(String, Double)])] = [
    ("one", [("a", -1), ("b", -2)]), ("two", [("c", -0.5), ("d", -0.25)]), ("three", [("e", -3)]),
  ]

  private func other(_ change: Double) -> [(id: String, tokens: [(String, Double)])] {
    var result: [(id: String, tokens: [(String, Double)])] = []
    for (index, document) in a.enumerated() {
      let amount = change * Double(index + 1)
      result.append((document.id, document.tokens.map { ($0.0, $0.1 - amount) }))
    }
    return result
  }

  private func value(_ result: [String: Any], _ path: String...) -> Any? {
    path.reduce(result as Any?) { ($0 as? [String: Any])?[$1] }
  }

  @Test func `documents in another order are matched by their ids`() throws {
    let inOrder = try reading.score([lines(other(0.1)), lines(a)], ["a", "--against", "b"])
    let turned = try reading.score(
      [lines(other(0.1).reversed()), lines(a)], ["a", "--against", "b"])
    let difference = try #require(value(inOrder, "difference", "value") as? Double)
    let expected: Double = (0.1 * 2 + 0.2 * 2 + 0.3) / 5
    #expect(abs(difference - expected / log(2)) < 1e-9)
    #expect(isNear(value(turned, "difference", "value"), difference))
    #expect(turned["item"] as? String == "token")
    #expect((turned["notes"] as? [String])?.contains { $0.contains("matched by id") } == true)
    // Ids that differ in every line, as a server gives them, are no order.
    var foreign = other(0.1)
    for index in foreign.indices { foreign[index].id = "x\(index)" }
    let byPosition = try reading.score([lines(foreign), lines(a)], ["a", "--against", "b"])
    #expect(isNear(value(byPosition, "difference", "value"), difference))
  }

  @Test func `documents that only one file has are counted and left out`() throws {
    let part = Array(other(0.1).reversed().dropLast())
    let result = try reading.score([lines(part), lines(a)], ["a", "--against", "b"])
    #expect(result["count"] as? Int == 3)
    #expect(
      (result["notes"] as? [String])?.contains { $0.contains("1 document is only in") } == true)
    #expect(
      isNear(value(result, "difference", "value"), (0.2 * 2 + 0.3) / 3 / log(2)))
  }

  @Test func `the first token that differs is named, wherever its document is`() {
    var wrong = other(0.1)
    wrong[1].tokens[1].0 = "z"
    let failure = reading.failure([lines(wrong.reversed()), lines(a)], ["a", "--against", "b"])
    #expect(
      failure?.contains("'d'") == true && failure?.contains("'z'") == true, "\(failure ?? "")")
  }

  @Test func `an id that comes twice names documents in their order`() throws {
    let twice: [(id: String, tokens: [(String, Double)])] = [
      ("q", [("a", -1)]), ("r", [("b", -2)]), ("q", [("c", -3)]),
    ]
    var moved = [twice[0], twice[2], twice[1]]
    for index in moved.indices { moved[index].tokens[0].1 -= 1 }
    let result = try reading.score([lines(moved), lines(twice)], ["a", "--against", "b"])
    #expect(isNear(value(result, "difference", "value"), 1 / log(2)))
  }

  @Test func `texts cut differently are matched by id too`() throws {
    let cut: [(id: String, tokens: [(String, Double)])] = [
      ("three", [("e", -1)]), ("one", [("ab", -1)]), ("two", [("cd", -1)]),
    ]
    let result = try reading.score([lines(cut), lines(a)], ["a", "--against", "b"])
    #expect(result["per"] as? String == "byte")
    #expect(isNear(value(result, "difference", "value"), (3 - 6.75) / 5 / log(2)))
  }
}
