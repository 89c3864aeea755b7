import Testing

@testable import qz

/// An option that would change nothing is refused, and told what it is about.
struct OptionSubjectTests {
  private static let cases: [(line: String, failure: String)] = [
    (
      "decode FILE --recover --message 1",
      "--recover is about the whole file, and --message names one message"
    ),
    ("score test.csv --margin .1", "--margin is about two models"),
    ("score test.csv --sizes 1GB,2GB", "--sizes is about two models"),
    (
      "score b.csv --against a.csv --explain",
      "--explain is about the score of one model, and --against compares models"
    ),
    (
      "report FILE --only bill --format csv",
      "--only is about text, Markdown and pages, and the format is csv"
    ),
    ("report FILE --only bill --explain", "--only is about text, Markdown and pages"),
    (
      "encode FILE --format json",
      "--format is about a result on standard output, and the .qz file goes there; name"
    ),
    ("report FILE --seed 3", "--seed is about drawing from a known distribution, and FILE is data"),
    ("matrix FILE a.txt --seed 3", "--seed is about measured matrices, and this matrix is exact"),
    (
      "matrix FILE a.txt --show huffman --seed 3",
      "--seed is about drawing from a known distribution, and FILE is data"
    ),
    (
      "sweep limit FILE --seed 3",
      "--seed is about 'qz sweep training, precision or sample', and this is 'limit'"
    ),
    (
      "sweep precision FILE --seed 3",
      "--seed is about drawing from a known distribution, and FILE is data"
    ),
    (
      "sweep temperature test.csv --messages line",
      "--messages is about q and z, and 'test.csv' holds predictions"
    ),
    ("score test.csv --seed 3", "--seed is about the comparison of two models, and there is one"),
    (
      "score b.csv --against a.csv,c.csv --seed 3",
      "--seed is about the comparison of two models, and more are ranked here"
    ),
    (
      "score b.csv --against a.csv --bins 3",
      "--bins is about the calibration of one model, and --against compares models"
    ),
    (
      "score test.csv --explain --bins 3",
      "--bins is about the calibration of one model, and --explain leaves it out"
    ),
    (
      "score test.csv --explain --unit nats",
      "--unit is about output for people, and the steps of --explain are in bits"
    ),
    ("report FILE --explain --unit nats", "--unit is about output for people, and the steps of"),
    ("sweep limit FILE --only curve --format csv", "--only is about text, Markdown and pages"),
    ("drift FILE --only curve --format json", "--only is about text, Markdown and pages"),
    ("fit FILE --only ranking --format csv", "--only is about text, Markdown and pages"),
    ("matrix FILE a.txt --only matrix --format svg", "--only is about text, Markdown and pages"),
    ("tables FILE --only curves --format csv", "--only is about text, Markdown and pages"),
    ("score test.csv --only stream --explain", "--only is about text, Markdown and pages"),
    ("inspect x --only bill --fields", "--only is about text, Markdown and pages"),
    ("design FILE --only tree -o tree.svg", "--only is about text, Markdown and pages"),
    ("explain --data FILE", "--data is about the lesson, and this prints text"),
    ("explain -z FILE", "--proxy is about the lesson"),
    ("explain --symbols word", "--symbols is about the lesson"),
    ("report FILE --align bit", "--align is about messages, and all data are one message"),
    ("report FILE --boundaries varint", "--boundaries is about messages"),
    ("report FILE --or-raw", "--or-raw is about messages"),
    (
      "report FILE --messages line --flag-bits 1",
      "--flag-bits is about messages that are sent raw"
    ),
    ("report -q uniform:4 --messages line", "--messages is about data, and uniform:4 is a known"),
    ("matrix uniform:4 uniform:5 --messages line", "--messages is about data"),
    ("sweep limit uniform:4 --messages line", "--messages is about data"),
    ("drift uniform:4 --messages line", "--messages is about data"),
    ("drift tally:a tally:b --windows 3", "--windows is about data"),
    ("tally uniform:4 --messages line", "--messages is about data"),
    (
      "report FILE --count 5",
      "--count is about drawing from a known distribution, and FILE is data"
    ),
    (
      "report FILE --smoothing kt",
      "--smoothing is about a proxy that is learnt, and no proxy is named"
    ),
    (
      "report FILE -z uniform:256 --smoothing kt",
      "--smoothing is about a proxy that is learnt, and uniform:256 is a known distribution"
    ),
    (
      "report FILE -z uniform:256 --escape add:1",
      "--escape is about a proxy that is learnt, and uniform:256 is a known distribution"
    ),
    ("report FILE --unseen error", "--unseen is about a proxy, and no proxy is named"),
    (
      "report FILE -z FILE --holdout .2",
      "--holdout is about learning z from the data, and -z names FILE; leave it out"
    ),
    (
      "report FILE --unit nats --format json",
      "--unit is about output for people, and JSON is always in bits"
    ),
    ("matrix FILE a.txt --count 5", "--count is about measured matrices, and this matrix is exact"),
    (
      "matrix FILE a.txt --show huffman --count 5",
      "--count is about drawing from a known distribution, and FILE is data"
    ),
    (
      "matrix uniform:3 uniform:4 --smoothing kt",
      "--smoothing is about a proxy that is learnt, and uniform:3 is a known distribution"
    ),
    (
      "matrix FILE --unit nats --format csv",
      "--unit is about output for people, and CSV is always in bits"
    ),
    (
      "sweep block FILE -z a.txt",
      "--proxy is about 'qz sweep mixture, smoothing, limit, precision or temperature', and "
        + "this is 'block'"
    ),
    ("sweep order FILE --code fano", "--code is about 'qz sweep sample', and this is 'order'"),
    (
      "sweep training FILE --holdout .2",
      "--holdout is about 'qz sweep smoothing or order', and this is 'training'"
    ),
    (
      "sweep smoothing FILE -z a.txt --holdout .2",
      "--holdout is about learning z from the data, and -z names a.txt"
    ),
    (
      "sweep limit FILE --smoothing kt",
      "--smoothing is about a proxy that is learnt, and no proxy is named"
    ),
    (
      "sweep training FILE --count 5",
      "--count is about drawing from a known distribution, and FILE is data"
    ),
    (
      "sweep temperature test.csv --symbols word",
      "--symbols is about q and z, and 'test.csv' holds predictions"
    ),
    ("sweep block FILE --unit nats --format csv", "--unit is about output for people"),
    (
      "drift FILE --smoothing kt",
      "--smoothing is about a proxy that is learnt, and no proxy is named"
    ),
    ("drift FILE --unit nats --format json", "--unit is about output for people"),
    (
      "fit FILE --family golomb --direction forward",
      "--direction is about distributions, and a Golomb code is chosen by its cost"
    ),
    ("fit FILE --mix uniform:256 --family zipf", "--family is about families, and --mix fits"),
    ("fit FILE --mix uniform:256 --direction both", "--direction is about families, and --mix"),
    ("fit FILE --mix uniform:256 --integers", "--integers is about families, and --mix fits"),
    ("fit FILE --holdout .2", "--holdout is about mixtures, and no --mix is given; add --mix"),
    (
      "tables FILE --code order:1 --smoothing kt",
      "--smoothing is about codes made of a distribution, and --code order:1 counts contexts"
    ),
    (
      "tables FILE --flag-bits 1", "--flag-bits is about messages that may go raw, and --or-raw is"
    ),
    ("fit FILE --unit nats --format json", "--unit is about output for people"),
    (
      "score test.csv --logits --normalize",
      "--normalize is about sums of probabilities, and --logits are normalised in any case"
    ),
    (
      "score test.csv --normalize --tolerance .1",
      "--tolerance is about rows that must sum to 1, and --normalize divides them by their sums"
    ),
    ("score test.csv --unit bans --format json", "--unit is about output for people"),
    (
      "score tokens.jsonl --base e --columns 2",
      "--columns is for predictions of classes, but "
        + "tokens.jsonl has tokens"
    ),
    (
      "score logits.npy --labels y.npy --logits --columns 1",
      "--columns is for separated values, but logits.npy has none"
    ),
    (
      "score logits.npy --labels y.npy --logits --label-column 1",
      "--label-column is for separated values, but y.npy has none"
    ),
    (
      "design uniform:4 --smoothing kt",
      "--smoothing is about a proxy that is learnt, and uniform:4 is a known distribution"
    ),
    (
      "design FILE -o book.json --unit nats",
      "--unit is about output for people, and JSON is always in bits"
    ),
    ("encode FILE -o x --smoothing kt", "--smoothing is about a proxy that is learnt"),
    (
      "encode FILE -o x --book b --code fano",
      "--code is about designing a code, and --book is a finished code"
    ),
    (
      "encode FILE -o x --book b -z FILE",
      "--proxy is about designing a code, and --book is a finished code"
    ),
    (
      "decode x --symbols word",
      "--symbols is about a proxy, and no proxy is named; name a proxy with -z"
    ),
    (
      "decode x --smoothing kt",
      "--smoothing is about a proxy that is learnt, and no proxy is named"
    ),
    (
      "inspect x --symbols word",
      "--symbols is about a proxy, and no proxy is named; name a proxy with -z"
    ),
    (
      "inspect x --smoothing kt",
      "--smoothing is about a proxy that is learnt, and no proxy is named"
    ),
    ("sample uniform:4 --count 5 --sync", "--sync is about a file, and -o names no file"),
    ("encode FILE -o - --sync", "--sync is about a file, and -o names no file"),
    ("decode x --sync", "--sync is about a file, and -o names no file"),
    ("tally FILE --sync", "--sync is about a file, and -o names no file"),
    ("merge FILE --sync", "--sync is about a file, and -o names no file"),
    (
      "bench FILE --code fano",
      "--code is about every code, and without --all only some codes are timed; add --all"
    ),
    (
      "bench FILE --symbols word",
      "--symbols is about every code, and without --all only some codes are timed"
    ),
  ]

  @Test(arguments: cases)
  func `an idle option is wrong usage, in one line`(line: String, failure: String) throws {
    let folder = try ExampleFolder.make()
    let run = try Shell("qz \(line)", in: folder.path)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.error.hasPrefix("qz: \(failure)"), "\(run.error)")
    #expect(run.error.split(separator: "\n").count == 1)
  }

  @Test(arguments: CommandRunner.all.map(\.description.name))
  func `every subject that a command declares is met above`(name: String) throws {
    let command = try CommandRunner.overview.command(named: name)
    for option in command.subjects.flatMap(\.options) {
      let isMet = Self.cases.contains {
        $0.line.hasPrefix("\(name) ") && $0.failure.hasPrefix("--\(option) ")
      }
      #expect(isMet, "qz \(name) --\(option)")
    }
  }

  @Test(arguments: [
    "report uniform:4 FILE --count 50", "report uniform:4 --seed 3 --quiet",
    "report FILE --unseen infinite --quiet",
    "report FILE --holdout .2 --smoothing laplace", "report FILE --unit nats --format markdown",
    "matrix FILE uniform:4 --smoothing kt", "matrix FILE uniform:256 --show huffman --count 50",
    "sweep sample FILE --count 20 --code fano", "sweep training uniform:4 --count 50",
    "sweep limit FILE -z a.txt --smoothing ml", "fit FILE --family golomb,zipf --direction forward",
    "design FILE --unit nats", "tally FILE --threads 1",
  ])
  func `an option that is of use is taken`(line: String) throws {
    let folder = try ExampleFolder.make()
    let run = try Shell("qz \(line)", in: folder.path)
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
  }

  @Test(arguments: [
    "report - -z -", "report - -q -", "matrix --design -,FILE --data -", "tally - -", "merge - -",
    "sweep mixture - -z -", "drift - -z -", "score - --labels -", "decode - --book -",
  ])
  func `standard input is read once`(line: String) throws {
    let folder = try ExampleFolder.make()
    let run = try Shell("qz \(line)", in: folder.path)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(
      run.error == "qz: standard input is named twice, but it can be read only once; name - once\n")
  }
}
