import Foundation
import Testing

extension QZ {
  /// The result of a command that succeeds, as a JSON object.
  static func json(
    _ arguments: [String], input: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String: Any] {
    let run = try QZ(arguments + ["--format", "json"], input: input)
    #expect(run.status == 0, "\(run.error)", sourceLocation: sourceLocation)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any],
      sourceLocation: sourceLocation)
  }
}
