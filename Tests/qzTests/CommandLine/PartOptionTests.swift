import Testing

@testable import qz

/// `--only`: the parts of a result, of every command that has some.
struct PartOptionTests {
  private static let lines = [
    "report FILE -z a.txt --code huffman,limited:9", "sweep limit FILE", "sweep sample uniform:4",
    "drift FILE -z a.txt", "fit FILE", "fit FILE --family zipf", "fit FILE --mix a.txt,uniform:256",
    "matrix FILE a.txt b.txt --cluster", "matrix FILE a.txt --data b.txt",
    "tables a.txt b.txt --by file", "tables FILE --by context", "score test.csv",
    "score tokens.jsonl --base e", "score b.csv --against a.csv",
    "score b.csv --against a.csv,c.csv --sizes 8GB,4GB,1GB", "inspect FILE.qz", "design FILE",
    "design uniform:6 --code tunstall:3",
  ]

  private func nonempty(_ text: String) -> Set<Substring> { Set(text.split(separator: "\n")) }

  @Test(arguments: lines)
  func `the parts of a result are all of it, and each is in it`(line: String) throws {
    let folder = try ExampleFolder.make()
    if line.hasPrefix("inspect") { _ = try Shell("qz encode FILE -o FILE.qz", in: folder.path) }
    let whole = nonempty(try Shell("qz \(line)", in: folder.path).output)
    let name = String(line.prefix { $0 != " " })
    let option = try CommandRunner.overview.command(named: name).option(named: "only")
    guard case .words(let words)? = option?.offer.element else {
      Issue.record("qz \(name) has no --only")
      return
    }
    var shown: Set<Substring> = []
    var isAnswered = false
    for word in words {
      let run = try Shell("qz \(line) --only \(word)", in: folder.path)
      guard run.status == 0 else {
        #expect(run.error.hasPrefix("qz: --only: this result has no \(word); its parts are "))
        continue
      }
      isAnswered = isAnswered || word == "answer" && !run.output.isEmpty
      // These are longer, or appear at all, where they are asked for.
      let more = ["checks", "details", "estimates", "intervals", "implied", "blocks"]
      let lines = nonempty(run.output)
      #expect(more.contains(word) || lines.isSubset(of: whole) && lines != whole, "\(word)")
      shown.formUnion(lines)
    }
    #expect(isAnswered)
    #expect(whole.subtracting(shown).isEmpty)
  }

  @Test func `a part that no such result has is wrong usage, with a suggestion`() throws {
    let folder = try ExampleFolder.make()
    let run = try Shell("qz sweep limit FILE --only findngs", in: folder.path)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.error.contains("--only takes answer, data, curve"))
    #expect(run.error.contains("did you mean 'findings'?"))
  }
}
