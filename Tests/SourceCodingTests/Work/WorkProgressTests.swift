import SourceCoding
import Testing

/// Work reports to whoever watches it, and two that are watched at once do not mix.
struct WorkProgressTests {
  @Test func `a simulation reports its stage and all of its symbols`() throws {
    let progress = WorkProgress()
    let text = String(repeating: "abracadabra ", count: 20_000)
    let simulation = try progress.watch { try Simulation(of: text) }
    #expect(progress.stage?.done == text.utf8.count)
    _ = try progress.watch { try simulation.measure(.huffman) }
    let stage = try #require(progress.stage)
    #expect(stage.name == "encoding and checking huffman")
    #expect(stage.done == text.utf8.count && stage.total == text.utf8.count)
    progress.watch { WorkProgress.end() }
    #expect(progress.stage == nil)
  }

  @Test func `two pieces of work at once have a progress each`() async {
    let counts = [1, 2, 3, 4, 5, 6, 7, 8].map { $0 * 10_000 }
    await withTaskGroup(of: (Int, Int?).self) { group in
      for count in counts {
        group.addTask {
          let progress = WorkProgress()
          let source = MemorySource(Array(repeating: 7, count: count))
          let tallies = progress.watch { try? BatchTallies(of: source, threads: 2) }
          return (Int(tallies?.total.total ?? 0), progress.stage?.done)
        }
      }
      for await (count, done) in group { #expect(done == count) }
    }
  }

  @Test func `rounds are numbered, and go on`() {
    let progress = WorkProgress()
    progress.watch {
      WorkProgress.begin(round: 0, of: 3, "code", areAlike: false)
      WorkProgress.nextRound()
    }
    #expect(progress.round == .init(noun: "code", count: 3, index: 1, areAlike: false, number: 1))
  }

  @Test func `where no one watches, reports go nowhere`() {
    let progress = WorkProgress()
    WorkProgress.begin("counting", of: 5)
    WorkProgress.add(5)
    #expect(progress.stage == nil)
  }
}
