import SourceCoding

extension FileSpec {
  /// What describes 256 symbols is shorter; what is longer is something else.
  private static let greatestByteCount = 1 << 20

  /// The byte order mark that some editors begin UTF-8 with.
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// All bytes of a file that describes a code or a distribution, without a byte
  /// order mark; `-` is standard input.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - subject: what it describes, as the failure names it: `a table`.
  ///   - remedy: what to do with a file that is too long for that.
  /// - Returns: the bytes.
  /// - Throws: a failure if it is too long, or cannot be read.
  static func content(
    of path: String, describing subject: String, remedy: String
  ) throws(Failure) -> [UInt8] {
    let byteCount: Int
    do throws(SourceError) {
      let file = path == "-" ? try FileSource.standardInput() : try FileSource(path: path)
      byteCount = file.symbolCount
      if byteCount <= greatestByteCount {
        var content = [UInt8](repeating: 0, count: byteCount)
        var span = content.mutableSpan
        try file.read(at: 0, into: &span)
        return content.starts(with: mark) ? Array(content.dropFirst(mark.count)) : content
      }
    } catch {
      throw Failure(reading: path, error)
    }
    throw .job(
      "\(path): \(byteCount.grouped) bytes are too many for \(subject) of 256 symbols",
      remedy: remedy)
  }
}
