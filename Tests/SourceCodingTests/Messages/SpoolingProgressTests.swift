import Foundation
import Testing

@testable import SourceCoding

struct SpoolingProgressTests {
  /// A file that is read like a pipe.
  private static let path = "/proc/cpuinfo"

  @Test(.enabled(if: FileManager.default.fileExists(atPath: path), "there is no /proc"))
  func `copying a pipe is a stage of work that counts its bytes`() throws {
    let progress = WorkProgress()
    let source = try progress.watch { try FileSource(path: Self.path) }
    let stage = try #require(progress.stage)
    #expect(stage.name == "reading the pipe" && stage.noun == "bytes" && stage.total == nil)
    #expect(stage.done == source.symbolCount && stage.done > 0)
  }
}
