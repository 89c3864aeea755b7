/// The catalogue of all codes: families, which design a code for z, and standard codes.
///
/// To add a family, write a file with a `family` and add it here; to add a standard
/// code, add it to ``Codebook/standard``.
public enum CodeCatalog {
  /// The families, in the order in which they are listed.
  package static let families =
    fromWeights + IntegerCodeFamily.onRanks + streams + adaptive + contexts

  /// Families that make codewords, or words of symbols, from the weights of z.
  private static let fromWeights = [
    IdealCode.family, Huffman.family, UnevenHuffman.family, PackageMerge.family,
    GarsiaWachs.family, Fano.family, Shannon.family, Shannon.cumulativeFamily,
    ShannonFanoElias.family, FixedLength.family, LetterHuffman.family, BlockHuffman.family,
    Tunstall.family,
  ]

  /// Families that write a whole block as one number.
  private static let streams = [RangeCoder.family, RansCoder.family, TansCoder.family]

  /// Families that learn from the message.
  private static let adaptive = [
    AdaptiveCoder.ktFamily, AdaptiveCoder.laplaceFamily, AdaptiveCoder.priorFamily,
    Vitter.family, MoveToFront.family,
  ]

  /// Families that use the preceding symbols.
  private static let contexts = [
    ContextRangeCoder.family, ContextHuffmanCoder.family, PartialMatchingCoder.family,
    PartialMatchingCoder.familyC,
    ContextTreeCoder.family,
  ]

  /// The standard codes, in the order in which they are listed.
  public static let codebooks = Codebook.standard

  /// The standard codes over Unicode scalars, in the order in which they are listed.
  package static let textCodes = TextCode.all

  /// The code for whole numbers with a name such as `elias-gamma` or `golomb:16`, as a
  /// codebook in which a byte is the number that it represents; `nil` if there is none.
  public static func integerCodebook(named name: String) -> Codebook? {
    IntegerCodeFamily.codebook(named: name)
  }

  /// The names of all codes, without parameters.
  public static var names: [String] {
    families.map(\.name) + codebooks.map(\.name) + textCodes.map(\.name)
  }

  /// The designers of all codes that need no number, or have a fallback for it.
  public static var designers: [CodeDesigner] { names.compactMap { try? designer(named: $0) } }

  /// The codes that are designed if none is named: the reference and the optimum.
  public static let defaultNames = "ideal,huffman"

  /// The designer of the code that `name` meant in files of version 0.1; `nil` if the
  /// meaning has not changed.
  public static func earlierDesigner(named name: String) -> CodeDesigner? {
    IntegerCodeFamily.earlierDesigner(named: name)
  }

  /// The designer with a name such as `huffman`, `limited:11` or `hpack`.
  ///
  /// - Throws: ``UnknownCode`` if there is none.
  public static func designer(named name: String) throws(UnknownCode) -> CodeDesigner {
    let parts = name.parts(between: ":", atMost: 2)
    if let codebook = codebooks.first(where: { $0.name == parts[0] }) {
      guard parts.count == 1 else { throw .needlessParameter(codebook.name) }
      return CodeDesigner(codebook)
    }
    if let code = textCodes.first(where: { $0.name == parts[0] }) {
      guard parts.count == 1 else { throw .needlessParameter(code.name) }
      return CodeDesigner(code)
    }
    guard let family = families.first(where: { $0.name == parts[0] }) else {
      throw .name(String(parts[0]))
    }
    guard let parameter = family.parameter else {
      guard parts.count == 1 else { throw .needlessParameter(family.name) }
      return family.designer(parameter: nil)
    }
    if parts.count == 1, parameter.fallback != nil { return family.designer(parameter: nil) }
    guard parts.count == 2, let value = Int(parts[1]), parameter.range.contains(value) else {
      throw .parameter(pattern: family.pattern, parameter)
    }
    return family.designer(parameter: value)
  }
}

/// The reason why a name does not denote a code.
public enum UnknownCode: Error, Equatable, Sendable {
  /// There is no code of this name.
  case name(String)
  /// The code takes no parameter.
  case needlessParameter(String)
  /// The family needs a parameter within its range.
  case parameter(pattern: String, CodeFamily.Parameter)
}

extension UnknownCode: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .name(let name): "no code is called '\(name)'"
    case .needlessParameter(let name): "the code '\(name)' takes no number"
    case .parameter(let pattern, let parameter):
      "\(pattern) needs \(parameter.symbol), a whole number from \(parameter.range.lowerBound) to "
        + "\(parameter.range.upperBound)"
    }
  }
}
