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
    let file = try FileSpec.file(at: path)
    guard file.symbolCount <= greatestByteCount else {
      throw .job(
        "\(path): \(file.symbolCount.grouped) bytes are too many for \(subject) of 256 symbols",
        remedy: remedy)
    }
    do throws(SourceError) {
      let content = try file.allBytes()
      return content.starts(with: mark) ? Array(content.dropFirst(mark.count)) : content
    } catch {
      throw Failure(reading: path, error)
    }
  }
}
