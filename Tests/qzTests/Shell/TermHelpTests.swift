import Reports
import Testing

@testable import qz

/// `qz help TERM` and `qz explain`.
struct TermHelpTests {
  @Test func `a term, another name of it and an article are explained`() throws {
    let term = try QZ(["help", "mismatch"])
    #expect(term.status == 0 && term.output.hasPrefix("mismatch: the price of the wrong model\n"))
    #expect(try QZ(["help", "kl"]).output.hasPrefix("divergence: "))
    #expect(try QZ(["explain", "mismatch"]).output == term.output)
    let article = try QZ(["explain", "reading-a-bill"])
    #expect(article.status == 0 && article.output.hasPrefix("READING A BILL\n"))
    #expect(try QZ(["help", "hpack"]).output == QZ(["list", "hpack"]).output)
  }

  @Test func `a command comes first, then a topic, then a term`() throws {
    // 'drift' is a command and a term.
    #expect(try QZ(["help", "drift"]).output == QZ(["drift", "--help"]).output)
    #expect(try QZ(["help", "smoothing"]).output.hasPrefix("smoothing: how counts become"))
  }

  @Test(arguments: ["drift", "smoothing"])
  func `help on a command or a topic names the term that it hides`(name: String) throws {
    let run = try QZ(["help", name])
    #expect(run.output.contains("\n'qz help term \(name)' explains the term: "))
    let term = try QZ(["help", "term", name])
    #expect(term.status == 0 && term.output.hasPrefix("\(name): "))
    #expect(term.output != run.output)
  }

  @Test func `a code comes with its term, and a wrong term gets a hint`() throws {
    let huffman = try QZ(["help", "huffman"]).output
    #expect(huffman.hasPrefix("huffman: ") && huffman.contains("--code huffman"))
    #expect(huffman.contains("\nprefix-code: a code in which"))
    #expect(try QZ(["help", "ideal"]).output.contains("\nideal: the reference"))
    #expect(try QZ(["help", "report"]).output.contains("help term") == false)
    let slip = try QZ(["help", "term", "entrpy"])
    #expect(slip.status == 2 && slip.error.contains("did you mean 'qz help term entropy'?"))
    #expect(try QZ(["help", "term"]).output == QZ(["help", "terms"]).output)
  }

  @Test func `all are listed, and a slip is answered`() throws {
    let terms = try QZ(["help", "terms"])
    #expect(Term.all.allSatisfy { terms.output.contains($0.name) })
    let articles = try QZ(["explain"])
    #expect(Article.all.allSatisfy { articles.output.contains($0.name) })
    let slip = try QZ(["explain", "reading-a-bil"])
    #expect(slip.status == 2 && slip.error.contains("did you mean 'qz explain reading-a-bill'?"))
    #expect(try QZ(["help", "entrpy"]).error.contains("did you mean 'qz help entropy'?"))
  }

  @Test(arguments: Term.all)
  func `what a term says to try works`(term: Term) throws {
    let folder = try ExampleFolder.make()
    for example in term.examples {
      let run = try Shell(example.line, in: folder.path)
      #expect(run.status == 0, "\(example.line): \(run.error)")
    }
  }
}
