package import SourceCoding

/// The properties of a code that follow from its codewords alone, even if they are not
/// those of a prefix code.
package struct CodeListing: Sendable {
  /// The name of the code.
  package let name: String

  /// One line about the code.
  package let summary: String

  let alphabet: Alphabet

  /// The codeword of each symbol, possibly followed by that of an escape.
  let codewords: [Codeword?]

  let kraftSum: KraftSum
  let test: SardinasPatterson

  /// The listing of the codewords of an alphabet.
  ///
  /// - Parameters:
  ///   - name: the name of the code.
  ///   - summary: a description in one line.
  ///   - alphabet: its symbols.
  ///   - codewords: the codeword of each symbol, possibly followed by that of an
  ///     escape.
  package init(name: String, summary: String, alphabet: Alphabet, codewords: [Codeword?]) {
    self.name = name
    self.summary = summary
    self.alphabet = alphabet
    self.codewords = codewords
    kraftSum = KraftSum(lengths: codewords.lazy.compactMap { $0?.length })
    test = SardinasPatterson(codewords)
  }

  /// The listing of a codebook.
  package init(_ codebook: Codebook) {
    self.init(
      name: codebook.name, summary: codebook.summary, alphabet: .bytes,
      codewords: codebook.codewords)
  }

  /// The name of a symbol, or of the escape.
  func symbolName(_ symbol: Int) -> String {
    symbol < alphabet.count ? alphabet.name(of: symbol) : "the escape"
  }

  /// The distribution that the code is ideal for; `nil` if no prefix code has these
  /// lengths.
  var impliedDistribution: Distribution? {
    (try? PrefixCode(lengths: codewords.map { $0?.length }))?.impliedDistribution
  }

  /// The prefix code, if no codeword is a prefix of another; otherwise the reason why
  /// it is not one.
  var prefixFreedom: Result<PrefixCode, InvalidPrefixCode> {
    do throws(InvalidPrefixCode) {
      return .success(try PrefixCode(codewords: codewords))
    } catch {
      return .failure(error)
    }
  }

  /// The bits that two messages have in common, and the names of their symbols; `nil`
  /// if the code is not ambiguous.
  var ambiguity: (bits: String, first: [String], second: [String])? {
    test.ambiguity.map { ambiguity in
      (
        ambiguity.first.compactMap { codewords[$0]?.description }.joined(),
        ambiguity.first.map(symbolName), ambiguity.second.map(symbolName)
      )
    }
  }

  /// The dangling suffix that is a codeword and therefore ends the test; `nil` if there
  /// is none.
  var finalSuffix: (suffix: Codeword, symbol: Int)? {
    guard test.ambiguity != nil else { return nil }
    let symbols = Dictionary(
      codewords.enumerated().compactMap { (symbol, codeword) in codeword.map { ($0, symbol) } },
      uniquingKeysWith: { first, _ in first })
    return test.suffixes.joined().lazy.compactMap { suffix in
      symbols[suffix].map { (suffix, $0) }
    }.first
  }
}
