import Testing

/// What reports and experiments say of unusual data.
struct ReportSentenceTests {
  @Test(arguments: [
    Sentence(
      [
        "f":
          "to be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\n",
        "g":
          "être ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\n",
      ],
      "report @f @g --messages line --code huffman",
      "f and 1 more 1,170 bytes, 13 of 256 values seen"),
    Sentence(
      [:],
      "report probs:a=.75,b=.25 --code block:2 --count 1000 --only implied",
      "block:2: r is over its 4 words of symbols, which 'qz design' lists; κ is that of the "
        + "words, the rest is per byte"),
    Sentence(
      ["f": "to be or"],
      "report @f --symbols word --verbose --code huffman --only estimates",
      "Miller-Madow is above log2 4, the most that the 4 symbols seen can have: it assumes "
        + "that there are others"),
    Sentence(
      ["m.csv": "a,b,c\n.5,.5,0\n0,0,1\n0,1,0\n"],
      "report markov:@m.csv --count 1000 --code huffman",
      "1 of its symbols occurs only in the beginning, and has probability 0 in the long run; "
        + "messages begin there too",
      "the chain is periodic with period 2; q is the average over a period"),
    Sentence(
      ["f": "to be"],
      "report weights:to=3,zzz=1 --symbols word -z @f --count 1000 --code huffman",
      "1 of q's symbols (25.0 % of q) does not occur in z's data: zzz",
      "H(q,z) cross entropy 9.68872"),
    Sentence(
      [
        "f":
          "to be or to be\nto be or to be\nto be or to be\nto be or to be\nto be or to be\nto be or to be\nto be or to be\nto be or to be\nto be or to be\nto be or to be\nto be or to be\nto be or to be\nto be or to be\nto be or to be\nto be or to be\nto be or to be\nto be or to be\nto be or to be\nto be or to be\nto be or to be\n",
        "g":
          "to be not to be\nto be not to be\nto be not to be\nto be not to be\nto be not to be\nto be not to be\nto be not to be\nto be not to be\nto be not to be\nto be not to be\nto be not to be\nto be not to be\nto be not to be\nto be not to be\nto be not to be\nto be not to be\nto be not to be\nto be not to be\nto be not to be\nto be not to be\n",
      ],
      "report markov:learn,@f -z @g --symbols word --count 1000 --code huffman",
      "1 of q's symbols (10.0 % of q) does not occur in z's data: or",
      "entropy rate 0.80000"),
    Sentence(
      [:],
      "report probs:a=1 -z probs:a=.75,b=.25 --code tans:4 --count 1000 --only codes",
      "tans:4 0.40000 0.00000 0.40800"),
  ])
  func `reports`(sentence: Sentence) throws { try sentence.hold() }

  @Test(arguments: [
    Sentence(
      ["a": "0,.5,.5\n1,.5,.5\n"],
      "sweep temperature @a",
      "is 1.00000 bits/row at every T from 0.0625 to 16."),
    Sentence(
      ["a": "0,.5,.5\n1,1,0\n"],
      "sweep temperature @a",
      "No temperature makes an impossible label possible."),
    Sentence(
      [:],
      "tables corpus:headers --tables 1-2 --by message --selector ideal",
      "−log2 p bits name the table of a message",
      "Ideal codes and selectors write no stream: these costs are computed."),
    Sentence(
      [:],
      "tables corpus:headers --tables 1-2 --by message --code rans",
      "The stream of rANS ends in at least 4 bytes of state for each message"),
    Sentence(
      [:],
      "tables corpus:headers --tables 1-2 --by message --code order:1",
      "The stream of a message in a model of order 1 begins with a bit that says whether it "
        + "escapes"),
    Sentence(
      ["f": "a\nb\nab\na\nb\nab\na\nb\nab\n"],
      "tables @f --tables 1 --by message --code ideal --or-raw --flag-bits 1",
      "a message is sent raw if that is shorter (flag: 1 bit)",
      "are sent raw, in 1 table.",
      "Ideal codes and selectors write no stream: these costs are computed."),
    Sentence(
      [:],
      "design corpus:dna --code tans:8 --format csv",
      "corpus:dna,tans:8,\\0,state 256,bits read,bits,8",
      "corpus:dna,tans:8,\\0,state 256,first next state,state,256"),
    Sentence(
      [
        "f":
          "to be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\nto be or not to be\n",
        "g":
          "être ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\nêtre ou ne pas être\n",
      ],
      "design @f --code letters:3 --format text",
      "H(z) in letters 2.74863 letters/byte",
      "letters/byte, D = 3"),
    Sentence(
      [:],
      "matrix corpus:dna --design uniform:256,mix:1*uniform:256",
      "All 2 proxies cost the same on dna: 8.000 bits/byte"),
  ])
  func `designs, fits and tables`(sentence: Sentence) throws { try sentence.hold() }
}
