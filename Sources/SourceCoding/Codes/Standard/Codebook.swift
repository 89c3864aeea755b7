/// A standard code as a table with a name: a codeword, or none, for each byte value.
///
/// It is not made from z, and both sides have it, so it is never sent. It still
/// *implies* a distribution, r(x) = 2^−ℓ(x) / κ, for which it is ideal. Sending q in it
/// means believing in r.
///
/// Its codewords need not form a prefix code: every uniquely decodable code satisfies
/// Kraft's inequality, prefix-free or not.
///
/// Source: McMillan, *Two inequalities implied by unique decipherability*, 1956.
public struct Codebook: Hashable, Sendable {
  /// The name of the code: `hpack`.
  public let name: String

  /// The purpose and the origin of the code, in one line.
  public let summary: String

  /// The codeword of each of the 256 byte values; `nil` for a byte without a codeword.
  public let codewords: [Codeword?]

  /// The Kraft sum of the codewords, above 0 and at most 1.
  public let kraftSum: KraftSum

  /// Whether messages contain shifts between their symbols, so that these codewords
  /// hold only for the first symbol.
  public let hasShifts: Bool

  /// The codebook with the given codewords.
  ///
  /// - Throws: ``InvalidPrefixCode`` if there is no codeword, or the Kraft sum exceeds
  ///   1.
  /// - Precondition: There are 256 entries; `nil` stands for a byte without a codeword.
  public init(
    name: String, summary: String, codewords: [Codeword?]
  ) throws(InvalidPrefixCode) {
    try self.init(name: name, summary: summary, codewords: codewords, hasShifts: false)
  }

  init(
    name: String, summary: String, codewords: [Codeword?], hasShifts: Bool
  ) throws(InvalidPrefixCode) {
    precondition(codewords.count == 256, "a codebook is over the 256 byte values")
    guard codewords.contains(where: { $0 != nil }) else { throw .empty }
    let sum = KraftSum(lengths: codewords.lazy.compactMap { $0?.length })
    guard !sum.exceedsOne else { throw .kraft(sum) }
    self.name = name
    self.summary = summary
    self.codewords = codewords
    kraftSum = sum
    self.hasShifts = hasShifts
  }

  /// The length of each codeword in bits; `nil` for a byte without a codeword.
  public var lengths: [Int?] { codewords.map { $0?.length } }

  /// The distribution that the code is ideal for.
  public var impliedDistribution: Distribution {
    Distribution(impliedByLengths: lengths)
  }

  /// The prefix code, if messages can be written and read in it symbol by symbol.
  ///
  /// - Throws: ``InvalidPrefixCode/prefix(symbol:of:)`` if one codeword is a prefix of
  ///   another.
  public func prefixCode() throws(InvalidPrefixCode) -> PrefixCode {
    try PrefixCode(codewords: codewords)
  }
}

extension Codebook {
  /// The reason why it is not a prefix code, in words that name the two codewords.
  public func description(of error: InvalidPrefixCode) -> String {
    error.description(of: codewords) { ByteName.name(of: UInt8($0)) }
  }
}

extension CodeDesigner {
  /// The designer that returns `codebook` for every proxy.
  public init(_ codebook: Codebook) {
    self.init(name: codebook.name) { (proxy, alphabet) throws(DesignError) in
      guard let alphabet, alphabet == .bytes,
        proxy.distribution.alphabetSize == codebook.codewords.count
      else { throw .unit(.byte) }
      guard !codebook.hasShifts else {
        return Design(
          code: BaudotCoder(), symbolCosts: nil, isFixed: true, believesProxy: false,
          leastCosts: codebook.lengths.map { $0 == nil ? .infinity : 5 },
          notes: ["a symbol is 5 bits, and so is a shift between letters and figures"])
      }
      return try DesignError.passing { () throws(InvalidPrefixCode) in
        Design(prefixCode: try codebook.prefixCode(), isFixed: true)
      }
    }
  }
}
