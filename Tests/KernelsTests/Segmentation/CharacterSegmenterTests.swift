import Kernels
import Testing

/// Characters are those of Swift's strings, between bytes that are no text.
struct CharacterSegmenterTests {
  /// The number of bytes of each character, by Swift's own strings.
  private func characterLengths(of text: [UInt8]) -> [Int] {
    SampleText.pieces(of: text).flatMap { piece in
      switch piece {
      case .text(let string): string.map(\.utf8.count)
      case .invalid: [1]
      }
    }
  }

  @Test func `all short strings over all classes are cut as Swift does`() {
    let length = QuickOrLong.rounds(quick: 2, long: 4)
    var texts: [[UInt8]] = [[]]
    for _ in 0..<length {
      texts = texts.flatMap { text in
        SampleText.scalars.map { text + Array(String($0).utf8) }
      }
    }
    for text in texts {
      // An ASCII letter behind it, so that what joins to the end is seen too.
      let text = text + [0x78]
      var segmenter = CharacterSegmenter()
      let expected = String(decoding: text, as: UTF8.self).map(\.utf8.count)
      #expect(lengths(of: text, &segmenter) == expected, "\(text)")
    }
  }

  @Test(arguments: [1, 2, 5, 64, 512])
  func `random texts are cut as Swift does, whatever the stretch`(stretchSize: Int) {
    var rng = SeededGenerator(seed: QuickOrLong.seed)
    for _ in 0..<QuickOrLong.rounds(quick: 100, long: 20_000) {
      let text = SampleText.random(scalarCount: rng.below(60), using: &rng)
      var segmenter = CharacterSegmenter(stretchSize: stretchSize)
      #expect(lengths(of: text, &segmenter) == characterLengths(of: text), "\(text)")
      let pairs = characterLengths(of: text).reduce(into: (start: 0, count: 0)) { state, length in
        if length == 2, text[state.start] == 0x0D { state.count += 1 }
        state.start += length
      }
      #expect(segmenter.lineEndPairCount == pairs.count, "\(text)")
    }
  }

  @Test(arguments: [
    ("\r\n\r\n\n\r", 4), ("e\u{301}", 1), ("🇩🇪🇫🇷🇮🇹", 3), ("👨‍👩‍👧‍👦👍🏽", 2), ("각각", 2), ("नमस्ते", 3),
  ])
  func `readers count characters so`(text: String, count: Int) {
    var segmenter = CharacterSegmenter()
    #expect(lengths(of: Array(text.utf8), &segmenter).count == count)
  }

  @Test func `a character may be far longer than a stretch`() {
    let text = Array(("ab" + String(repeating: "\u{301}", count: 9_000) + "c").utf8)
    var segmenter = CharacterSegmenter()
    #expect(lengths(of: text, &segmenter) == [1, 18_001, 1])
  }
}
