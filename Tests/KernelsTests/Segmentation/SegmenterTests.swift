import Kernels
import Testing

/// The law of every segmenter, run over all of them, on text and on what is none.
struct SegmenterTests {
  static let makers: [@Sendable () -> any Segmenter] = [
    { ScalarSegmenter() }, { CharacterSegmenter() }, { CharacterSegmenter(stretchSize: 1) },
    { WordSegmenter() }, { LineSegmenter() }, { BlockSegmenter(size: 1) },
    { BlockSegmenter(size: 7) },
  ]

  @Test(arguments: makers.indices)
  func `the ends ascend to that of the text, however many at a time`(maker: Int) {
    var rng = SeededGenerator(seed: QuickOrLong.seed)
    for _ in 0..<QuickOrLong.rounds(quick: 60, long: 5_000) {
      let text = SampleText.random(scalarCount: rng.below(40), using: &rng)
      let ends = segmentation(of: text, Self.makers[maker](), capacity: 1_000)
      #expect(ends.last ?? 0 == text.count)
      #expect(zip([0] + ends, ends).allSatisfy { $0 < $1 }, "\(text)")
      for capacity in [1, 2, 3] {
        let found = segmentation(of: text, Self.makers[maker](), capacity: capacity)
        #expect(found == ends, "\(text), \(capacity) at a time")
      }
    }
  }

  @Test func `scalars are those that Swift decodes, and invalid bytes`() {
    var rng = SeededGenerator(seed: QuickOrLong.seed)
    for _ in 0..<QuickOrLong.rounds(quick: 300, long: 50_000) {
      let text = SampleText.random(scalarCount: rng.below(12), using: &rng)
      var expected: [Int] = []
      var invalid = 0
      for piece in SampleText.pieces(of: text) {
        switch piece {
        case .text(let string):
          for scalar in string.unicodeScalars { expected.append(UTF8.width(scalar)) }
        case .invalid:
          expected.append(1)
          invalid += 1
        }
      }
      var segmenter = ScalarSegmenter()
      #expect(lengths(of: text, &segmenter) == expected, "\(text)")
      #expect(segmenter.invalidByteCount == invalid, "\(text)")
    }
  }

  @Test func `a line ends with its line feed, the last with the text`() {
    let text = Array("one\n\ntwo\r\nthree".utf8)
    #expect(segmentation(of: text, LineSegmenter(), capacity: 9) == [4, 5, 10, 15])
    #expect(segmentation(of: Array("\n".utf8), LineSegmenter(), capacity: 9) == [1])
  }

  @Test func `the last block may be short`() {
    #expect(
      segmentation(of: Array("abcdefgh".utf8), BlockSegmenter(size: 3), capacity: 9) == [3, 6, 8])
  }

  @Test(arguments: [
    ("don't stop", ["don", "'", "t", " ", "stop"]),
    ("42 naïve, déjà-vu…", ["42", " ", "naïve", ", ", "déjà", "-", "vu", "…"]),
    ("e\u{301}\u{301} \u{301}x", ["e\u{301}\u{301}", " ", "\u{301}x"]),
    ("हिन्दी में", ["हिन्दी", " ", "में"]),
    ("中文,字。", ["中文", ",", "字", "。"]),
    ("\u{10400}\u{1D7D8}👍a", ["\u{10400}\u{1D7D8}", "👍", "a"]),
    ("", []),
  ])
  func `words are runs of letters, marks and numbers`(text: String, words: [String]) {
    var segmenter = WordSegmenter()
    #expect(lengths(of: Array(text.utf8), &segmenter) == words.map(\.utf8.count))
  }

  @Test func `all ASCII characters make words alone and in blocks`() {
    var rng = SeededGenerator(seed: QuickOrLong.seed)
    for _ in 0..<QuickOrLong.rounds(quick: 30, long: 3_000) {
      // Mostly long ASCII, so that whole blocks of it are looked at.
      var text = (0..<rng.below(400)).map { _ in UInt8(rng.below(128)) }
      if rng.below(2) == 0, !text.isEmpty {
        text.insert(contentsOf: Array("é".utf8), at: rng.below(text.count))
      }
      let inBlocks = segmentation(of: text, WordSegmenter(), capacity: 1_000)
      #expect(inBlocks == segmentation(of: text, WordSegmenter(), capacity: 1), "\(text)")
    }
    let all = (0..<128).map { UInt8($0) }
    let starts = [0, 0x30, 0x3A, 0x41, 0x5B, 0x61, 0x7B]
    #expect(segmentation(of: all, WordSegmenter(), capacity: 200) == starts.dropFirst() + [128])
  }

  @Test func `an invalid byte is a word by itself`() {
    var segmenter = WordSegmenter()
    #expect(lengths(of: [0x61, 0xFF, 0xC3, 0x61, 0x2E, 0xC3], &segmenter) == [1, 1, 1, 1, 1, 1])
    #expect(segmenter.invalidByteCount == 3)
  }
}

/// Where the symbols of `text` end, found so many at a time.
func segmentation(of text: [UInt8], _ segmenter: any Segmenter, capacity: Int) -> [Int] {
  var segmenter = segmenter
  var buffer = [UInt32](repeating: 0, count: capacity)
  var ends: [Int] = []
  while true {
    var span = buffer.mutableSpan
    let count = segmenter.findEnds(in: text.span, into: &span)
    guard count > 0 else { return ends }
    ends += buffer.prefix(count).map { Int($0) }
  }
}

/// The number of bytes of each symbol of `text`.
func lengths(of text: [UInt8], _ segmenter: inout some Segmenter) -> [Int] {
  var buffer = [UInt32](repeating: 0, count: text.count + 1)
  var span = buffer.mutableSpan
  let count = segmenter.findEnds(in: text.span, into: &span)
  return zip([0] + buffer, buffer.prefix(count)).map { Int($1 - $0) }
}
