import Testing

/// What `qz encode` and `qz decode` cannot do.
struct EncodeMistakeTests {
  @Test(arguments: [
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "encode @g --code ascii -o @o",
      "g: the code has no codeword for \\xC3, which occurs at byte 0; use a code made for the "
        + "data, or a z that has the symbol"),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "encode @g --code ascii,baudot -o @o",
      "g: none of the codes can write all of its symbols; add huffman to --code"),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "encode @f --code ascii --symbols word -o @o",
      "ascii: it can write only bytes, so the message must be cut into bytes, and the code "
        + "must not have an escape; 'qz list codes' lists the other codes"),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "encode @f --code ideal -o @o",
      "ideal is a reference and writes no stream; 'qz list codes' lists the other codes"),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "encode @f --code limited:1 -o @o",
      "limited:1: codewords of at most 1 bit cannot tell 8 symbols apart; 'qz list codes' "
        + "lists the other codes"),
    Refusal(
      [
        "f": "to be or not to be\n", "g": "être\n",
        "b.json":
          "{\"schema\": \"qz.codebook/1\", \"symbolUnit\": \"word\", \"symbols\": [{\"symbol\": \"to\", \"codeword\": \"0\"}, {\"symbol\": \"be\", \"codeword\": \"1\"}]}",
      ],
      "encode @f --book @b.json --symbols byte -o @o",
      "--symbols byte: b.json is a code for words; leave it out", 2),
    Refusal(
      [
        "f": "to be or not to be\n",
        "b.json": "{\"schema\": \"qz.codebook/1\", \"symbolUnit\": \"word\", \"symbols\": "
          + "[{\"symbol\": \"to\", \"codeword\": \"0\"}, {\"symbol\": \"be\", \"codeword\": \"10\"}]}",
      ],
      "encode @f --book @b.json -o @o",
      "f: the codebook lacks 4 of its symbols, such as \\n; leave --book out, so that the code is made "
        + "for the data"),
    Refusal(
      ["f": "to be or not to be\n"],
      "encode @f -z weights:to=1,be=1 --symbols word -o @o",
      "f: z lacks 4 of its symbols, such as \\n; leave -z out, so that the code is made for the data"
    ),
  ])
  func `encode`(refusal: Refusal) throws { try refusal.hold() }

  @Test(arguments: [
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "decode @f",
      "f: the header, at byte 0: this is not a .qz file; name a file that 'qz encode' wrote", 4),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "decode @f --message 1",
      "f: the header, at byte 0: this is not a .qz file; name a file that 'qz encode' wrote", 4),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "decode @f --message 0",
      "--message takes a whole number from 1 to 9223372036854775807, not '0'", 2),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "decode @none --recover",
      "none: no such file; check the name"),
  ])
  func `decode`(refusal: Refusal) throws { try refusal.hold() }
}
