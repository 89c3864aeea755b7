import Foundation
import SourceCoding
import Testing

@testable import qz

struct CorporaTests {
  @Test func `there are texts in ten languages and more, and of other kinds`() {
    let stories = EmbeddedCorpus.all.filter { $0.summary.contains("prose") }
    #expect(stories.count >= 10)
    let names = EmbeddedCorpus.all.map(\.name)
    #expect(Set(names).count == names.count)
    for name in ["swift", "log", "headers", "sensors", "dna"] { #expect(names.contains(name)) }
  }

  @Test(arguments: EmbeddedCorpus.all.map(\.name))
  func `the table of the README tells the truth`(name: String) throws {
    let corpus = try #require(EmbeddedCorpus.all.first { $0.name == name })
    let text = String(decoding: corpus.bytes, as: UTF8.self)
    #expect(Array(text.utf8) == corpus.bytes, "valid UTF-8")
    #expect((6_000...20_000).contains(corpus.bytes.count))
    let entropy = try Estimator.maximumLikelihood.distribution(of: Tally(of: corpus.bytes)).entropy
      .bits
    let row = try #require(readme.split(separator: "\n").first { $0.hasPrefix("| \(name) |") })
    let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(cells[1] == corpus.summary)
    #expect(cells[2].filter { $0 != "," } == "\(corpus.bytes.count)")
    #expect(cells[3].filter { $0 != "," } == "\(text.count)")
    #expect(abs((Double(cells[4]) ?? 0) - entropy) <= 5.000001e-6)
  }

  @Test func `the stories have the same paragraphs`() {
    let counts = EmbeddedCorpus.all.filter { $0.summary.contains("prose") }
      .map { String(decoding: $0.bytes, as: UTF8.self).split(separator: "\n").count }
    #expect(Set(counts).count == 1)
  }

  @Test func `the DNA is that of the documented chain and seed`() throws {
    let chain: [UInt8: [Int]] = [
      65: [33, 17, 22, 28], 67: [29, 26, 8, 37], 71: [27, 22, 25, 26], 84: [20, 21, 24, 35],
    ]
    var rng = SplitMix64(seed: 1953)
    var letter: UInt8 = 65
    var bytes: [UInt8] = []
    for index in 1...9600 {
      var rest = Int(rng.next().multipliedFullWidth(by: 100).high)
      for (next, percent) in zip("ACGT".utf8, try #require(chain[letter])) {
        if rest < percent {
          letter = next
          break
        }
        rest -= percent
      }
      bytes.append(letter)
      if index % 80 == 0 { bytes.append(10) }
    }
    #expect(bytes == EmbeddedCorpus.all.first { $0.name == "dna" }?.bytes)
  }

  private var readme: String {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Corpora/README.md")
    return (try? String(contentsOf: path.standardizedFileURL, encoding: .utf8)) ?? ""
  }
}
