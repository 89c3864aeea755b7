import Testing

@testable import SourceCoding

/// Messages of known kinds, which the search is not told.
struct PlantedTableTests {
  @Test(arguments: [2, 3, 5])
  func `planted groups cost no more than with tables of the true groups`(_ count: Int) throws {
    var rng = SplitMix64(seed: UInt64(40 + count))
    // Kinds of their own weights over 24 symbols.
    let kinds = (0..<count).map { _ in
      (0..<24).map { _ in Double(1 + rng.next() % 8 * (rng.next() % 8)) }
    }
    var groups: [Int] = []
    var messages: [[UInt8]] = []
    for _ in 0..<300 {
      let kind = Int(rng.next() % UInt64(count))
      let total = kinds[kind].reduce(0, +)
      groups.append(kind)
      messages.append(
        (0..<40).map { _ in
          var target = Double(rng.next() >> 11) * 0x1p-53 * total
          return UInt8(
            kinds[kind].firstIndex { weight in
              target -= weight
              return target < 0
            } ?? 23)
        })
    }
    let study = TableStudy(
      of: TableSamples.list(messages), tables: count...count, TableDesign(),
      TableRules(selector: .none), seed: 5, threads: 2)
    let tallies = try study.tallies()
    let found = try #require(try study.byMessage(tallies).points.first?.heldOutBits)
    let truth = try #require(try study.byGroup(groups, tallies).points.first?.heldOutBits)
    #expect(found <= truth * 1.01, "\(found) against \(truth)")
  }

  @Test func `classes of the byte before find a chain of two kinds`() throws {
    // After a vowel a consonant, and the other way round.
    var rng = SplitMix64(seed: 3)
    let (vowels, others) = (Array("aeiou".utf8), Array("bcdfghjk".utf8))
    let messages = (0..<300).map { _ in
      (0..<20).map { place in
        let letters = place % 2 == 0 ? vowels : others
        return letters[Int(rng.next() % UInt64(letters.count))]
      }
    }
    let study = TableStudy(
      of: TableSamples.list(messages), tables: 1...2, TableDesign(), TableRules())
    let points = try study.byContext().points
    let classes = points[1].tables.classes.classes
    #expect(Set(vowels.map { classes[Int($0)] }).count == 1)
    #expect(Set(others.map { classes[Int($0)] }).count == 1)
    #expect(classes[Int(vowels[0])] != classes[Int(others[0])])
    #expect(classes[256] == classes[Int(others[0])])
    let (one, two) = (try #require(points[0].heldOutBits), try #require(points[1].heldOutBits))
    #expect(two < 0.8 * one)
    #expect(points[1].fault == nil)
  }
}
