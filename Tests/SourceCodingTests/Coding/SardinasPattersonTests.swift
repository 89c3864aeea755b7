import SourceCoding
import Testing

struct SardinasPattersonTests {
  @Test(arguments: [
    (["0", "10", "11"], true), (["0", "01", "11"], true), (["0", "01", "10"], false),
    (["1", "011", "01110", "1110", "10011"], false), (["0", "0"], false), (["", "1"], false),
    ([""], true), (["0"], true), (["01", "0", "10"], false), (["10", "100", "1000"], true),
  ])
  func `textbook codes are told apart`(words: [String], isDecodable: Bool) throws {
    let codewords = try words.map { try #require(Codeword($0)) }
    let ambiguity = SardinasPatterson.ambiguity(of: codewords)
    #expect((ambiguity == nil) == isDecodable)
    if let ambiguity { expectWitness(ambiguity, codewords) }
  }

  @Test func `all codes of up to three short codewords, against all bit strings`() {
    let words = (1...3).flatMap { length in
      (0..<1 << length).map { Word(bits: $0, length: length) }
    }
    for code in subsets(of: words, upTo: 3) {
      let codewords = code.map { Codeword($0.description) }
      let ambiguity = SardinasPatterson.ambiguity(of: codewords)
      #expect((ambiguity == nil) == !hasAmbiguousString(code, upTo: 9), "\(code)")
      if let ambiguity { expectWitness(ambiguity, codewords) }
      // What begins no other is decodable, what is decodable satisfies Kraft, and
      // reading backwards makes no difference.
      if (try? PrefixCode(codewords: codewords)) != nil { #expect(ambiguity == nil) }
      if ambiguity == nil { #expect(!KraftSum(lengths: code.map(\.length)).exceedsOne) }
      let mirrored = code.map { Codeword(String($0.description.reversed())) }
      #expect((SardinasPatterson.ambiguity(of: mirrored) == nil) == (ambiguity == nil))
    }
  }

  @Test(
    arguments: [
      (["0", "10", "11"], 0), (["0", "01"], 1), (["0", "01", "11"], nil), (["0", "01", "10"], nil),
      (["10", "100", "1000"], 1), (["0", "0111", "11101"], 9), (["1", "10", "00"], nil),
    ] as [([String], Int?)])
  func `the delay is that of the textbook`(words: [String], delay: Int?) {
    #expect(SardinasPatterson(words.map { Codeword($0) }).delay == delay)
  }

  @Test func `the delay is the longest doubt in any message`() {
    let words = (1...3).flatMap { length in
      (0..<1 << length).map { Word(bits: $0, length: length) }
    }
    var delays: Set<Int?> = []
    for code in subsets(of: words, upTo: 3) {
      let texts = code.map(\.description)
      let test = SardinasPatterson(texts.map { Codeword($0) })
      guard test.ambiguity == nil else { continue }
      let doubt = longestDoubt(texts, upTo: 7)
      #expect(test.delay == (doubt > 6 ? nil : doubt), "\(texts)")
      delays.insert(test.delay)
    }
    #expect(delays.count > 3)
  }

  @Test func `suffixes are those of the textbook`() {
    let codewords = ["1", "011", "01110", "1110", "10011"].map { Codeword($0) }
    let test = SardinasPatterson(codewords)
    #expect(test.suffixes[0].map(\.description) == ["110", "0011", "10"])
    #expect(test.suffixes[1].map(\.description).sorted() == ["0", "011"])
  }

  @Test func `codewords of 255 bits are searched`() {
    let zeros = String(repeating: "0", count: 254)
    #expect(ambiguity(["0" + zeros, zeros, "1"])?.first.count == 2)
    // A one and 254 zeros, or 127 times two zeros behind it.
    #expect(ambiguity(["1" + zeros, "1", "00"])?.second.count == 1)
    #expect(ambiguity(["1" + zeros, "1", "00"])?.first.count == 128)
    #expect(ambiguity([zeros + "1", "01"]) == nil)
  }

  private func ambiguity(_ words: [String]) -> SardinasPatterson.Ambiguity? {
    SardinasPatterson.ambiguity(of: words.map { Codeword($0) })
  }

  /// Both messages have the same bits, and are not the same.
  private func expectWitness(
    _ ambiguity: SardinasPatterson.Ambiguity, _ codewords: [Codeword?]
  ) {
    let bits = [ambiguity.first, ambiguity.second].map { message in
      message.compactMap { codewords[$0]?.description }.joined()
    }
    #expect(bits[0] == bits[1])
    #expect(ambiguity.first != ambiguity.second)
  }
}

/// A bit string of up to three bits.
private struct Word: CustomStringConvertible {
  let bits: Int
  let length: Int

  var description: String {
    let digits = String(bits, radix: 2)
    return String(repeating: "0", count: length - digits.count) + digits
  }
}

/// How many bits after a codeword can be read at most while another may still be meant.
private func longestDoubt(_ words: [String], upTo limit: Int) -> Int {
  // All beginnings of messages that begin with each codeword, by their length.
  func beginnings(_ first: String, _ length: Int) -> Set<String> {
    var (found, open): (Set<String>, Set<String>) = ([], [first])
    while let text = open.popFirst() {
      if text.count >= length {
        found.insert(String(text.prefix(length)))
      } else {
        for word in words { open.insert(text + word) }
      }
    }
    return found
  }
  var longest = 0
  for (index, short) in words.enumerated() {
    for (other, long) in words.enumerated() where other != index && long.hasPrefix(short) {
      var bits = 0
      while bits <= limit,
        !beginnings(short, short.count + bits).isDisjoint(
          with: beginnings(long, short.count + bits))
      {
        bits += 1
      }
      longest = max(longest, bits)
    }
  }
  return longest
}

private func subsets(of words: [Word], upTo size: Int) -> [[Word]] {
  var sets: [[Word]] = [[]]
  for word in words { sets += sets.filter { $0.count < size }.map { $0 + [word] } }
  return sets.filter { !$0.isEmpty }
}

/// Whether a string of up to `longest` bits can be cut into codewords in two ways.
private func hasAmbiguousString(_ code: [Word], upTo longest: Int) -> Bool {
  var cuts: [[Int]] = [[1]]
  for length in 1...longest {
    cuts.append(
      (0..<1 << length).map { bits in
        code.reduce(0) { sum, word in
          guard word.length <= length, bits & (1 << word.length - 1) == word.bits else {
            return sum
          }
          return sum + cuts[length - word.length][bits >> word.length]
        }
      })
    if cuts[length].contains(where: { $0 > 1 }) { return true }
  }
  return false
}
