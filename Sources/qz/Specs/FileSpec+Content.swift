import SourceCoding

extension FileSpec {
  /// The bytes of a file that describes a code or a distribution, without a byte order
  /// mark.
  struct Content {
    /// The bytes.
    let bytes: [UInt8]

    /// Whether they begin as an object or an array in JSON does.
    var isJSON: Bool {
      bytes.first { !" \t\r\n".utf8.contains($0) }.map { "{[".utf8.contains($0) } ?? false
    }
  }

  /// The byte order mark that some editors begin UTF-8 with.
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// What describes symbols one by one is shorter, though there may be millions of them;
  /// what is longer is something else.
  static let greatestByteCount = 1 << 28

  /// What describes 256 symbols one by one is shorter.
  static let greatestByteCountOf256 = 1 << 20

  /// All bytes of a file that describes a code or a distribution; `-` is standard input.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - subject: what it describes, as the failure names it: `a table`.
  ///   - limit: the bytes that it may have at most.
  ///   - remedy: what to do with a file that is too long for that.
  /// - Returns: the bytes.
  /// - Throws: a failure if it is too long, or cannot be read.
  static func content(
    of path: String, describing subject: String, upTo limit: Int, remedy: String
  ) throws(Failure) -> Content {
    var input = try ByteInput(named: path)
    var bytes: [UInt8] = []
    var isTooLong = (input.byteCount ?? 0) > limit
    do throws(SourceError) {
      // A pipe does not say how long it is: one byte more than may be is enough to know.
      if !isTooLong { isTooLong = try input.read(limit + 1, into: &bytes) }
    } catch {
      throw Failure(reading: path, error)
    }
    guard !isTooLong else {
      let count = input.byteCount.map { "\($0.grouped) bytes are" } ?? "these bytes are"
      throw .job(
        "\(path): \(count) too many for \(subject), which can have \(limit.grouped)",
        remedy: remedy)
    }
    return Content(bytes: bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes)
  }
}
