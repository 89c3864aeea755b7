import SourceCoding

/// Kinds of files that contain neither predictions nor tokens, recognised by their
/// first bytes.
enum ForeignContent {
  /// The failure for a file with this beginning; `nil` if it may contain predictions or
  /// tokens.
  static func failure(_ beginning: [UInt8], path: String) -> Failure? {
    for (mark, name, remedy) in kinds where beginning.starts(with: mark) {
      return .job("\(path) is \(name)", remedy: remedy)
    }
    // In UTF-16, half of the bytes are zero if most letters are ASCII.
    let start = beginning.prefix(64)
    let isMarked = [[0xFF, 0xFE], [0xFE, 0xFF]].contains { start.starts(with: $0) }
    if !isMarked, start.count >= 8 {
      let (even, odd) = (
        start.enumerated().count { $0.offset % 2 == 0 && $0.element == 0 },
        start.enumerated().count { $0.offset % 2 == 1 && $0.element == 0 }
      )
      if max(even, odd) * 2 >= start.count * 9 / 10, min(even, odd) == 0 {
        return .job(
          "\(path) is UTF-16 without the mark that says so", remedy: "save it as UTF-8")
      }
    }
    return nil
  }

  private static let kinds: [(mark: [UInt8], name: String, remedy: String)] = [
    ([0x1F, 0x8B], "compressed by gzip", "decompress it: gunzip -c FILE | qz score -"),
    ([0x28, 0xB5, 0x2F, 0xFD], "compressed by zstd", "decompress it: zstd -dc FILE | qz score -"),
    (
      [0xFD, 0x37, 0x7A, 0x58, 0x5A], "compressed by xz", "decompress it: xz -dc FILE | qz score -"
    ),
    (Array("BZh".utf8), "compressed by bzip2", "decompress it: bzip2 -dc FILE | qz score -"),
    (Array("PAR1".utf8), "a Parquet file", "write it as CSV or JSON lines"),
    (Array("ARROW1".utf8), "an Arrow file", "write it as CSV or JSON lines"),
    ([0x89, 0x48, 0x44, 0x46], "an HDF5 file", "save the array with numpy.save"),
    ([0x80, 0x02], "a pickle of Python", "save arrays with numpy.save, without pickling"),
    ([0x80, 0x03], "a pickle of Python", "save arrays with numpy.save, without pickling"),
    ([0x80, 0x04], "a pickle of Python", "save arrays with numpy.save, without pickling"),
    ([0x80, 0x05], "a pickle of Python", "save arrays with numpy.save, without pickling"),
    (Array("GGUF".utf8), "a model, not its predictions", "write logits with llama-perplexity"),
  ]
}
