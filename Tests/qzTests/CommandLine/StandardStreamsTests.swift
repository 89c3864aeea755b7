import Foundation
import Glibc
import Kernels
import Testing

@testable import qz

struct StandardStreamsTests {
  @Test func `a pipe whose reader left is an error, not a signal`() throws {
    StandardStreams.prepare()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let error = #expect(throws: SystemError.self) {
      try SystemCalls.writeAll([1].span, to: pipe.fileHandleForWriting.fileDescriptor)
    }
    #expect(error?.failure(at: StandardStreams.outputName) == .readerGone)
    #expect(
      error?.failure(at: "f")
        == .job(
          "f: its reader closed it before the end; let it read to the end, or use --output FILE"))
  }

  @Test func `a full device is an error`() throws {
    let descriptor = try SystemCalls.openForWriting("/dev/full")
    defer { SystemCalls.closeFile(descriptor) }
    #expect(throws: SystemError(code: ENOSPC)) {
      try SystemCalls.writeAll([1].span, to: descriptor)
    }
  }

  @Test(arguments: [false, true])
  func `everything passes a slow pipe, even a non-blocking one`(isNonBlocking: Bool) throws {
    let pipe = Pipe()
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    if isNonBlocking { _ = fcntl(descriptor, F_SETFL, O_WRONLY | O_NONBLOCK) }
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    Thread.detachNewThread { try? SystemCalls.writeAll(bytes.span, to: descriptor) }
    usleep(20_000)
    #expect(try pipe.fileHandleForReading.read(upToCount: bytes.count) == Data(bytes))
  }

  @Test func `a note is one line on standard error`() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardErrorContent]
    ) {
      StandardStreams.note("a\nb")
    }
    #expect(
      result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) }
        == "qz: a\\nb\n")
  }

  @Test func `a standard output that cannot be written is a job failure`() async {
    await #expect(processExitsWith: .success) {
      // What `prepare` puts in the place of a closed one: open for reading only.
      let handle = try #require(FileHandle(forReadingAtPath: "/dev/null"))
      _ = dup2(handle.fileDescriptor, STDOUT_FILENO)
      StandardStreams.prepare()
      #expect(
        throws: Failure.job("standard output: it is closed; open it, or use --output FILE")
      ) { try StandardStreams.write("x") }
    }
  }

  @Test(arguments: [
    (EACCES, "permission denied; use --output with a place that you may write to"),
    (EROFS, "permission denied; use --output with a place that you may write to"),
    (EFBIG, "it would exceed the limit on the size of files; raise the limit: ulimit -f"),
    (ENOTDIR, "a part of the path is a file; use --output with a path of folders"),
    (EIO, "Input/output error"),
  ])
  func `an error has its words and its remedy`(code: Int32, words: String) {
    #expect(SystemError(code: code).failure(at: "f") == .job("f: \(words)"))
  }
}
