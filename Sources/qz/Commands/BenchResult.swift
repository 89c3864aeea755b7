import Reports

/// The times of `qz bench`, for programs.
struct BenchResult {
  /// The data of a run, and what was timed on them.
  struct Run {
    /// The name of the data as the user wrote it.
    let name: String
    /// The number of bytes worked on.
    let byteCount: Int
    /// The kernels or codes, each with its results.
    var rows: [JSONValue] = []
  }

  /// The kind of a row: a job that was repeated, or a code that files were sent
  /// through.
  enum Kind: String {
    case jobs
    case codes
  }

  let kind: Kind
  var runs: [Run] = []

  /// The result as an object of the schema `qz.bench/1`.
  var json: JSONValue {
    .object([
      "schema": .string("qz.bench/1"), "version": .string(Program.version),
      "runs": .array(
        runs.map {
          .object([
            "name": .string($0.name), "byteCount": .integer($0.byteCount),
            kind.rawValue: .array($0.rows),
          ])
        }),
    ])
  }

  /// Returns the row of a job with its rates, in millions of bytes per second.
  static func row(job name: String, best: Double, median: Double) -> JSONValue {
    .object(["name": .string(name), "best": .number(best), "median": .number(median)])
  }

  /// Returns the row of a code with its results for a file, in bytes and seconds.
  static func row(
    code name: String, fileByteCount: Int, encoding: Double, decoding: Double
  ) -> JSONValue {
    .object([
      "name": .string(name), "fileByteCount": .integer(fileByteCount),
      "encodingSeconds": .number(encoding), "decodingSeconds": .number(decoding),
      "reason": .null,
    ])
  }

  /// Returns the row of a code that could not write the data, with the reason.
  static func row(code name: String, reason: String) -> JSONValue {
    .object([
      "name": .string(name), "fileByteCount": .null, "encodingSeconds": .null,
      "decodingSeconds": .null, "reason": .string(reason),
    ])
  }
}
