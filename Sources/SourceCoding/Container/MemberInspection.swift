/// The structure of a member of a file, and the use of its bits.
package struct MemberInspection: Sendable {
  /// The header of the member.
  package let header: QZHeader

  /// The code of its blocks; `nil` if it has none.
  package let description: CodeDescription?

  /// The blocks, if they were to be kept.
  package let blocks: [QZBlock]

  /// The end mark.
  package let end: QZEnd

  /// The use of the member's bits.
  package let size: QZSize

  /// The tally of the content; the last symbol is the escape, if the code has one.
  package let tally: Tally

  /// The number of different symbols that were spelled out because the code does not
  /// have them.
  package let spelledSymbolCount: Int

  /// The way in which z is known for the bill.
  package let proxy: ProxyKnowledge

  /// The bill; `nil` if the code is shared and not available, so that the content is
  /// unknown.
  package let bill: Bill?

  /// The knowledge of z that a file gives.
  package enum ProxyKnowledge: Hashable, Sendable {
    /// z is the distribution of the content: the code is the one that its design makes
    /// from it.
    case content
    /// z is unknown, and the distribution for which the code is ideal replaces it.
    case implied
    /// z is in the file: a code for words of several symbols is described by the
    /// weights of z.
    case described
    /// There is no z: the code learns from the symbols, or depends on preceding ones.
    case none
  }

  /// Reads the next member; `nil` if there is none.
  ///
  /// - Parameters:
  ///   - reader: a reader at the beginning of a member.
  ///   - keepsBlocks: whether to list the blocks, which takes memory in proportion to
  ///     their number.
  /// - Throws: ``QZError`` if the member is damaged.
  package init?(from reader: inout QZReader, keepsBlocks: Bool) throws(QZError) {
    guard case .header(let header, let description)? = try reader.next() else { return nil }
    self.header = header
    self.description = description
    var code: (any Coder)?
    var tally = Tally(alphabetSize: description?.codeAlphabetSize ?? 1)
    var spelledCounts: [[UInt8]: UInt64] = [:]
    var blocks: [QZBlock] = []
    var information = 0.0
    var selectorBits = 0
    var scratch = EncodedBlock()
    while true {
      switch try reader.next() {
      case .block(let block):
        if keepsBlocks { blocks.append(block) }
        code = reader.code
        guard code != nil else { continue }
        switch reader.symbols {
        case .narrow(let symbols): tally.count(symbols.span)
        case .wide(let symbols): tally.count(symbols.span)
        }
        for spelling in reader.spelled { spelledCounts[spelling, default: 0] += 1 }
        if let code, code.reportsInformation {
          // The file does not say what the code spent on symbols; encoding them again
          // tells.
          var start = 0
          let ends = reader.messageEnds.isEmpty ? [reader.symbols.count] : reader.messageEnds
          for end in ends {
            switch reader.symbols {
            case .narrow(let symbols):
              try? code.encode(symbols.span.extracting(start..<end), into: &scratch)
            case .wide(let symbols):
              try? code.encode(symbols.span.extracting(start..<end), into: &scratch)
            }
            information += scratch.information.compensatedSum()
            selectorBits += scratch.selectorBitCount
            start = end
          }
        }
      case .end(let end, let size):
        self.blocks = blocks
        self.end = end
        self.size = size
        self.tally = tally
        let costs = code?.symbolCosts
        let spent =
          code?.reportsInformation == false
          ? costs.map(tally.weightedSum) ?? information : information
        let (z, proxy) = Self.proxy(of: header, description, code, tally: tally)
        self.proxy = proxy
        spelledSymbolCount = spelledCounts.count
        // The counts are sorted, because the last digits of a sum depend on its order.
        bill =
          description == nil && header.code != .none
          ? nil
          : Bill(
            of: size, tally: tally, spelledTally: Tally(counts: spelledCounts.values.sorted()),
            z: z, spent: spent, selectorBits: selectorBits, isSet: code is TableSetCoder)
        return
      case .header, nil: return nil
      }
    }
  }

  /// Returns the distribution that the code was designed from, as far as the file
  /// tells.
  private static func proxy(
    of header: QZHeader, _ description: CodeDescription?, _ code: (any Coder)?, tally: Tally
  ) -> (Distribution?, ProxyKnowledge) {
    let digits = (code as? BlockCoder)?.digits ?? (code as? TunstallCoder)?.digits
    if let z = digits.flatMap({ try? Distribution(weights: $0.weights) }),
      z.alphabetSize == tally.alphabetSize
    {
      let own = try? Estimator.maximumLikelihood.distribution(of: tally)
      return (z, own == z ? .content : .described)
    }
    guard let costs = code?.symbolCosts, let description else { return (nil, .none) }
    if !description.hasEscape,
      let own = try? Proxy(learntFrom: tally, by: .maximumLikelihood),
      let designer = try? CodeCatalog.designer(named: header.design),
      let design = try? designer.design(for: own), !design.isFixed,
      let code = try? QZCoding(
        design, named: header.design, over: description.alphabet, isShared: false),
      code.description == description
    {
      return (own.distribution, .content)
    }
    let weights = costs.map { $0.isFinite ? Mathematics.exp2(-$0) : 0 }
    return ((try? Distribution(weights: weights)), .implied)
  }
}
