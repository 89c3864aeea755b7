package import SourceCoding

extension CodeListing {
  /// The description of a code by `qz list`, as an object of the schema `qz.list/1`.
  package var listing: JSONValue {
    let lengths = codewords.compactMap { $0?.length }
    let counts = Dictionary(lengths.map { ($0, 1) }, uniquingKeysWith: +)
    let isPrefixFree = if case .success = prefixFreedom { true } else { false }
    func names(_ names: [String]) -> JSONValue { .array(names.map { .string($0) }) }
    let more: [String: JSONValue] = [
      "prefixFree": .bool(isPrefixFree), "uniquelyDecodable": .bool(test.ambiguity == nil),
      "ambiguity": ambiguity.map {
        .object(["bits": .string($0.bits), "first": names($0.first), "second": names($0.second)])
      } ?? .null,
      "danglingSuffixes": .array(test.suffixes.map { names($0.map(\.description)) }),
      "delay": test.delay.map { .integer($0) } ?? .null,
    ]
    return codeListing(name, summary, kraftSum, counts.sorted { $0.key < $1.key }, more)
  }
}

extension TextCode {
  /// The description of a text code by `qz list`, as an object of the schema
  /// `qz.list/1`.
  package var listing: JSONValue {
    codeListing(name, summary, kraftSum, scalarCounts.map { ($0.length, $0.count) })
  }
}

private func codeListing(
  _ name: String, _ summary: String, _ kraftSum: KraftSum, _ counts: [(Int, Int)],
  _ more: [String: JSONValue] = [:]
) -> JSONValue {
  let members: [String: JSONValue] = [
    "schema": .string("qz.list/1"), "name": .string(name), "summary": .string(summary),
    "kraftSum": .string("\(kraftSum)"),
    "lengths": .array(
      counts.map { .object(["length": .integer($0.0), "symbolCount": .integer($0.1)]) }),
  ]
  return .object(members.merging(more) { first, _ in first })
}
