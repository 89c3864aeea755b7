/// Why a family has no member with the given numbers.
public enum InvalidParameters: Error, Equatable, Sendable {
  /// The family depends on fewer or on more numbers than the `found` ones.
  case count(pattern: String, found: Int)
  /// A number is out of the range of the parameter, or not whole where it must be.
  case value(pattern: String, DistributionFamily.Parameter, found: Double)
}

extension InvalidParameters: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .count(let pattern, let found):
      "\(pattern) does not take \(found) \("number".counted(by: found))"
    case .value(let pattern, let parameter, let found):
      "\(pattern) needs \(parameter.symbol), a \(parameter.isWhole ? "whole " : "")number from "
        + "\(text(parameter.range.lowerBound)) to \(text(parameter.range.upperBound)), "
        + "not \(text(found))"
    }
  }

  /// A number without the `.0` that a whole one would end in.
  private func text(_ number: Double) -> String {
    Int(exactly: number).map { "\($0)" } ?? "\(number)"
  }
}
