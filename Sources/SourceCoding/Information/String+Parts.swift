extension String {
  /// The parts between separators, including empty ones.
  ///
  /// Separators are found scalar by scalar: in `b=5,\u{301}=5` the accent is the first
  /// scalar of a part, although a reader sees it joined to the comma as one character.
  ///
  /// - Parameters:
  ///   - separator: the scalar between parts.
  ///   - greatestCount: the greatest number of parts; the last contains the rest,
  ///     including separators.
  /// - Returns: at least one part.
  package func parts(
    between separator: Unicode.Scalar, atMost greatestCount: Int = .max
  ) -> [Substring] {
    self[...].parts(between: separator, atMost: greatestCount)
  }
}

extension Substring {
  /// The parts between separators, as for a string.
  package func parts(
    between separator: Unicode.Scalar, atMost greatestCount: Int = .max
  ) -> [Substring] {
    unicodeScalars.split(
      separator: separator, maxSplits: greatestCount - 1, omittingEmptySubsequences: false
    ).map { Substring($0) }
  }
}
