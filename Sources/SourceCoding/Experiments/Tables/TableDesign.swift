/// The rule that makes a table from the counts of its messages.
package struct TableDesign: Sendable {
  /// The families of codes that tables may use.
  package enum Family: Hashable, Sendable {
    case huffman
    case limited(Int)
    case rans
    case ideal
    /// A model of order 1, with a range coder.
    case order1
  }

  /// The family of the codes.
  package let code: Family

  /// The estimator that learns a distribution from counts.
  package let smoothing: Estimator

  /// The number of codes of a table, one for each class of contexts; their counts stand
  /// one after another.
  package let classCount: Int

  /// The pairs that are counted for a model of order 1; `nil` for other codes.
  package private(set) var pairs: ContextPairs?

  /// Makes the rule with the given family and estimator.
  package init(
    _ code: Family = .huffman, smoothing: Estimator = .krichevskyTrofimov, classCount: Int = 1
  ) {
    self.code = code
    self.smoothing = smoothing
    self.classCount = classCount
  }

  /// The rule with the same family that gives each symbol a codeword for any counts.
  var smoothed: TableDesign {
    var design = TableDesign(code, classCount: classCount)
    design.pairs = pairs
    return design
  }

  /// Returns the rule that makes tables for `count` classes.
  package func perClass(_ count: Int) -> TableDesign {
    var design = TableDesign(code, smoothing: smoothing, classCount: count)
    design.pairs = pairs
    return design
  }

  /// Returns the rule for tables whose last symbol is an escape.
  func escaping() -> TableDesign {
    TableDesign(code, smoothing: .escaping(smoothing), classCount: classCount)
  }

  /// Returns the rule for counts of the given pairs.
  func counting(_ pairs: ContextPairs) -> TableDesign {
    var design = self
    design.pairs = pairs
    return design
  }

  /// Returns the counts of symbols in all classes or contexts together.
  package func symbolCounts(of counts: [UInt64]) -> [UInt64] {
    if let pairs { return pairs.symbolCounts(of: counts) }
    let classes = classes(of: counts)
    return classes.dropFirst().reduce(classes[0]) { sums, part in
      zip(sums, part).map { $0 + $1 }
    }
  }

  /// Splits counts into those of each class.
  package func classes(of counts: [UInt64]) -> [[UInt64]] {
    let size = counts.count / classCount
    return (0..<classCount).map { Array(counts[$0 * size..<($0 + 1) * size]) }
  }

  /// The name of the family as the option `--code` takes it.
  package var name: String {
    switch code {
    case .huffman: "huffman"
    case .limited(let limit): "limited:\(limit)"
    case .rans: "rans"
    case .ideal: "ideal"
    case .order1: "order:1"
    }
  }

  /// Makes the code for `counts` that writes and reads messages.
  ///
  /// - Parameters:
  ///   - counts: the counts of the messages.
  ///   - alphabet: the symbols; `nil` if the last one is an escape.
  /// - Returns: the code.
  /// - Throws: ``DesignError`` if there is no such code.
  package func design(
    for counts: [UInt64], over alphabet: Alphabet?
  ) throws(DesignError) -> Design {
    if let pairs {
      return Design(
        code: ContextRangeCoder(pairs.table(for: counts)), symbolCosts: nil, believesProxy: false)
    }
    let proxy: Proxy
    do throws(InvalidDistribution) {
      proxy = try Proxy(learntFrom: Tally(counts: counts), by: smoothing)
    } catch {
      throw .needsData
    }
    guard let designer = try? CodeCatalog.designer(named: name) else { throw .writesNoStream(name) }
    return try designer.design(for: proxy, over: alphabet)
  }

  /// Returns the weights from which a table for `counts` is made; Lloyd's iteration
  /// never raises the sum of weights times costs.
  package func weights(of counts: [UInt64]) -> [Double] {
    classes(of: counts).flatMap { counts in
      (try? smoothing.distribution(of: Tally(counts: counts)))?.weights ?? counts.map { _ in 0 }
    }
  }

  /// Returns the costs of symbols in the table for `counts`, in units.
  ///
  /// Tables for rANS are searched with ideal costs, which the costs of its quantised
  /// probabilities approximate.
  ///
  /// - Throws: ``DesignError`` if there is no such code.
  func costs(for counts: [UInt64]) throws(DesignError) -> [UInt64] {
    if let pairs { return pairs.costs(in: pairs.table(for: counts)) }
    let unwritable = TableCosts.unwritable(alphabetSize: counts.count)
    guard classCount > 1 else { return try costs(of: counts, unwritable) }
    var costs: [UInt64] = []
    for part in classes(of: counts) { costs += try self.costs(of: part, unwritable) }
    return costs
  }

  private func costs(
    of counts: [UInt64], _ unwritable: UInt64
  ) throws(DesignError) -> [UInt64] {
    // Without any symbol, maximum likelihood has nothing to learn from, and there is
    // nothing to write.
    guard let z = try? smoothing.distribution(of: Tally(counts: counts)) else {
      return counts.map { _ in unwritable }
    }
    switch code {
    case .huffman: return Self.units(of: Huffman.lengths(for: z), unwritable)
    case .limited(let limit):
      let lengths = try DesignError.passing { () throws(InvalidPrefixCode) in
        try PackageMerge.lengths(for: z, limit: limit)
      }
      return Self.units(of: lengths, unwritable)
    case .ideal, .rans, .order1:
      return z.weights.map { $0 > 0 ? TableCosts.units(ofShare: $0 / z.total) : unwritable }
    }
  }

  private static func units(of lengths: [Int?], _ unwritable: UInt64) -> [UInt64] {
    lengths.map { $0.map { UInt64($0) * TableRules.unitsPerBit } ?? unwritable }
  }
}

extension Estimator {
  /// Returns the rule for known symbols followed by an escape, whose weight is that of
  /// Witten and Bell: of N symbols, the T different ones were new at their first
  /// occurrence.
  ///
  /// The known symbols share the rest by `rule`, so each table can write symbols that
  /// only messages of other tables have.
  static func escaping(_ rule: Estimator) -> Estimator {
    Estimator(name: rule.name, summary: "\(rule.summary), and an escape") { tally in
      let known = Tally(counts: tally.counts.dropLast())
      let (total, distinct) = (Double(known.total), Double(known.distinctSymbols))
      guard let z = try? rule.distribution(of: known), z.total > 0 else {
        return known.counts.map { _ in 0 } + [1]
      }
      let scale = max(total, 1) / z.total
      return z.weights.map { $0 * scale } + [max(1, distinct)]
    }
  }
}
