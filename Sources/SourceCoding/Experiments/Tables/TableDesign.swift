/// The rule by which a table is made of the counts of its messages.
package struct TableDesign: Sendable {
  /// The codes that tables may be.
  package enum Family: Hashable, Sendable {
    case huffman
    case limited(Int)
    case rans
    case ideal
  }

  /// What codes are made.
  package let code: Family

  /// How the distribution is learnt from counts.
  package let smoothing: Estimator

  /// How many codes a table has, one for each class of contexts, whose counts stand one after
  /// another.
  package let classCount: Int

  /// The rule with the given code and smoothing.
  package init(
    _ code: Family = .huffman, smoothing: Estimator = .krichevskyTrofimov, classCount: Int = 1
  ) {
    self.code = code
    self.smoothing = smoothing
    self.classCount = classCount
  }

  /// The rule that has a codeword for each symbol, whatever the counts are.
  var smoothed: TableDesign { TableDesign(code, classCount: classCount) }

  /// The rule by which tables for `count` classes are made.
  package func perClass(_ count: Int) -> TableDesign {
    TableDesign(code, smoothing: smoothing, classCount: count)
  }

  /// The counts of each class.
  package func classes(of counts: [UInt64]) -> [[UInt64]] {
    let size = counts.count / classCount
    return (0..<classCount).map { Array(counts[$0 * size..<($0 + 1) * size]) }
  }

  /// Whether a code is of least cost for the weights that it is made from.
  package var isOptimal: Bool { code != .rans }

  /// What `--code` calls it.
  package var name: String {
    switch code {
    case .huffman: "huffman"
    case .limited(let limit): "limited:\(limit)"
    case .rans: "rans"
    case .ideal: "ideal"
    }
  }

  /// The code for `counts` that writes and reads messages.
  ///
  /// - Throws: ``DesignError`` if there is no such code.
  package func design(for counts: [UInt64], over alphabet: Alphabet) throws(DesignError) -> Design {
    let proxy: Proxy
    do throws(InvalidDistribution) {
      proxy = try Proxy(learntFrom: Tally(counts: counts), by: smoothing)
    } catch {
      throw .needsData
    }
    guard let designer = try? CodeCatalog.designer(named: name) else { throw .writesNoStream(name) }
    return try designer.design(for: proxy, over: alphabet)
  }

  /// The weights that a table for `counts` is made from: their sum with its costs is what
  /// Lloyd's iteration never raises.
  package func weights(of counts: [UInt64]) -> [Double] {
    classes(of: counts).flatMap { counts in
      (try? smoothing.distribution(of: Tally(counts: counts)))?.weights ?? counts.map { _ in 0 }
    }
  }

  /// The costs of symbols in the table for `counts`, in units.
  ///
  /// Tables for rANS are searched for with ideal costs, of which those of its quantised
  /// probabilities are a rounding.
  ///
  /// - Throws: ``DesignError`` if there is no such code.
  func costs(for counts: [UInt64]) throws(DesignError) -> [UInt64] {
    let unwritable = TableCosts.unwritable(alphabetSize: counts.count)
    guard classCount > 1 else { return try costs(of: counts, unwritable) }
    var costs: [UInt64] = []
    for part in classes(of: counts) { costs += try self.costs(of: part, unwritable) }
    return costs
  }

  private func costs(
    of counts: [UInt64], _ unwritable: UInt64
  ) throws(DesignError) -> [UInt64] {
    // Without any symbol maximum likelihood has nothing to learn, and nothing is to be written.
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
    case .ideal, .rans:
      return z.weights.map { $0 > 0 ? TableCosts.units(ofShare: $0 / z.total) : unwritable }
    }
  }

  private static func units(of lengths: [Int?], _ unwritable: UInt64) -> [UInt64] {
    lengths.map { $0.map { UInt64($0) * TableRules.unitsPerBit } ?? unwritable }
  }
}
