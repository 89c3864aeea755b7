import Foundation
import Testing

@testable import qz

/// A reader that has read enough, such as `head`.
struct ClosedPipeTests {
  /// Runs a command whose reader stops after one byte.
  private func run(_ line: String) throws -> (status: String, error: String) {
    let folder = try ExampleFolder.make()
    let run = try Shell(
      "{ \(line); echo $? >status; } | head -c 1 >/dev/null; sleep 0.2; cat status",
      in: folder.path)
    return (run.output.filter { !$0.isWhitespace }, run.error)
  }

  @Test(arguments: ["qz report FILE --verbose --format json", "qz list --format json", "qz manual"])
  func `a report that is not read to its end is no failure, and says nothing`(line: String) throws {
    // What fits the pipe is written before anybody looks, and then all is done as well.
    let (status, error) = try run(line)
    #expect(status == "0" && error == "")
  }

  @Test(arguments: ["qz sample uniform:256 --count 1e6", "qz tally corpus:english --symbols line"])
  func `data that are not read to their end are incomplete, which the exit code says`(
    line: String
  ) throws {
    let (status, error) = try run(line)
    #expect(["1", "0"].contains(status) && error == "")
    if line.contains("sample") { #expect(status == "1") }
  }
}
