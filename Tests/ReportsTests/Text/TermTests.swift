import Testing

@testable import Reports

struct TermTests {
  @Test func `names and other names lead to one term each`() {
    let names = Term.all.flatMap { [$0.name] + $0.aliases }.map { $0.lowercased() }
    let twice = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    #expect(twice == [])
    for term in Term.all {
      #expect(Term.named(term.name) == term)
      for alias in term.aliases { #expect(Term.named(alias) == term, "\(alias)") }
    }
    #expect(Term.named("KL")?.name == "divergence")
    #expect(Term.named("cross entropy")?.name == "cross-entropy")
    #expect(Term.named("cross_entropies") == nil)
  }

  @Test(arguments: Term.all)
  func `a term fits a screen, and what it refers to is there`(term: Term) {
    let lines = term.text(width: 80).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast()
    #expect(lines.count <= 24)
    #expect(lines.filter { $0.count > 80 && !$0.contains("qz ") } == [])
    #expect(!term.paragraphs.isEmpty && !term.summary.hasSuffix("."))
    for name in term.related {
      #expect(Term.all.contains { $0.name == name }, "see also: \(name)")
      #expect(name != term.name)
    }
  }

  @Test(arguments: [
    "entropy", "cross-entropy", "divergence", "kl", "mismatch", "lengths", "coder", "escape",
    "context", "sampling", "table", "bill", "kraft", "perplexity", "nats", "calibration", "drift",
    "why",
  ])
  func `what people ask for is there`(name: String) {
    #expect(Term.named(name) != nil)
  }
}
