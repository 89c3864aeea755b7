extension Bill {
  /// Makes the bill of a file.
  ///
  /// - Parameters:
  ///   - size: the use of the file's bits.
  ///   - tally: the tally of its content, with escapes among the symbols.
  ///   - spelledTally: the count of each symbol that is spelled out.
  ///   - z: the distribution that the code was designed from, as far as it is known;
  ///     `nil` for a code that uses no z.
  ///   - spent: the cost of the symbols by the probabilities or lengths that the code
  ///     used, in bits.
  ///   - selectorBits: the bits that name tables, of a set of tables.
  ///   - isSet: whether the code is a set of tables, of which each message names one.
  init(
    of size: QZSize, tally: Tally, spelledTally: Tally, z: Distribution?, spent: Double,
    selectorBits: Int = 0, isSet: Bool = false
  ) {
    let q = try? Estimator.maximumLikelihood.distribution(of: tally)
    let symbolCount = Double(tally.total)
    let codedEntropy = tally.empiricalInformation
    // Which of the unknown symbols is spelled out is information as well.
    let spelledEntropy = spelledTally.empiricalInformation
    let mismatch = z.flatMap { z in q.map { symbolCount * $0.divergence(from: z).bits } } ?? 0
    entropy = codedEntropy + spelledEntropy
    self.mismatch = mismatch
    // A set of tables does not learn: what its codewords cost beside the entropy is due to lengths.
    lengths =
      z.map { spent - tally.weightedSum(of: $0.surprisals) } ?? (isSet ? spent - codedEntropy : 0)
    context = z == nil && !isSet ? spent - codedEntropy : 0
    sampling = 0
    samplingError = nil
    isOfCounts = false
    escape = Double(size.escapeBitCount) - spelledEntropy
    // In a store, the padding of messages has a line of its own, and so has the index; what fills up
    // the table stays with the coder, as in a report.
    let isStore = size.messageCount > 0
    let filling = Double(size.paddingBitCount - (isStore ? size.tablePaddingBitCount : 0))
    coder =
      Double(size.codeBitCount - size.escapeBitCount - selectorBits) - spent
      + (isStore ? Double(size.tablePaddingBitCount) : filling)
    (padding, flags, raw) = (isStore ? filling : 0, 0, 0)
    selector = Double(selectorBits)
    boundaries = Double(size.indexBitCount)
    table = Double(size.tableBitCount)
    frame = Double(size.frameBitCount - size.indexBitCount)
    total = Double(size.bitCount)
  }
}

extension Tally {
  /// The information of the counted symbols by their own frequencies, N·H(q), in bits.
  fileprivate var empiricalInformation: Double {
    let q = try? Estimator.maximumLikelihood.distribution(of: self)
    return q.map { weightedSum(of: $0.surprisals) } ?? 0
  }
}
