import Testing

/// Options about messages that cannot be read, and messages that cannot be written.
struct MessageMistakeTests {
  @Test(arguments: [
    Refusal(
      [:],
      "report corpus:dna --messages lin",
      "--messages: no message unit is called 'lin'; did you mean 'line'?", 2),
    Refusal(
      [:],
      "report corpus:dna --messages jsom:a",
      "--messages: no message unit is called 'jsom:a'; did you mean 'json'?", 2),
    Refusal(
      [:],
      "report corpus:dna --messages fixed:0",
      "--messages: 'fixed:0': fixed:N needs N, a number of bytes from 1 to 1,073,741,824; "
        + "there are line, nul, fixed:N, file, json:PATH, jsonl:PATH or column:N", 2),
    Refusal(
      [:],
      "report corpus:dna --messages column:",
      "--messages: 'column:': column:N needs N, a number from 1 on or a heading; there are "
        + "line, nul, fixed:N, file, json:PATH, jsonl:PATH or column:N", 2),
    Refusal(
      [:],
      "report corpus:dna --messages line --align x",
      "--align takes byte, bit or a number of bits, not 'x'", 2),
    Refusal(
      [:],
      "report corpus:dna --messages line --align 0",
      "--align takes a whole number from 1 to 65536, not '0'", 2),
    Refusal(
      [:],
      "report corpus:dna --messages line --or-raw --flag-bits 2",
      "--flag-bits takes 0, 1 or 8, not '2'", 2),
    Refusal(
      [:],
      "sweep order corpus:dna --messages line",
      "sweep order counts which symbol follows which in the whole data, across the ends of "
        + "messages; leave --messages out, or measure --code order-huffman:1 with 'qz report'", 2),
    Refusal(
      [:],
      "sweep sample corpus:dna --messages line",
      "sweep sample draws single messages, whose length it varies; leave --messages out", 2),
  ])
  func `a unit, a padding or a flag that is none`(refusal: Refusal) throws { try refusal.hold() }

  @Test(arguments: [
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "report @f --messages json:x",
      "f: line 1, byte 1: this is not JSON; name JSON, or cut by lines with --messages line; "
        + "jsonl reads one value a line"),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "tables @f --messages json:x",
      "f: line 1, byte 1: this is not JSON; name JSON, or cut by lines with --messages line; "
        + "jsonl reads one value a line"),
    Refusal(
      ["f": "{\"a\": 1}\n"],
      "report @f --messages json:b",
      "f: there is no string at the path b; write the names that lead to the strings, with * "
        + "for any, as in cases.*.name"),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "report @f uniform:4 --messages line",
      "--messages is about data, and uniform:4 is a known distribution; name data, or leave it "
        + "out", 2),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "encode @f --messages column:1 -o @o",
      "--messages column:1: the bytes around such messages are not kept, so decode could not "
        + "restore the file; use line, nul, fixed:N or file", 2),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "encode @f uniform:4 --messages file -o @o",
      "uniform:4 is a known distribution, not a message; name data, such as a file", 2),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "encode @f @g -o @o",
      "qz encode writes one FILE, or several as messages of a store; add --messages file, or "
        + "write a .qz file for each and join them with cat", 2),
  ])
  func `data that are not cut so`(refusal: Refusal) throws { try refusal.hold() }

  @Test(arguments: [
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "encode @f --messages line --code baudot -o @o",
      "f: message 1: the code has no codeword for t, which occurs at byte 0; use a code made "
        + "for the data, or a z that has the symbol"),
    Refusal(
      ["g": "etre\nêtre\n"],
      "encode @g --messages line --code ascii -o @o",
      "g: message 2: the code has no codeword for \\xC3, which occurs at byte 0; use a code "
        + "made for the data, or a z that has the symbol"),
    Refusal(
      ["f": "a\naab\n"],
      "report @f -z probs:a=1 --messages line --code huffman",
      "f: z (probs:a=1) calls 1 of its symbols impossible, which occurs 1 time, first in "
        + "message 2: b; use --or-raw to send such messages raw, or --unseen infinite to continue"),
  ])
  func `a message that a code cannot write is named by its number`(refusal: Refusal) throws {
    try refusal.hold()
  }
}
