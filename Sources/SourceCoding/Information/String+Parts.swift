extension String {
  /// The parts between separators, empty ones among them.
  ///
  /// Separators are found scalar by scalar: in `b=5,\u{301}=5` the accent is a part's first
  /// scalar, though a reader sees one letter made of it and the comma.
  ///
  /// - Parameters:
  ///   - separator: what stands between parts.
  ///   - greatestCount: the number of parts at most; the last has the rest, separators and all.
  /// - Returns: at least one part.
  package func parts(
    between separator: Unicode.Scalar, atMost greatestCount: Int = .max
  ) -> [Substring] {
    self[...].parts(between: separator, atMost: greatestCount)
  }
}

extension Substring {
  /// The parts between separators, as those of a string.
  package func parts(
    between separator: Unicode.Scalar, atMost greatestCount: Int = .max
  ) -> [Substring] {
    unicodeScalars.split(
      separator: separator, maxSplits: greatestCount - 1, omittingEmptySubsequences: false
    ).map { Substring($0) }
  }
}
