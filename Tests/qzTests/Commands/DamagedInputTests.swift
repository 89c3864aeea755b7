import Foundation
import SourceCoding
import Testing

@testable import qz

/// What the command says and how it ends where its input is damaged, or is its output.
struct DamagedInputTests {
  private let folder: TemporaryFolder
  private let text = String(repeating: "to be or not to be, that is the question\n", count: 50)

  init() throws { folder = try TemporaryFolder() }

  private func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: folder.path(name))))
  }

  private func write(_ bytes: [UInt8], _ name: String) throws -> String {
    try Data(bytes).write(to: URL(filePath: folder.path(name)))
    return folder.path(name)
  }

  @Test func `a damaged file ends with 4, and what is intact is saved`() throws {
    let path = try folder.write(text, "a.txt")
    let parts = [folder.path("1.qz"), folder.path("2.qz")]
    for part in parts { #expect(try QZ(["encode", path, "-o", part]).status == 0) }
    var file = try bytes("1.qz")
    file[file.count / 2] ^= 1
    let damaged = try write(file + (try bytes("2.qz")), "damaged.qz")
    let saved = folder.path("saved.txt")
    #expect(try QZ(["decode", damaged]).status == 4)
    #expect(try QZ(["inspect", damaged]).status == 4)
    let run = try QZ(["decode", damaged, "--recover", "-o", saved])
    #expect(run.status == 4)
    #expect(try folder.text("saved.txt") == text)
    #expect(run.error.contains("lost: block 1, bytes "))
    #expect(run.error.contains("2,050 bytes of content were written"))
    let whole = try QZ(["decode", parts[0], "--recover"])
    #expect(whole.status == 0 && whole.output == text && whole.error.isEmpty)
  }

  @Test func `a codebook whose code is not the one it states is refused`() throws {
    let path = try folder.write(text, "a.txt")
    #expect(try QZ(["design", path, "-o", folder.path("book.json")]).status == 0)
    let book = try bytes("book.json")
    let right = try CodebookFile(path: folder.path("book.json")).fileCode().description
    var accepted = 0
    for bit in stride(from: 0, to: book.count * 8, by: 307) {
      var damaged = book
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      let name = try write(damaged, "damaged.json")
      guard let read = try? CodebookFile(path: name).fileCode() else { continue }
      accepted += 1
      #expect(read.description == right, "bit \(bit)")
    }
    // Words for people, such as how the code was made, can change.
    #expect(accepted > 0)
    let hash = "\(right.hash)"
    let other = String(repeating: "0", count: hash.count)
    let swapped = String(decoding: book, as: UTF8.self).replacing(hash, with: other)
    let run = try QZ(["encode", path, "--book", try folder.write(swapped, "b.json")])
    #expect(run.status == 4 && run.output.isEmpty)
    #expect(run.error.contains("it states the hash 0"))
  }

  @Test func `a damaged tally ends with 4, and one of an older version is noted`() throws {
    let path = try folder.write(text, "a.txt")
    let tally = folder.path("a.tally")
    #expect(try QZ(["tally", path, "-o", tally]).status == 0)
    let counts = try folder.text("a.tally")
    let more = try folder.write(counts.replacing("total", with: "Total"), "b.tally")
    #expect(try QZ(["merge", more]).status == 4)
    let other = try folder.write(counts.replacing("\te\n", with: "\tf\n"), "c.tally")
    let run = try QZ(["report", path, "-z", "tally:\(other)"])
    #expect(run.status == 4 && run.output.isEmpty)
    let old = try folder.write("qz.tally/1 byte\n1\ta\ntotal 1\n", "old.tally")
    let merged = try QZ(["merge", old])
    #expect(merged.status == 0 && merged.output.hasPrefix("qz.tally/2 byte\n"))
    #expect(merged.error.contains("without a checksum"))
    #expect(try QZ(["merge", old, "--quiet"]).error.isEmpty)
    #expect(try QZ(["merge", "-"], input: counts + counts).output.contains("total 4100\n"))
  }

  @Test func `output that is the input is refused before it is read`() throws {
    let path = try folder.write(text, "a.txt")
    let file = folder.path("a.qz")
    #expect(try QZ(["encode", path, "-o", file]).status == 0)
    let before = try bytes("a.qz")
    for line in ["qz decode a.qz >> a.qz", "qz decode - < a.qz >> a.qz", "qz report a.qz >> a.qz"] {
      let run = try Shell(line, in: folder.path)
      #expect(run.status == 2 && run.error.contains("which would be damaged"), "\(line)")
      #expect(try bytes("a.qz") == before)
    }
    let link = try Shell("ln -s a.qz b.qz && qz decode a.qz -o b.qz", in: folder.path)
    #expect(link.status == 0 && link.error.contains("is also the input"))
    #expect(try folder.text("a.qz") == text)
  }

  @Test func `a limit on the size of files is a failure like a full disk`() throws {
    let run = try Shell("ulimit -f 8; qz sample uniform:256 --count 1e6 -o big", in: folder.path)
    #expect(run.status == 1 && run.error.contains("limit on the size of files"), "\(run.error)")
    #expect(try folder.names.isEmpty)
  }

  @Test func `a file that does not end is refused at its limit`() throws {
    let path = try folder.write("abc", "a.txt")
    // The address sanitizer reserves more addresses than there is memory.
    let isSanitized = ProcessInfo.processInfo.environment["ASAN_OPTIONS"] != nil
    let limit = isSanitized ? "" : "ulimit -v 4000000; "
    for line in [
      "qz encode a.txt --book /dev/zero", "qz report a.txt -z tally:/dev/zero",
      "qz merge /dev/zero",
      "qz report a.txt -z markov:/dev/zero", "qz report a.txt -z table:/dev/zero",
      "qz report a.txt -z code:/dev/zero",
    ] {
      let run = try Shell(limit + line, in: folder.path)
      #expect(run.status == 1 && run.output.isEmpty, "\(line): \(run.error)")
    }
    _ = path
  }

  @Test func `there may be more files than can be open`() throws {
    for number in 0..<60 { try folder.write("abc\(number)", "\(number).txt") }
    let run = try Shell("ulimit -n 40; qz report *.txt --format csv --quiet", in: folder.path)
    #expect(run.status == 0, "\(run.error)")
  }

  @Test func `waiting for the disk needs a file`() throws {
    let path = try folder.write("abc", "a.txt")
    #expect(try QZ(["tally", path, "--sync"]).status == 2)
    #expect(try QZ(["tally", path, "--sync", "-o", folder.path("a.tally")]).status == 0)
    #expect(try QZ(["encode", path, "--sync", "-o", folder.path("a.qz")]).status == 0)
  }

  @Test func `inspecting without the code says what cannot be seen`() throws {
    let path = try folder.write(text, "a.txt")
    let file = folder.path("a.qz")
    #expect(try QZ(["encode", path, "-z", "corpus:english", "-o", file]).status == 0)
    let run = try QZ(["inspect", file])
    #expect(run.status == 0)
    #expect(run.output.contains("Each block is intact."))
    let known = try QZ(["inspect", file, "-z", "corpus:english"])
    #expect(!known.output.contains("Each block is as"))
  }
}
