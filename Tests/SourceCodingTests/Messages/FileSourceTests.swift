import Foundation
import SourceCoding
import Testing

struct FileSourceTests {
  private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "qz-test-\(UUID().uuidString)"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  @Test(arguments: [0, 1, 1000, 300_000])
  func `a file is a message`(count: Int) throws {
    let bytes = skewedBytes(count: count, seed: 30)
    try withFile(bytes) { path in
      let source = try FileSource(path: path)
      #expect(source.symbolCount == count)
      #expect(try BatchTallies(of: source, threads: 2).total == Tally(of: bytes))
      var part = [UInt8](repeating: 0, count: count / 2)
      var span = part.mutableSpan
      try source.read(at: count / 3, into: &span)
      #expect(part.elementsEqual(bytes[(count / 3)...].prefix(count / 2)))
    }
  }

  @Test func `a file that shrinks is not read to its end`() throws {
    try withFile(skewedBytes(count: 1000, seed: 31)) { path in
      let source = try FileSource(path: path)
      try Data(count: 100).write(to: URL(fileURLWithPath: path))
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      try handle.truncate(atOffset: 10)
      try handle.close()
      #expect(throws: SourceError.shrunk(byteCount: 10)) {
        try BatchTallies(of: source, threads: 1)
      }
    }
  }

  @Test func `what is no file is refused with the reason`() {
    #expect(throws: SourceError.missing) { try FileSource(path: "/no/such/file") }
    #expect(throws: SourceError.directory) { try FileSource(path: NSTemporaryDirectory()) }
  }

  @Test func `a pipe is read to its end, and then again and again`() throws {
    let path = NSTemporaryDirectory() + "qz-test-\(UUID().uuidString)"
    // Safe because the string is terminated, and not kept by the call.
    #expect(unsafe mkfifo(path, 0o600) == 0)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let bytes = skewedBytes(count: 300_000, seed: 32)
    let writer = Thread {
      let handle = FileHandle(forWritingAtPath: path)
      try? handle?.write(contentsOf: Data(bytes))
      try? handle?.close()
    }
    writer.start()
    let source = try FileSource(path: path)
    #expect(source.symbolCount == bytes.count)
    for threads in 1...2 {
      #expect(try BatchTallies(of: source, threads: threads).total == Tally(of: bytes))
    }
  }

  @Test func `a device of no length is read to its end first`() throws {
    #expect(try FileSource(path: "/dev/null").symbolCount == 0)
  }
}
