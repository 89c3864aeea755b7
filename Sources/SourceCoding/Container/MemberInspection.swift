/// What a member of a file is made of, and where its bits went.
package struct MemberInspection: Sendable {
  /// What it begins with.
  package let header: QZHeader

  /// The code of its blocks; `nil` if it has none.
  package let description: CodeDescription?

  /// Its blocks, if they were to be kept.
  package let blocks: [QZBlock]

  /// What it ends with.
  package let end: QZEnd

  /// What its bits are for.
  package let size: QZSize

  /// The tally of its content; the last symbol is the escape, if its code has one.
  package let tally: Tally

  /// How many different symbols were spelled out, which the code does not know.
  package let spelledSymbolCount: Int

  /// What z is in the bill.
  package let proxy: ProxyKnowledge

  /// Where every bit went; `nil` if the code is shared and not at hand, so that the
  /// content is unknown.
  package let bill: Bill?

  /// What a file lets one know of z.
  package enum ProxyKnowledge: Hashable, Sendable {
    /// The content itself: the code is just what its design makes of it.
    case content
    /// Unknown, and the distribution that the code is perfect for stands for it.
    case implied
    /// In the file: a code of words of several symbols is described by the weights of z.
    case described
    /// None: the code learns as it goes, or looks at the symbols before.
    case none
  }

  /// Reads the next member; `nil` if there is none.
  ///
  /// - Parameters:
  ///   - reader: a reader at the beginning of a member.
  ///   - keepsBlocks: whether to list the blocks, for which memory grows with their
  ///     number.
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
          // What the code spent on symbols is not in the file; writing it again tells.
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
        // In ascending order, for a sum depends on its order in the last digit.
        bill =
          description == nil && header.code != .none
          ? nil
          : Bill(
            of: size, tally: tally, spelledTally: Tally(counts: spelledCounts.values.sorted()),
            z: z, spent: spent, selectorBits: selectorBits)
        return
      case .header, nil: return nil
      }
    }
  }

  /// The distribution that the code was designed from, as far as the file tells.
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
