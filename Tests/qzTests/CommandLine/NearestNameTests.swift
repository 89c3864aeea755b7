import Testing

@testable import qz

struct NearestNameTests {
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("seed", "seed", 0), ("sed", "seed", 1),
    ("sede", "seed", 1), ("ca", "abc", 3), ("kitten", "sitting", 3), ("ab", "ba", 1),
  ])
  func `edit distance counts slips`(first: String, second: String, distance: Int) {
    #expect(editDistance(first, second) == distance)
    #expect(editDistance(second, first) == distance)
  }

  @Test(arguments: [
    ("seed", "seed"), ("sede", "seed"), ("SEED", "seed"), ("threds", "threads"),
    ("outptu", "output"), ("out", "output"), ("f", "format"), ("s", "seed"),
  ])
  func `a near name is suggested`(word: String, name: String) {
    #expect(didYouMean(word, among: ["seed", "threads", "output", "format", "symbols"]) == name)
  }

  @Test(arguments: ["", "xyz", "huge", "sdee1", "outputs-of-this"])
  func `a far word has no suggestion`(word: String) {
    #expect(didYouMean(word, among: ["seed", "threads", "output"]) == nil)
  }

  @Test func `ties go to the first of the list`() {
    #expect(didYouMean("bat", among: ["cat", "rat"]) == "cat")
    #expect(didYouMean("bat", among: ["rat", "cat"]) == "rat")
  }

  @Test func `a prefix beats a smaller distance`() {
    #expect(didYouMean("form", among: ["fork", "format"]) == "format")
    #expect(didYouMean("form", among: ["format", "formal-one", "forms"]) == "forms")
  }
}
