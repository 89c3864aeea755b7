import Foundation
import SourceCoding
import Testing

@testable import qz

/// Files of several blocks, stores of many messages, and what is lost where they are damaged.
struct LargeFileTests {
  private let folder: TemporaryFolder

  /// Three blocks of eight letters.
  private let text: String

  init() throws {
    folder = try TemporaryFolder()
    var rng = SplitMix64(seed: 5)
    text = String(
      decoding: (0..<300_000).map { _ in UInt8(ascii: "a") + UInt8(rng.next() % 8) }, as: UTF8.self)
    try folder.write(text, "f")
  }

  private func encode(_ options: String...) throws {
    try Main.run(["encode", folder.path("f"), "-o", folder.path("f.qz"), "--quiet"] + options)
  }

  @Test func `a store is written block by block, and each message is read alone`() throws {
    try encode("--messages", "fixed:1000")
    try Main.run(["decode", folder.path("f.qz"), "-o", folder.path("back")])
    #expect(try folder.text("back") == text)
    for number in [1, 150, 300] {
      try Main.run([
        "decode", folder.path("f.qz"), "--message", "\(number)", "-o", folder.path("one"),
      ])
      #expect(try folder.text("one") == String(text.dropFirst(1_000 * (number - 1)).prefix(1_000)))
    }
  }

  @Test func `blocks that are damaged side by side are lost together`() throws {
    try encode()
    let url = URL(filePath: folder.path("f.qz"))
    var bytes = Array(try Data(contentsOf: url))
    // Three bits a letter: the first two blocks have 49,152 bytes each.
    for place in [20_000, 70_000] { bytes[place] ^= 1 }
    try Data(bytes).write(to: url)
    let run = try QZ(["decode", folder.path("f.qz"), "--recover", "-o", folder.path("saved")])
    #expect(run.status == 4)
    #expect(run.error.contains("lost: blocks 1 to 2, bytes "), "\(run.error)")
    #expect(run.error.contains("are lost in 1 place; 37,856 bytes of content were written"))
    #expect(try folder.text("saved") == String(text.dropFirst(2 * 131_072)))
  }

  @Test func `a file that is no store, and one with something after it`() throws {
    try encode()
    func refusal(_ words: String...) -> String? {
      let failure = #expect(throws: Failure.self) {
        try Main.run(["decode", folder.path("f.qz"), "-o", folder.path("out")] + words)
      }
      return failure.map { folder.withoutPath($0.message) }
    }
    #expect(
      refusal("--message", "1")
        == "f.qz: it holds one message and is not a store of messages; leave --message out, or write "
        + "it with qz encode --messages line")
    let url = URL(filePath: folder.path("f.qz"))
    let bytes = try Data(contentsOf: url)
    try (bytes + Data("more".utf8)).write(to: url)
    #expect(
      refusal()
        == "f.qz: the header of member 2, at byte \(bytes.count): this is not a .qz file; "
        + "everything in front of it was decoded; cut the rest off")
    try encode("-z", "corpus:english")
    let lost = try #require(refusal("--recover"))
    #expect(
      lost.hasPrefix("f.qz: the header, at byte 0: it is written in the shared code ")
        && lost.hasSuffix(
          "name it with --book, or name the z that it was designed from with -z"),
      "\(lost)")
  }
}
