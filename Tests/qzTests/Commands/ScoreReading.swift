import Foundation
import Testing

@testable import qz

/// Scores files that a test writes, and hands back what JSON says.
struct ScoreReading {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The first report of `qz score` on files of the given contents; `a`, `b` and so on stand
  /// for them in the words.
  func score(
    _ files: [String], _ words: [String] = ["a"]
  ) throws(Failure) -> [String: Any] {
    try score(files.map { Array($0.utf8) }, words)
  }

  func score(_ files: [[UInt8]], _ words: [String] = ["a"]) throws(Failure) -> [String: Any] {
    let output = folder.path("result")
    do {
      for (name, content) in zip("abcd", files) {
        try Data(content).write(to: URL(fileURLWithPath: folder.path(String(name))))
      }
    } catch { throw .job("\(error)") }
    let arguments = words.map { "abcd".contains($0) && !$0.isEmpty ? folder.path($0) : $0 }
    try Main.run(["score"] + arguments + ["--output", output, "--format", "json", "--quiet"])
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: output)),
      let value = try? JSONSerialization.jsonObject(with: data)
    else { throw .job("no JSON") }
    return (value as? [String: Any]) ?? (value as? [[String: Any]])?.first ?? [:]
  }

  /// What a failure says, the folder left out; `nil` if there is none.
  func failure(_ files: [String], _ words: [String] = ["a"]) -> String? {
    do throws(Failure) {
      _ = try score(files, words)
      return nil
    } catch {
      return folder.withoutPath(error.message)
    }
  }
}

/// Whether two numbers are the same but for rounding.
func isNear(_ a: Any?, _ b: Double, _ tolerance: Double = 1e-9) -> Bool {
  guard let a = a as? Double else { return false }
  return abs(a - b) <= tolerance * max(1, abs(b))
}
