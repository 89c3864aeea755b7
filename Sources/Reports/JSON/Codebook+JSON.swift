public import SourceCoding

extension Codebook {
  /// What `qz list` says of a standard code, as an object of the schema `qz.list/1`.
  public var listing: JSONValue {
    let lengths = codewords.compactMap { $0?.length }
    let counts = Dictionary(lengths.map { ($0, 1) }, uniquingKeysWith: +)
    return codeListing(name, summary, kraftSum, counts.sorted { $0.key < $1.key })
  }
}

extension TextCode {
  /// What `qz list` says of a code for text, as an object of the schema `qz.list/1`.
  public var listing: JSONValue {
    codeListing(name, summary, kraftSum, scalarCounts.map { ($0.length, $0.count) })
  }
}

private func codeListing(
  _ name: String, _ summary: String, _ kraftSum: KraftSum, _ counts: [(Int, Int)]
) -> JSONValue {
  .object([
    "schema": .string("qz.list/1"), "name": .string(name), "summary": .string(summary),
    "kraftSum": .string("\(kraftSum)"),
    "lengths": .array(
      counts.map { .object(["length": .integer($0.0), "symbolCount": .integer($0.1)]) }),
  ])
}
