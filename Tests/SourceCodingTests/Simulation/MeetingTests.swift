import Testing

@testable import SourceCoding

struct MeetingTests {
  private func data(_ text: String, by unit: SymbolUnit, named name: String = "q") throws
    -> Participant
  {
    try Participant(cutting: MemorySource(Array(text.utf8)), by: unit, named: name)
  }

  private func recipe(
    _ text: String, by unit: SymbolUnit, _ choices: ProxyRecipe.Choices = ProxyRecipe.Choices()
  ) throws -> ProxyRecipe {
    try ProxyRecipe(of: data(text, by: unit, named: "z").counted(threads: 1), choices)
  }

  @Test func `bytes meet over all byte values, and z is smoothed by KT`() throws {
    let meeting = try Meeting(
      of: data("abba", by: .byte), with: recipe("aab", by: .byte))
    let z = try #require(meeting.proxy).distribution
    #expect(meeting.q.alphabet == .bytes && meeting.escape == nil)
    #expect(z.probability(of: 97) == 2.5 / 131 && z.probability(of: 0) == 0.5 / 131)
  }

  @Test func `all bytes exist, so a rule gives each its probability whatever the policy`() throws {
    let meeting = try Meeting(
      of: data("abba", by: .byte),
      with: recipe(
        "aab", by: .byte, ProxyRecipe.Choices(smoothing: .krichevskyTrofimov, unseen: .infinite)))
    #expect(try #require(meeting.proxy).distribution.probability(of: 0) == 0.5 / 131)
    #expect(meeting.newSymbols == nil)
  }

  @Test func `words that z has never seen are spelled out after an escape`() throws {
    let meeting = try Meeting(
      of: data("to be or", by: .word), with: recipe("to be to be", by: .word))
    let escape = try #require(meeting.escape)
    let or = try #require(meeting.q.alphabet.symbol(spelled: Array("or".utf8)))
    let to = try #require(meeting.q.alphabet.symbol(spelled: Array("to".utf8)))
    #expect(escape.isEscaped(or) && !escape.isEscaped(to))
    let simulation = try meeting.simulation()
    #expect(simulation.surprisal(of: or) > simulation.surprisal(of: to))
  }

  @Test(arguments: [UnseenPolicy.infinite, .error, .smooth])
  func `each policy decides what a new word costs`(policy: UnseenPolicy) throws {
    let meeting = try Meeting(
      of: data("to be or", by: .word),
      with: recipe("to be to be", by: .word, ProxyRecipe.Choices(unseen: policy)))
    let or = try #require(meeting.q.alphabet.symbol(spelled: Array("or".utf8)))
    let z = try #require(meeting.proxy).distribution
    #expect(meeting.escape == nil)
    #expect(z.isPossible(or) == (policy == .smooth))
    #expect((meeting.newSymbols?.count ?? 0) == (policy == .smooth ? 1 : 0))
  }

  @Test func `choices that contradict each other are refused by name`() throws {
    typealias Choices = ProxyRecipe.Choices
    let known = Participant(
      .known(try Distribution(weights: [1, 1])), over: Alphabet.bytes, named: "z")
    #expect(throws: ProxyRecipe.Contradiction.known(.smooth)) {
      try ProxyRecipe(of: known, Choices(unseen: .smooth))
    }
    for policy in [UnseenPolicy.infinite, .error] {
      #expect(throws: Never.self) { try ProxyRecipe(of: known, Choices(unseen: policy)) }
    }
    #expect(throws: ProxyRecipe.Contradiction.empty) { try recipe("", by: .byte) }
    #expect(throws: ProxyRecipe.Contradiction.nothingLeft(for: .escape)) {
      try recipe("a", by: .byte, Choices(smoothing: .maximumLikelihood, unseen: .escape))
    }
    #expect(throws: ProxyRecipe.Contradiction.twoRulesForEscape) {
      try recipe("a b", by: .word, Choices(smoothing: .krichevskyTrofimov, escape: .wittenBell))
    }
    #expect(throws: ProxyRecipe.Contradiction.noEscape) {
      try recipe("a", by: .byte, Choices(escape: .wittenBell))
    }
  }

  @Test func `a law of numbers keeps the numbers of the data, though as many as it had`() throws {
    let law = try #require(DistributionFamily.all.first { $0.name == "uniform" }).law([4])
    let z = Participant(.numbers(law), over: law.alphabet, named: "z")
    // Two numbers, what lies between, and a line that is no number: as many lines as z has.
    let q = try data("0\n2\nx\n", by: .line)
    let meeting = try Meeting(of: q, with: ProxyRecipe(of: z))
    let x = try #require(meeting.q.alphabet.symbol(spelled: Array("x\n".utf8)))
    let two = try #require(meeting.q.alphabet.symbol(spelled: Array("2\n".utf8)))
    let distribution = try #require(meeting.proxy).distribution
    #expect(meeting.q.alphabet.count == 4 && law.alphabet.count == 4)
    #expect(!distribution.isPossible(x) && distribution.probability(of: two) == 1.0 / 3)
  }

  @Test func `any number of participants share one alphabet, and keep their probabilities`() throws
  {
    let texts = ["a b", "b c", "d"]
    let all = try texts.map { try data($0, by: .word, named: $0).counted(threads: 1) }
    let met = Participant.together(sources: all, proxies: [all[1]])
    let alphabet = met.sources[0].alphabet
    #expect((met.sources + met.proxies).allSatisfy { $0.alphabet == alphabet })
    #expect(alphabet.count == 6)
    for (own, moved) in zip(all, met.sources) {
      let (q, all) = (
        try own.proxy(learntBy: .maximumLikelihood).distribution,
        try moved.proxy(learntBy: .maximumLikelihood).distribution
      )
      #expect(q.entropy == all.entropy)
    }
  }

  @Test func `a chain is its own proxy, with another message of it to learn contexts from`() throws
  {
    let rows = [try Distribution(weights: [1, 3]), try Distribution(weights: [1, 1])]
    let chain = try MarkovChain(rows: rows)
    let alphabet = Alphabet(unit: .byte, sortedSpellings: [[97], [98]])
    let q = Participant(.chain(chain), over: alphabet, named: "q").drawing(50, seed: 3)
    let meeting = try Meeting(of: q, with: nil)
    let other = try #require(meeting.proxy?.data as? MarkovSource)
    #expect(other.symbolCount == 50 && other.seed != 3)
    #expect(try meeting.simulation().chain != nil)
  }
}
