import Foundation
import Testing

struct MatrixCommandTests {
  private func matrix(_ arguments: [String]) throws -> [String: Any] {
    let run = try QZ(["matrix", "--format", "json"] + arguments)
    #expect(run.status == 0, "\(run.error)")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func `cells agree with what reports say of each pair`() throws {
    let names = ["corpus:english", "corpus:french"]
    let object = try matrix(names)
    let bits = try #require(object["bits"] as? [[Double]])
    let report = try QZ(["report", names[1], "-z", names[0], "--format", "json"]).output
    let json = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
    let information = try #require(json?["information"] as? [String: Any])
    let expected = try #require(information["crossEntropy"] as? Double)
    #expect(abs(bits[0][1] - expected) < 1e-12)
    let kl = try #require(try matrix(names + ["--show", "kl"])["bits"] as? [[Double]])
    let divergence = try #require(information["divergence"] as? Double)
    #expect(abs(kl[0][1] - divergence) < 1e-10)
  }

  @Test func `names of files are never cut: numbers stand for them`() throws {
    let folder = try TemporaryFolder()
    let names = ["a-long-name-of-january.txt", "a-long-name-of-february.txt", "c.txt"]
    let path = "some/deep/folder/in/which/the/files/are"
    _ = try Shell("mkdir -p \(path)", in: folder.path)
    for (index, name) in names.enumerated() {
      try folder.write(String(repeating: "abcd", count: 9 + index), "\(path)/\(name)")
    }
    let run = try Shell(
      "COLUMNS=80 qz matrix \(names.map { "\(path)/\($0)" }.joined(separator: " "))",
      in: folder.path)
    #expect(run.status == 0 && !run.output.contains("…"))
    #expect(run.output.contains("\n1  \(names[0])\n2  \(names[1])\n3  \(names[2])\n"))
    #expect(run.output.contains("\nz \\ q      1      2      3\n1 "))
    let short = try Shell(
      "cp \(path)/c.txt a.txt; cp a.txt b.txt; qz matrix a.txt b.txt", in: folder.path)
    #expect(short.output.contains("z \\ q  a.txt  b.txt"))
  }

  @Test func `an answer names files without folders, and tells two of one name apart`() throws {
    let folder = try TemporaryFolder()
    _ = try Shell("mkdir -p x/old x/new", in: folder.path)
    for name in ["x/old/t.txt", "x/new/t.txt", "x/new/u.txt"] { try folder.write("aabbc", name) }
    func answer(_ line: String) throws -> String {
      try Shell("qz \(line) --only answer", in: folder.path).output
    }
    #expect(
      try answer("report x/old/t.txt -z x/new/u.txt").hasPrefix(
        "On t.txt, a Huffman code made for u.txt"))
    let same = try answer("report x/old/t.txt -z x/new/t.txt")
    #expect(same.hasPrefix("On old/t.txt, a Huffman code made for new/t.txt"), "\(same)")
    #expect(try answer("report -q bernoulli:1/3 -z bernoulli:1/2").contains("bernoulli:1/3"))
  }

  @Test func `one source is answered by a ranking on one screen`() throws {
    let names = ["french", "german", "finnish", "russian", "chinese", "spanish", "italian"]
    let run = try QZ(
      ["matrix"] + names.map { "corpus:\($0)" } + ["--data", "corpus:english"],
      environment: ["COLUMNS": "80"])
    #expect(run.status == 0 && run.error.isEmpty)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 24 && lines.allSatisfy { $0.count <= 80 })
    #expect(run.output.contains("closest  german\n"))
    #expect(run.output.contains("worst    chinese: "))
  }

  @Test func `a measured matrix sends every message in every code`() throws {
    let names = ["corpus:swift", "corpus:log", "probs:a=.5,b=.5"]
    let object = try matrix(
      ["--design", names[0...1].joined(separator: ","), "--data"]
        + [names.joined(separator: ","), "--show", "huffman", "--count", "1000"])
    let bits = try #require(object["bits"] as? [[Double]])
    #expect(bits.count == 2 && bits.allSatisfy { $0.count == 3 })
    #expect(object["code"] as? String == "huffman")
    let halves = try #require(object["halfWidths95"] as? [[Double]])
    #expect(halves.allSatisfy { $0.allSatisfy { $0 > 0 } })
    let report = try QZ(
      ["report", names[1], "-z", names[0], "--code", "huffman", "--format", "json"]).output
    let json = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
    let code = try #require((json?["codes"] as? [[String: Any]])?.first)
    #expect(bits[0][1] == code["measuredRate"] as? Double)
  }

  @Test func `clusters stand together, and the same text names itself`() throws {
    let names = ["english", "russian", "japanese", "german", "greek", "chinese"]
    let object = try matrix(names.map { "corpus:\($0)" } + ["--cluster"])
    let rows = try #require(object["proxies"] as? [String]).map { $0.dropFirst(7) }
    let places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
    for (a, b) in [("english", "german"), ("chinese", "japanese"), ("russian", "greek")] {
      let (first, second) = (try #require(places[a[...]]), try #require(places[b[...]]))
      let distance = first - second
      #expect(abs(distance) == 1, "\(rows)")
    }
    let sources = try #require(object["sources"] as? [[String: Any]])
    #expect(sources.allSatisfy { $0["ownProxy"] as? String == $0["name"] as? String })
  }

  @Test func `standard input may be a source, measured too`() throws {
    let run = try QZ(
      ["matrix", "corpus:dna", "--data", "-", "--show", "huffman"], input: "GATTACA")
    #expect(run.status == 0 && run.output.contains("7 bytes"), "\(run.error)")
  }

  @Test(arguments: [
    ([], 2, "qz matrix needs SPECs for proxies and sources"),
    (["--design", "corpus:dna"], 2, "qz matrix needs SPECs for proxies and sources"),
    (
      ["corpus:dna", "--design", "corpus:log", "--data", "corpus:log"], 2,
      "'corpus:dna' is not used"
    ),
    (["-", "-"], 2, "standard input is named twice"),
    (["-", "--data", "corpus:dna,-"], 2, "standard input is named twice"),
    (["no.txt"], 1, "no.txt: no such file"), (["-"], 1, "-: empty"),
    (["corpus:dna", "--show", "hufman"], 2, "no code is called 'hufman'; did you mean 'huffman'?"),
    (["corpus:dna", "--show", "ideal"], 2, "--show ideal: it is a reference and writes no stream"),
  ])
  func `mistakes are one line and nothing is written`(
    arguments: [String], status: Int32, message: String
  ) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/out"
    let run = try QZ(["matrix"] + arguments + ["-o", path])
    #expect(run.status == status && run.output.isEmpty)
    #expect(run.error.hasPrefix("qz: \(message)"), "\(run.error)")
    #expect(run.error.split(separator: "\n").count == 1)
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}

struct OpenAlphabetTests {
  /// A word of q costs what a report charges for it, and nobody is told it for nothing.
  @Test(arguments: [[], ["--smoothing", "kt"], ["--smoothing", "add:.01"]])
  func `new words cost as much in every command`(rule: [String]) throws {
    let common = ["--symbols", "word", "--format", "json"] + rule
    func json(_ arguments: [String]) throws -> Any {
      let run = try QZ(arguments + common)
      #expect(run.status == 0, "\(run.error)")
      return try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    }
    let report = try #require(
      try json(["report", "corpus:french", "-z", "corpus:english", "--code", "range"])
        as? [String: Any])
    let information = try #require(report["information"] as? [String: Any])
    let cost = try #require(information["crossEntropy"] as? Double)
    let code = try #require((report["codes"] as? [[String: Any]])?.first)
    #expect(cost > 16)
    let matrix = try #require(
      try json(["matrix", "corpus:english", "corpus:french"]) as? [String: Any])
    let cells = try #require(matrix["bits"] as? [[Double]])
    #expect(abs(cells[0][1] / cost - 1) < 1e-12)
    let measured = try #require(
      try json(["matrix", "corpus:english", "corpus:french", "--show", "range"])
        as? [String: Any])
    let rates = try #require(measured["bits"] as? [[Double]])
    #expect(rates[0][1] == code["measuredRate"] as? Double)
    for command in [["sweep", "mixture"], ["sweep", "temperature"]] {
      let sweep = try QZ(
        command + ["corpus:french", "-z", "corpus:english", "--symbols", "word"] + rule
          + ["--format", "csv"])
      let setting = command[1] == "mixture" ? "λ,0," : "T,1,"
      let line = sweep.output.split(separator: "\n").first {
        $0.contains(",\(setting)") && !$0.contains("law")
      }
      let value = try #require(line?.split(separator: ",").last.flatMap { Double($0) })
      #expect(abs(value / cost - 1) < 1e-12)
    }
  }
}
