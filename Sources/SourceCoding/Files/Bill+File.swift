extension Bill {
  /// The bill of a file.
  ///
  /// - Parameters:
  ///   - size: what the bits of the file are for.
  ///   - tally: the tally of its content.
  ///   - z: what the code was designed from, as far as that can be told; `nil` for a
  ///     code that believes in no z.
  ///   - spent: what the symbols cost by the probabilities or the lengths that the code
  ///     used, in bits.
  init(of size: FileSize, tally: Tally, z: Distribution?, spent: Double) {
    let q = try? Estimator.maximumLikelihood.distribution(of: tally)
    let symbolCount = Double(tally.total)
    let entropy = q.map { tally.weightedSum(of: $0.surprisals) } ?? 0
    let mismatch = z.flatMap { z in q.map { symbolCount * $0.divergence(from: z).bits } } ?? 0
    self.entropy = entropy
    self.mismatch = mismatch
    lengths = z.map { spent - tally.weightedSum(of: $0.surprisals) } ?? 0
    context = z == nil ? spent - entropy : 0
    sampling = 0
    samplingError = nil
    escape = 0
    coder = Double(size.codeBitCount) - spent + Double(size.paddingBitCount)
    table = Double(size.tableBitCount)
    frame = Double(size.frameBitCount)
    total = Double(size.bitCount)
  }
}
