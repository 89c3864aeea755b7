import SourceCoding

/// `uniform:N`, the same probability for each of the first N byte values.
enum UniformSpec {
  static let kind = SpecKind(
    name: "uniform", pattern: "uniform:N", summary: "the byte values 0 to N - 1, equally likely"
  ) { (text) throws(Failure) in
    let count = try parseWholeNumber(text, in: 1...256, for: "uniform:N")
    return .known(Distribution(uniformOver: count, alphabetSize: 256))
  }
}
