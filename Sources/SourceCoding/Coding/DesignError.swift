/// Why a family of codes has none for a proxy.
public enum DesignError: Error, Hashable, Sendable {
  /// There is no prefix code such as was asked for.
  case prefixCode(InvalidPrefixCode)
  /// The alphabet has `found` symbols, more than the `limit` of the family.
  case alphabetSize(found: Int, limit: Int)
  /// Probabilities of `bits` bits cannot be given to so many `symbols`.
  case precision(bits: Int, symbols: Int)
  /// The family learns from data, and the proxy is a distribution only.
  case needsData
  /// The code writes the symbols of this unit, and no escape among them.
  case unit(SymbolUnit)
  /// What is so called is a reference only, and writes no stream.
  case writesNoStream(String)
  /// The data of the proxy could not be read.
  case source(SourceError)
}

extension DesignError {
  /// What `make` makes of a prefix code, its error being one of design.
  ///
  /// - Throws: ``DesignError/prefixCode(_:)`` if `make` throws.
  public static func passing<Made>(
    _ make: () throws(InvalidPrefixCode) -> Made
  ) throws(DesignError) -> Made {
    do throws(InvalidPrefixCode) {
      return try make()
    } catch {
      throw .prefixCode(error)
    }
  }
}

extension DesignError: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .prefixCode(let error): error.description
    case .alphabetSize(let found, let limit):
      "the alphabet has \(found.grouped) \("symbol".counted(by: found)), and this code can have "
        + "\(limit.grouped) at most"
    case .precision(let bits, let symbols):
      "probabilities of \(bits) \("bit".counted(by: bits)) cannot give each of "
        + "\(symbols.grouped) symbols a share"
    case .unit(let unit):
      "it can write only \(unit)s, so the message must be cut into \(unit)s, and the code "
        + "must not have an escape"
    case .writesNoStream(let name): "\(name) is a reference only and writes no stream"
    case .source(let error): "the proxy's data: \(error)"
    case .needsData: "it learns from data, but the proxy is a distribution without data"
    }
  }
}
