/// A coder that learns from the message while it writes it; its reader learns the same.
///
/// It starts again in each block, so blocks are long.
///
/// *Law:* the bits for the first n symbols of a message depend only on those symbols.
protocol LearningCoder: Coder {}

extension LearningCoder {
  /// `nil`: the cost of a symbol depends on the preceding symbols.
  package var symbolCosts: [Double]? { nil }

  /// 16 Mi symbols.
  package var blockSize: Int { 1 << 24 }
}

extension CodeFamily {
  /// Makes a family of codes that learn from the message, so that they only need the
  /// number of symbols, which is at most `greatestSize` if that is given.
  static func learning(
    _ name: String, parameter: Parameter? = nil, summary: String, greatestSize: Int? = nil,
    _ coder: @escaping @Sendable (_ alphabetSize: Int, _ parameter: Int) -> some LearningCoder
  ) -> CodeFamily {
    CodeFamily(
      name: name, parameter: parameter, summary: summary,
      makeFromProxy: { (proxy, value) throws(DesignError) in
        let size = proxy.distribution.alphabetSize
        if let greatestSize, size > greatestSize {
          throw .alphabetSize(found: size, limit: greatestSize)
        }
        return Design(code: coder(size, value), symbolCosts: nil, believesProxy: false)
      })
  }
}
