import Reports

/// The times of `qz bench` for programs.
struct BenchResult {
  /// Data, and what was timed on them.
  struct Run {
    /// How the user called the data.
    let name: String
    /// The number of bytes worked on.
    let byteCount: Int
    /// The kernels or the codes, each with what was found.
    var rows: [JSONValue] = []
  }

  /// What a row is: a job that was repeated, or a code that files were sent through.
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

  /// A job with its rates, in millions of bytes a second.
  static func row(job name: String, best: Double, median: Double) -> JSONValue {
    .object(["name": .string(name), "best": .number(best), "median": .number(median)])
  }

  /// A code with what it made of a file, in bytes and seconds.
  static func row(
    code name: String, fileByteCount: Int, encoding: Double, decoding: Double
  ) -> JSONValue {
    .object([
      "name": .string(name), "fileByteCount": .integer(fileByteCount),
      "encodingSeconds": .number(encoding), "decodingSeconds": .number(decoding),
      "reason": .null,
    ])
  }

  /// A code that made no file of the data, and why.
  static func row(code name: String, reason: String) -> JSONValue {
    .object([
      "name": .string(name), "fileByteCount": .null, "encodingSeconds": .null,
      "decodingSeconds": .null, "reason": .string(reason),
    ])
  }
}
