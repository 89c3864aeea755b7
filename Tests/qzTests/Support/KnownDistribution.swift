import SourceCoding

@testable import qz

/// The known distribution that a SPEC names.
func distribution(named spec: String) throws -> Distribution {
  guard case .known(let distribution, _) = try Spec(spec).material else {
    throw Failure.job("\(spec) names data, where a known distribution was expected")
  }
  return distribution
}
