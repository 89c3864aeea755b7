/// The reason why a family has no code for a proxy.
public enum DesignError: Error, Hashable, Sendable {
  /// No prefix code has the requested properties.
  case prefixCode(InvalidPrefixCode)
  /// The alphabet has `found` symbols, and the family allows at most `limit`.
  case alphabetSize(found: Int, limit: Int)
  /// Probabilities of `bits` bits cannot be shared among that many `symbols`.
  case precision(bits: Int, symbols: Int)
  /// The family learns from data, and the proxy is only a distribution.
  case needsData
  /// The code writes only symbols of this unit, without an escape.
  case unit(SymbolUnit)
  /// The design of this name serves only as a reference and writes no stream.
  case writesNoStream(String)
  /// The proxy's data could not be read.
  case source(SourceError)
}

extension DesignError {
  /// The result of `make`, with its error converted to a design error.
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
      "the alphabet has \(found.counted("symbol")), and this code can have "
        + "\(limit.grouped) at most"
    case .precision(let bits, let symbols):
      "probabilities of \(bits.counted("bit")) cannot give each of "
        + "\(symbols.counted("symbol")) a share"
    case .unit(let unit):
      "it can write only \(unit)s, so the message must be cut into \(unit)s, and the code "
        + "must not have an escape"
    case .writesNoStream(let name): "\(name) is a reference only and writes no stream"
    case .source(let error): "the proxy's data: \(error)"
    case .needsData: "it learns from data, but the proxy is a distribution without data"
    }
  }
}
