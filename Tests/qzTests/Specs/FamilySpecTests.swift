import SourceCoding
import Testing

@testable import qz

struct FamilySpecTests {
  static let members: [(String, [Double])] = [
    ("uniform:4", [0.25, 0.25, 0.25, 0.25, 0]), ("bernoulli:1/4", [0.75, 0.25, 0]),
    ("binomial:2,.5", [0.25, 0.5, 0.25, 0]), ("geometric:.5", [0.5, 0.25, 0.125]),
    ("zipf:2,1", [2 / 3.0, 1 / 3.0, 0]), ("zipf:2,1,1", [0.6, 0.4, 0]),
    ("zipf-mandelbrot:2,1,1", [0.6, 0.4, 0]), ("negative-binomial:1,1/2", [0.5, 0.25, 0.125]),
    ("negative-binomial:2,.5", [0.25, 0.25, 0.1875]),
    ("dyadic:3", [0.5, 0.25, 0.25, 0]), ("benford:2", [0, 1, 0]), ("poisson:0", [1, 0]),
    ("mix:.5*uniform:2+.25*probs:a=1+.25*uniform:1", [0.5, 0.25, 0]),
    ("temper:1/2,probs:3/4,1/4", [0.9, 0.1, 0]),
    ("temper:2,mix:.5*uniform:1+.5*probs:.6,.4", [2 / 3.0, 1 / 3.0, 0]),
  ]

  @Test(arguments: members)
  func `numbers name a member`(text: String, probabilities: [Double]) throws {
    let q = try distribution(named: text)
    for (symbol, expected) in probabilities.enumerated() {
      #expect(abs(q.probability(of: symbol) - expected) < 1e-15)
    }
  }

  @Test func `a name alone stands for the usual member`() throws {
    #expect(try distribution(named: "benford") == distribution(named: "benford:10"))
    #expect(try distribution(named: "zipf:9,1.1") == distribution(named: "zipf:9,1.1,0"))
  }

  @Test func `every kind in the list can be found by its name`() {
    let names = SpecKind.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(SpecKind.all.allSatisfy { $0.pattern.hasPrefix($0.name) })
  }

  @Test func `data in a mixture are learnt by maximum likelihood`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("aab\n", "a+b.txt")
    let q = try distribution(named: "mix:1/2*\(path)+1/2*uniform:256")
    #expect(q.probability(of: 97) == 0.25 + 1 / 512.0)
    #expect(q.probability(of: 99) == 1 / 512.0)
  }

  @Test func `what is cut off is noted, also of a component`() throws {
    let notes = try Spec("geometric:.01").notes
    #expect(notes.count == 1)
    #expect(notes[0].hasPrefix("geometric:.01: values above 255, the greatest byte, are cut off"))
    #expect(try Spec("mix:.5*temper:2,geometric:.01+.5*uniform:2").notes == notes)
    #expect(try Spec("geometric:.3").notes.isEmpty)
  }

  @Test(arguments: [["-q", "poisson:4", "-z", "geometric:.01"], ["-q", "geometric:.01"]])
  func `a report says what is cut off`(specs: [String]) throws {
    let run = try QZ(["report"] + specs + ["--count", "1000"])
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    #expect(run.output.contains("geometric:.01: values above 255"))
  }
}
