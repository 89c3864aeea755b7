@testable import SourceCoding

/// Laws of numbers by parameters that are doubles, which tests write as literals.
extension DistributionFamily {
  func law(_ values: [Double]) throws -> NumberLaw { try law(values.map(WideReal.init)) }
}

extension NumberLaw {
  init(mixing components: [(weight: Double, law: NumberLaw)]) throws {
    try self.init(mixing: components.map { (WideReal($0.weight), $0.law) })
  }

  func tempered(_ temperature: Double) -> NumberLaw { tempered(WideReal(temperature)) }
}
