import Testing

/// Folders of codebooks that do not fit together.
struct BookFolderTests {
  @Test(arguments: [
    Refusal(
      [
        "f": "to be\n",
        "books/a.json": book([("to", "0"), ("be", "1")]),
        "books/b.json": book([("a", "0"), ("b", "1")], unit: "byte"),
      ],
      "report @f --messages line --symbols word --code huffman --book @books",
      "books/b.json: a codebook for bytes, but books/a.json is for words; keep codebooks of "
        + "one unit in a folder"),
    Refusal(
      [
        "f": "to be\n",
        "books/a.json": book([("to", "0"), ("be", "10")], escape: "11"),
        "books/b.json": book([("to", "0"), ("or", "10")], escape: "11"),
      ],
      "report @f --messages line --symbols word --code huffman --book @books",
      "books/b.json: its symbols are not those of books/a.json, and tables with an escape must "
        + "have the same; write them together, with qz tables --write"),
    Refusal(
      [
        "f": "to be\n",
        "books/a.json": book([("to", "0"), ("be", "10")], escape: "11"),
        "books/b.json": book([("to", "0"), ("be", "1")]),
      ],
      "report @f --messages line --symbols word --code huffman --book @books",
      "books/b.json: its symbols are not those of books/a.json, and tables with an escape must "
        + "have the same; write them together, with qz tables --write"),
    Refusal(
      [
        "f": "to be\n",
        "books/a.json": book([("to", "0"), ("be", "1")], selector: "0"),
        "books/b.json": book([("to", "0"), ("be", "1")]),
      ],
      "report @f --messages line --symbols word --code huffman --book @books",
      "books/b.json: no selector, but books/a.json has one; give each codebook a selector, or "
        + "none"),
    Refusal(
      [
        "f": "to be\n",
        "books/a.json": book([("to", "0"), ("be", "1")], selector: "0"),
        "books/b.json": book([("to", "0"), ("be", "1")], selector: "01"),
      ],
      "report @f --messages line --symbols word --code huffman --book @books",
      "books/a.json: the selectors of the folder are not prefix-free; remove all of them, or "
        + "write the tables anew"),
  ])
  func `codebooks that are no set are refused with both files`(refusal: Refusal) throws {
    try refusal.hold()
  }

  private static func book(
    _ symbols: [(String, String)], unit: String = "word", escape: String? = nil,
    selector: String? = nil
  ) -> String {
    let rows = symbols.map { "{\"symbol\": \"\($0)\", \"codeword\": \"\($1)\"}" }
    return "{\"schema\": \"qz.codebook/1\", \"symbolUnit\": \"\(unit)\", \"symbols\": ["
      + rows.joined(separator: ", ") + "]"
      + (escape.map { ", \"escape\": {\"codeword\": \"\($0)\"}" } ?? "")
      + (selector.map { ", \"selector\": \"\($0)\"" } ?? "") + "}"
  }

  @Test(arguments: [
    // Each message is one word, which one of the tables has in a bit; a byte each is sent.
    Sentence(
      [
        "f": "to\nor\nbe\n", "books/a.json": book([("to", "0"), ("be", "1")]),
        "books/b.json": book([("or", "0"), ("be", "1")]),
      ],
      "report @f --messages line --symbols word --code huffman --book @books --only codes",
      "1.00000 8.00000 4.00000 −0.58496 3 back"),
    // A byte for the number of escapes, the spellings of two spaces, and eight bits of codewords.
    Sentence(
      ["f": "to be to", "b.json": book([("to", "0"), ("be", "10")], escape: "11")],
      "report @f --symbols word --code huffman --book @b.json --only codes", "8.00000 5.00000",
      "5 back"),
  ])
  func `messages are sent in the tables that have their words`(sentence: Sentence) throws {
    try sentence.hold()
  }
}
