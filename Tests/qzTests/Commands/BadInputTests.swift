import Foundation
import Testing

/// Every mistake gets one line that says what, where and the remedy, and nothing
/// else happens.
struct BadInputTests {
  @Test(
    arguments: [
      (["report"], 2, "qz report needs DATA; name a file, or try corpus:english"),
      (["reprt", "x"], 2, "no command 'reprt'; did you mean 'qz report'?"),
      (
        ["report", "no.txt"], 1,
        "no.txt: no such file; check the name; 'qz list specs' lists the other kinds of source"
      ),
      (["report", "english"], 1, "english: no such file; did you mean 'corpus:english'?"),
      (["report", "/"], 1, "/: it is a folder; name a file in it"),
      (
        ["report", "corpus:englsh"], 2,
        "no built-in corpus is called 'englsh'; did you mean 'corpus:english'?"
      ),
      (
        ["report", "corps:english"], 1,
        "corps:english: no such file, and no kind of source is called 'corps'; did you mean "
          + "'corpus:'?"
      ),
      (
        ["report", "corpus:dna", "--code", "hufman"], 2,
        "no code is called 'hufman'; did you mean 'huffman'?"
      ),
      (
        ["report", "corpus:dna", "--code", "limited"], 2,
        "limited:L needs L, a whole number from 1 to 255"
      ),
      (
        ["report", "corpus:dna", "--code", "huffman,huffman"], 2,
        "--code names 'huffman' twice; name every code once"
      ),
      (
        ["report", "corpus:dna", "-z", "corpus:dna", "--code", "limited:7"], 1,
        "corpus:dna: limited:7: codewords of at most 7 bits cannot tell 256 symbols apart; 'qz "
          + "list codes' lists the other codes"
      ),
      (
        ["report", "corpus:dna", "-z", "corpus:dna", "--smoothing", "lapace"], 2,
        "no smoothing rule is called 'lapace'; did you mean 'laplace'?"
      ),
      (
        ["report", "corpus:dna", "-z", "corpus:dna", "--unseen", "ignore"], 2,
        "--unseen takes error, infinite, smooth or escape, not 'ignore'"
      ),
      (
        ["report", "corpus:dna", "--unit", "bit"], 2,
        "--unit takes bits, nats or bans, not 'bit'; did you mean 'bits'?"
      ),
      (
        ["report", "uniform:4", "--count", "-3"], 2,
        "--count takes a whole number from 0 to 1000000000000, not '-3'"
      ),
      (
        ["report", "corpus:dna", "-z", "corpus:dna", "--smoothing", "ml", "--unseen", "smooth"], 2,
        "--unseen smooth and --smoothing ml contradict each other; leave one of them out"
      ),
      (
        ["report", "corpus:dna", "-z", "uniform:256", "--unseen", "smooth"], 2,
        "--unseen smooth: uniform:256 is a known distribution and has no counts to smooth; give "
          + "every symbol a probability, or use --unseen infinite"
      ),
      (
        ["report", "-", "-z", "-"], 2,
        "standard input is named twice, but it can be read only once; name - once"
      ),
      (
        ["report", "probs:a=.5,b=.4"], 2,
        "probs: the sum of the probabilities is 0.1 less than 1; correct them, or use weights: "
          + "to have them divided by their sum"
      ),
      (
        ["report", "probs:a=-.5,b=1.5"], 2,
        "probs: the weight of symbol 97 is negative: −0.5 (a); give it a number from 0 up"
      ),
      (
        ["report", "probs:a=nan,b=1"], 2,
        "probs: 'a=nan' has no number that could be a probability; write it like a=.25, or .25 alone"
      ),
      (
        ["report", "probs:a=x"], 2,
        "probs: 'a=x' has no number that could be a probability; write it like a=.25, or .25 alone"
      ),
      (
        ["report", "probs:a=.5,a=.5"], 2,
        "probs: the symbol a has two numbers; name every symbol once"
      ),
      (
        ["report", "weights:a=0"], 2,
        "weights: no symbol has a weight greater than zero; give one symbol at least a number "
          + "above 0"
      ),
      (
        ["report", "uniform:0"], 2,
        "uniform:N needs N, a whole number from 1 to 1048576, not 0; 'qz list specs' describes "
          + "each kind"
      ),
      (
        ["report", "geometric:0"], 2,
        "geometric:P needs P, a number from 1e-300 to 1, not 0; 'qz list specs' describes each kind"
      ),
      (
        ["report", "zipf:256"], 2,
        "zipf:N,S[,Q] does not take 1 number; 'qz list specs' describes each kind"
      ),
      (
        ["report", "poisson:x"], 2,
        "poisson:L: 'x' is not a number; write it like .3, 1e-6 or 1/3"
      ),
      (["report", "geometric"], 1, "geometric: no such file; did you mean 'geometric:P'?"),
      (
        ["report", "geometrc:.3"], 1,
        "geometrc:.3: no such file, and no kind of source is called 'geometrc'; did you mean "
          + "'geometric:'?"
      ),
      (
        ["report", "mix:.5*uniform:2+.4*uniform:3"], 2,
        "mix: the sum of the probabilities is 0.1 less than 1; correct the weights; fractions "
          + "such as 1/3 are allowed"
      ),
      (
        ["report", "mix:uniform:2"], 2,
        "mix: 'uniform:2' has no weight; write it like .9*corpus:english+.1*uniform:256"
      ),
      (
        ["report", "mix:2*uniform:2"], 2,
        "mix: the weight of 'uniform:2' is 2; write 0 to 1"
      ),
      (
        ["report", "mix:.5*mix:.5*uniform:2+.5*uniform:3"], 2,
        "mix: 'mix:.5*uniform:2' is a mixture in a mixture, and its end is ambiguous; multiply "
          + "its weights out"
      ),
      (
        ["report", "mix:1*/dev/null"], 1,
        "/dev/null: empty; name data that are not empty"
      ),
      (
        ["design", "/dev/null"], 1,
        "/dev/null: empty; name data that are not empty"
      ),
      (
        ["report", "corpus:dna", "-z", "/dev/null"], 1,
        "/dev/null: empty; name data that are not empty"
      ),
      (
        ["report", "corpus:dna", "--holdout", "0.99999"], 1,
        "--holdout 0.99999: no symbols of corpus:dna are left to learn from; try --holdout 0.2, "
          + "or name longer data"
      ),
      (
        ["report", "temper:2"], 2,
        "temper: '2' is not a temperature and a SPEC; write it like temper:2,corpus:english"
      ),
      (
        ["report", "temper:0,uniform:2"], 2,
        "temper: T is 0, which is out of range; write 1e-6 to 1e6"
      ),
      (
        ["report", "corpus:dna", "--output", "/no/such/folder/x"], 1,
        "/no/such/folder/x: no such folder; create it, or use --output with another folder"
      ),
      (
        ["report", "corpus:dna", "--output", "/dev/full"], 1,
        "/dev/full: no space left on the device; free some space, or use --output on another disk"
      ),
      (
        ["list", "colours"], 2,
        "qz list takes codes, units, smoothing, unseen, escape, sweeps, corpora, specs, formats or the "
          + "name of a standard code, not 'colours'"
      ),
      (
        ["list", "hpak"], 2,
        "qz list takes codes, units, smoothing, unseen, escape, sweeps, corpora, specs, formats or the "
          + "name of a standard code, not 'hpak'; did you mean 'hpack'?"
      ),
      (
        ["report", "corpus:dna", "-z", "code:morce"], 2,
        "no standard code and no file is called 'morce'; did you mean 'code:morse'?"
      ),
      (
        ["report", "corpus:dna", "-z", "code:huffman"], 2,
        "code:huffman: 'huffman' is designed for a z, and has no distribution of its own; name "
          + "a standard code, see 'qz list codes'"
      ),
      (
        ["report", "corpus:dna", "-z", "hpack"], 1,
        "hpack: no such file; did you mean 'code:hpack'?"
      ),
      (
        ["report", "corpus:dna", "--code", "hpak"], 2,
        "no code is called 'hpak'; did you mean 'hpack'?"
      ),
      (
        ["report", "corpus:dna", "--code", "hpack,code:hpack"], 2,
        "--code names 'code:hpack' twice; name every code once"
      ),
      (
        ["report", "probs:a=.5,\\xE9=.5", "--code", "ascii"], 1,
        "probs:a=.5,\\xE9=.5: ascii has no codeword for 1 of its symbols, which occurs 50,034 "
          + "times: \\xE9; use another code, or --unseen infinite to continue"
      ),
      (
        ["report", "corpus:dna", "--smoothing", "kt"], 2,
        "--smoothing is about a proxy that is learnt, and no proxy is named; name data with -z, "
          + "or learn it from a part with --holdout 0.2"
      ),
      (
        ["report", ""], 1,
        "'': no such file; check the name; 'qz list specs' lists the other kinds of source"
      ),
      (["decode", "no.qz"], 1, "no.qz: no such file; check the name"),
      (
        ["report", "corpus:dna", "--holdout", "2"], 2,
        "--holdout takes a number from 0 to 1, not '2'"
      ),
      (
        ["fit", "corpus:dna", "--family", "zipf,zipf"], 2,
        "--family names 'zipf' twice; name every family once"
      ),
      (
        ["report", "corpus:dna", "-z", "corpus:dna", "--escape", "witen-bell"], 2,
        "--escape takes witten-bell, add:X or fixed:P, not 'witen-bell'; did you mean "
          + "'witten-bell'?"
      ),
      (["--verison"], 2, "no command '--verison'; did you mean 'qz --version'?"),
      (
        ["bench", "--all", "uniform:4"], 2,
        "uniform:4 is a known distribution, not a message; name data, such as a file"
      ),
      (
        ["list", "huffman"], 2,
        "qz list takes codes, units, smoothing, unseen, escape, sweeps, corpora, specs, formats or the "
          + "name of a standard code, not 'huffman'; 'qz help huffman' describes it, and 'qz design' makes one"
      ),
      (["--version", "x"], 2, "unexpected argument 'x'; see 'qz --help'"),
      (["help", "report", "x"], 2, "unexpected argument 'x'; see 'qz --help'"),
      (
        ["-z", "corpus:dna"], 2,
        "no command '-z'; options follow a command, as in 'qz report FILE -z …'"
      ),
    ] as [([String], Int32, String)])
  func `a mistake gets one line and its exit code`(
    arguments: [String], status: Int32, line: String
  ) throws {
    let run = try QZ(arguments)
    #expect(run.error == "qz: \(line)\n")
    #expect(run.status == status)
    #expect(run.output.isEmpty)
  }

  @Test(arguments: [
    (
      "qz report \"$(printf '\\377')\"", 2,
      "'\u{FFFD}' is not valid UTF-8; rename the file, or use - and read it from standard input"
    ),
    ("qz report - <&-", 1, "standard input: it is closed"),
    ("qz report corpus:dna >&-", 1, "standard output: it is closed; open it, or use --output FILE"),
  ])
  func `what only a shell can do is one line too`(
    line: String, status: Int32, message: String
  ) throws {
    let folder = try TemporaryFolder()
    let run = try Shell(line, in: folder.path)
    #expect(run.status == status && run.output.isEmpty)
    #expect(run.error == "qz: \(message)\n")
  }

  @Test func `a full disk behind standard output is one line`() throws {
    let run = try QZ(["report", "corpus:dna"], output: "/dev/full")
    #expect(run.status == 1)
    #expect(
      run.error
        == "qz: standard output: no space left on the device; free some space, or use --output "
        + "on another disk\n"
    )
  }

  @Test func `a file of the user's is kept when the report fails`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("mine", "report.txt")
    let run = try QZ(["report", "corpus:french", "-z", "probs:a=1", "--output", path])
    #expect(run.status == 1)
    #expect(try folder.names == ["report.txt"])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
  }

  @Test func `an existing file is that file, whatever it is called`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("abc", "uniform:9")
    let run = try QZ(["report", path, "--format", "json"])
    #expect(run.output.contains("\"symbolCount\" : 3"))
  }
}
