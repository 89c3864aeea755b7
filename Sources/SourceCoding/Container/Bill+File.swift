extension Bill {
  /// The bill of a file.
  ///
  /// - Parameters:
  ///   - size: what the bits of the file are for.
  ///   - tally: the tally of its content, escapes among the symbols.
  ///   - spelledTally: how often each of the symbols came that are spelled out.
  ///   - z: what the code was designed from, as far as that can be told; `nil` for a
  ///     code that believes in no z.
  ///   - spent: what the symbols cost by the probabilities or the lengths that the code
  ///     used, in bits.
  ///   - selectorBits: what names tables, of a set of tables, in bits.
  init(
    of size: QZSize, tally: Tally, spelledTally: Tally, z: Distribution?, spent: Double,
    selectorBits: Int = 0
  ) {
    let q = try? Estimator.maximumLikelihood.distribution(of: tally)
    let symbolCount = Double(tally.total)
    let codedEntropy = tally.empiricalInformation
    // Which of the unknown symbols it is that is spelled out is entropy as well.
    let spelledEntropy = spelledTally.empiricalInformation
    let mismatch = z.flatMap { z in q.map { symbolCount * $0.divergence(from: z).bits } } ?? 0
    entropy = codedEntropy + spelledEntropy
    self.mismatch = mismatch
    lengths = z.map { spent - tally.weightedSum(of: $0.surprisals) } ?? 0
    context = z == nil ? spent - codedEntropy : 0
    sampling = 0
    samplingError = nil
    escape = Double(size.escapeBitCount) - spelledEntropy
    // Of messages what fills each up has a line of its own, and so has the index.
    let isStore = size.messageCount > 0
    let filling = Double(size.paddingBitCount)
    coder =
      Double(size.codeBitCount - size.escapeBitCount - selectorBits) - spent
      + (isStore ? 0 : filling)
    (padding, flags, raw) = (isStore ? filling : 0, 0, 0)
    selector = Double(selectorBits)
    boundaries = Double(size.indexBitCount)
    table = Double(size.tableBitCount)
    frame = Double(size.frameBitCount - size.indexBitCount)
    total = Double(size.bitCount)
  }
}

extension Tally {
  /// What the symbols counted tell, in bits, by their own frequencies: N·H(q).
  fileprivate var empiricalInformation: Double {
    let q = try? Estimator.maximumLikelihood.distribution(of: self)
    return q.map { weightedSum(of: $0.surprisals) } ?? 0
  }
}
