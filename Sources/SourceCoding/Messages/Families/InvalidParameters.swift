/// The reason why a family has no member with the given parameters.
public enum InvalidParameters: Error, Equatable, Sendable {
  /// The family takes fewer or more parameters than the `found` ones.
  case count(pattern: String, found: Int)
  /// A parameter is out of its range, or not whole although it must be.
  case value(pattern: String, DistributionFamily.Parameter, found: Double)
}

extension InvalidParameters: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .count(let pattern, let found):
      "\(pattern) does not take \(found.counted("number"))"
    case .value(let pattern, let parameter, let found):
      "\(pattern) needs \(parameter.symbol), a \(parameter.isWhole ? "whole " : "")number from "
        + "\(text(parameter.range.lowerBound)) to \(text(parameter.range.upperBound)), "
        + "not \(text(found))"
    }
  }

  /// A number without the `.0` at the end of a whole one.
  private func text(_ number: Double) -> String {
    Int(exactly: number).map { "\($0)" } ?? "\(number)"
  }
}
