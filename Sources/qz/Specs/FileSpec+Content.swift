import SourceCoding

extension FileSpec {
  /// The bytes of a file that describes a code or a distribution, without a byte order
  /// mark.
  struct Content {
    /// The bytes.
    let bytes: [UInt8]

    /// Whether they begin like an object or an array in JSON.
    var isJSON: Bool {
      bytes.first { !" \t\r\n".utf8.contains($0) }.map { "{[".utf8.contains($0) } ?? false
    }
  }

  /// The byte order mark with which some editors begin UTF-8.
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The greatest size in bytes of a description of symbols one by one, of which there
  /// may be millions; a longer file is something else.
  static let greatestByteCount = 1 << 28

  /// The greatest size in bytes of a description of 256 symbols one by one.
  static let greatestByteCountOf256 = 1 << 20

  /// All bytes of a file that describes a code or a distribution; `-` is standard
  /// input.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - subject: the subject of the description, as the failure names it: `a table`.
  ///   - limit: the greatest number of bytes that it may have.
  ///   - remedy: what to do with a file that is too long.
  /// - Returns: the bytes.
  /// - Throws: a failure if the file is too long, or cannot be read.
  static func content(
    of path: String, describing subject: String, upTo limit: Int, remedy: String
  ) throws(Failure) -> Content {
    var input = try ByteInput(named: path)
    var bytes: [UInt8] = []
    var isTooLong = (input.byteCount ?? 0) > limit
    do throws(SourceError) {
      // A pipe does not tell its length; reading one byte more than the limit is enough
      // to know.
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
