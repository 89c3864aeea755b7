import Testing

/// Folders of codebooks that do not fit together.
struct BookFolderTests {
  @Test(arguments: [
    Refusal(
      [
        "f": "to be\n",
        "books/a.json":
          "{\"schema\": \"qz.codebook/1\", \"symbolUnit\": \"word\", \"symbols\": [{\"symbol\": \"to\", \"codeword\": \"0\"}, {\"symbol\": \"be\", \"codeword\": \"1\"}]}",
        "books/b.json":
          "{\"schema\": \"qz.codebook/1\", \"symbolUnit\": \"byte\", \"symbols\": [{\"symbol\": \"a\", \"codeword\": \"0\"}, {\"symbol\": \"b\", \"codeword\": \"1\"}]}",
      ],
      "report @f --messages line --symbols word --code huffman --book @books",
      "books/b.json: a codebook for bytes, but books/a.json is for words; keep codebooks of "
        + "one unit in a folder"),
    Refusal(
      [
        "f": "to be\n",
        "books/a.json":
          "{\"schema\": \"qz.codebook/1\", \"symbolUnit\": \"word\", \"symbols\": [{\"symbol\": \"to\", \"codeword\": \"0\"}, {\"symbol\": \"be\", \"codeword\": \"10\"}], \"escape\": {\"codeword\": \"11\"}}",
        "books/b.json":
          "{\"schema\": \"qz.codebook/1\", \"symbolUnit\": \"word\", \"symbols\": [{\"symbol\": \"to\", \"codeword\": \"0\"}, {\"symbol\": \"or\", \"codeword\": \"10\"}], \"escape\": {\"codeword\": \"11\"}}",
      ],
      "report @f --messages line --symbols word --code huffman --book @books",
      "books/b.json: its symbols are not those of books/a.json, and tables with an escape must "
        + "have the same; write them together, with qz tables --write"),
    Refusal(
      [
        "f": "to be\n",
        "books/a.json":
          "{\"schema\": \"qz.codebook/1\", \"symbolUnit\": \"word\", \"symbols\": [{\"symbol\": \"to\", \"codeword\": \"0\"}, {\"symbol\": \"be\", \"codeword\": \"10\"}], \"escape\": {\"codeword\": \"11\"}}",
        "books/b.json":
          "{\"schema\": \"qz.codebook/1\", \"symbolUnit\": \"word\", \"symbols\": [{\"symbol\": \"to\", \"codeword\": \"0\"}, {\"symbol\": \"be\", \"codeword\": \"1\"}]}",
      ],
      "report @f --messages line --symbols word --code huffman --book @books",
      "books/b.json: its symbols are not those of books/a.json, and tables with an escape must "
        + "have the same; write them together, with qz tables --write"),
    Refusal(
      [
        "f": "to be\n",
        "books/a.json":
          "{\"schema\": \"qz.codebook/1\", \"symbolUnit\": \"word\", \"symbols\": [{\"symbol\": \"to\", \"codeword\": \"0\"}, {\"symbol\": \"be\", \"codeword\": \"1\"}], \"selector\": \"0\"}",
        "books/b.json":
          "{\"schema\": \"qz.codebook/1\", \"symbolUnit\": \"word\", \"symbols\": [{\"symbol\": \"to\", \"codeword\": \"0\"}, {\"symbol\": \"be\", \"codeword\": \"1\"}]}",
      ],
      "report @f --messages line --symbols word --code huffman --book @books",
      "books/b.json: no selector, but books/a.json has one; give each codebook a selector, or "
        + "none"),
    Refusal(
      [
        "f": "to be\n",
        "books/a.json":
          "{\"schema\": \"qz.codebook/1\", \"symbolUnit\": \"word\", \"symbols\": [{\"symbol\": \"to\", \"codeword\": \"0\"}, {\"symbol\": \"be\", \"codeword\": \"1\"}], \"selector\": \"0\"}",
        "books/b.json":
          "{\"schema\": \"qz.codebook/1\", \"symbolUnit\": \"word\", \"symbols\": [{\"symbol\": \"to\", \"codeword\": \"0\"}, {\"symbol\": \"be\", \"codeword\": \"1\"}], \"selector\": \"01\"}",
      ],
      "report @f --messages line --symbols word --code huffman --book @books",
      "books/a.json: the selectors of the folder are not prefix-free; remove all of them, or "
        + "write the tables anew"),
  ])
  func `codebooks that are no set are refused with both files`(refusal: Refusal) throws {
    try refusal.hold()
  }
}
