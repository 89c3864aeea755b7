import Testing

/// Sweeps, fits, tables and lessons of data that they cannot be made of.
struct ExperimentMistakeTests {
  @Test(arguments: [
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "sweep temperature @f --messages line",
      "--messages is about q and z, and 'f' holds predictions; leave it out", 2),
    Refusal(
      ["m.csv": "a,b\n.9,.1\n.5,.5\n"],
      "sweep block markov:@m.csv",
      "markov:m.csv: symbols of a chain are not independent; draw data with 'qz sample', and "
        + "name the result", 2),
    Refusal(
      [:],
      "sweep order corpus:english --symbols word",
      "contexts are counted for alphabets of at most 256 symbols, not 487; leave --symbols out", 2),
    Refusal(
      [:],
      "sweep precision /dev/null",
      "/dev/null: empty; name data that are not empty"),
    Refusal(
      [:],
      "sweep block /dev/null",
      "/dev/null: empty; name data that are not empty"),
    Refusal(
      [:],
      "sweep training /dev/null",
      "/dev/null: empty; name data that are not empty"),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "sweep sample @f --code limited:1",
      "f: limited:1: codewords of at most 1 bit cannot tell 8 symbols apart; try other data, "
        + "or other settings"),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "sweep block @f --symbols gram:2",
      "a block of grams is a longer gram; use --symbols without gram:", 2),
    Refusal(
      ["f": "a"],
      "sweep smoothing @f",
      "f: too short to hold out a part; name longer data"),
    Refusal(
      [:],
      "sweep smoothing uniform:4",
      "uniform:4: a known distribution has no message to look at; name data", 2),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "sweep mixture @f",
      "this sweep needs a proxy; name a proxy with -z, such as corpus:english", 2),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "sweep mixture @f -z @g --format svg:none",
      "--format svg: no picture of this result is called 'none'; the only picture is mixture", 2),
  ])
  func `sweeps`(refusal: Refusal) throws { try refusal.hold() }

  @Test(arguments: [
    Refusal(
      ["t": "k,t\na,hello\nb,world\n"],
      "tables @t --messages column:1 --by column:t",
      "t: 2 rows with column t, and 3 messages; name both columns by number, or both by their "
        + "headings", 2),
    Refusal(
      ["t": "k,t\na,hello\nb,world\n"],
      "tables @t --messages column:t --by column:5",
      "t: line 1 has 2 fields, and no column 5; name a column that every line has"),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "tables @f --by messages",
      "--by takes message, context, both, file or column:N, not 'messages'; did you mean "
        + "'message'?", 2),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "tables @f --by column:",
      "--by takes message, context, both, file or column:N, not 'column:'", 2),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "tables @f --write /dev/null/x",
      "/dev/null/x: the folder cannot be made; name one where you may write"),
  ])
  func `tables`(refusal: Refusal) throws { try refusal.hold() }

  @Test(arguments: [
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "fit @f --mix mix:.5*uniform:2+.5*uniform:3,uniform:4",
      "--mix: 'mix:.5*uniform:2+.5*uniform:3' is a mixture already; name its components one by "
        + "one", 2),
    Refusal(
      [:],
      "fit uniform:4 --mix uniform:4",
      "uniform:4: a known distribution needs no fit; name data", 2),
    Refusal(
      [:],
      "fit /dev/null --mix uniform:4",
      "/dev/null: empty; name data to fit a mixture to"),
    Refusal(
      [:],
      "fit /dev/null",
      "/dev/null: empty; name data to fit a family to"),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "fit @f --integers --symbols word",
      "--integers reads lines, but --symbols is word; leave one of them out", 2),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "fit @f --family bernoulli --symbols word",
      "--family bernoulli: a word has no value, only a rank; fit zipf, zipf-mandelbrot or "
        + "geometric by rank", 2),
    Refusal(
      ["f": "0\n1\n2\n"],
      "fit @f --integers --family bernoulli",
      "--family bernoulli: f has 3 different values; bernoulli takes 0 and 1, and a family "
        + "with two parameters needs three values", 2),
    Refusal(
      ["f": "0\n1\n1\n"],
      "fit @f --integers --family zipf-mandelbrot",
      "--family zipf-mandelbrot: f has 2 different values; bernoulli takes 0 and 1, and a "
        + "family with two parameters needs three values", 2),
  ])
  func `fits`(refusal: Refusal) throws { try refusal.hold() }

  @Test(arguments: [
    Refusal(
      ["a": "qz.tally/1 byte\n1\ta\ntotal 1\n", "b": "qz.tally/1 word\n1\tto\ntotal 1\n"],
      "merge @a @b --quiet",
      "b: counts of bytes and of words cannot be added; add up counts of the same unit"),
    Refusal(
      ["a": "qz.tally/1 byte\n1\ta\ntotal 1\n", "b": "qz.tally/1 byte\ntotal 0\n"],
      "drift tally:@a tally:@b --quiet",
      "tally:b: empty; leave it out"),
  ])
  func `tallies`(refusal: Refusal) throws { try refusal.hold() }

  @Test(arguments: [
    Refusal(
      [:],
      "report markov:learn,uniform:4",
      "markov:learn: uniform:4 is not data to learn from; name a file", 2),
    Refusal(
      [:],
      "report markov:learn,corpus:english --symbols word",
      "markov:learn: corpus:english has 487 different words; a chain can have at most 256: use "
        + "a smaller --symbols"),
    Refusal(
      [:],
      "report markov:learn,/dev/null",
      "markov:learn: /dev/null: it has no symbols; name data that are not empty"),
    Refusal(
      ["m.csv": "a,b\n1e-400,1\n.5,.5\n"],
      "report markov:@m.csv",
      "m.csv: line 2: '1e-400' is beyond the numbers that are read here, 2.3e-308 to 1.7e308; "
        + "write 0, or a greater probability"),
    Refusal(
      ["m.json": "[[1e-400,1],[.5,.5]]"],
      "report markov:@m.json",
      "m.json: '1e-400' is beyond the numbers that are read here, 2.3e-308 to 1.7e308; write "
        + "0, or a greater probability"),
  ])
  func `chains`(refusal: Refusal) throws { try refusal.hold() }

  @Test(arguments: [
    Refusal(
      [:],
      "report weights:1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1",
      "weights: more than 256 numbers; a byte has 256 values", 2),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "report @f --format svg:foo",
      "--format svg: no picture of this result is called 'foo'; the pictures are bill, lengths "
        + "or tree", 2),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "report @f --format jsn",
      "--format takes text, markdown, json, csv, html or svg, not 'jsn'; did you mean 'json'?", 2),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "report @f -z @g --smoothing laplace --unseen escape --escape add:1",
      "--escape and --smoothing both set the probability of the escape; leave one of them out", 2),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "explain entropy --format html",
      "--format html is the lesson, and 'entropy' is not a part of it; leave out one of them", 2),
    Refusal(
      ["f": "to be or not to be\n", "g": "être\n"],
      "explain --format html --symbols bit",
      "the lesson shows bytes, scalars, characters or words, not bits; leave --symbols out", 2),
    Refusal(
      ["f": "aaaa"],
      "explain --format html --data @f",
      "f: the lesson needs data with at least two different symbols; name another text"),
  ])
  func `reports and lessons`(refusal: Refusal) throws { try refusal.hold() }
}
