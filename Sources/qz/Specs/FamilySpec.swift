import SourceCoding

/// `geometric:P`, `zipf:N,S` and so on, the member of a family of distributions.
enum FamilySpec {
  static let kinds = DistributionFamily.all.map { family in
    SpecKind(
      name: family.name, pattern: family.pattern, summary: family.summary,
      standsAlone: family.parameters.allSatisfy { $0.fallback != nil }
    ) { (text, _) throws(Failure) in
      let member = try member(of: family, numbers: text)
      let place = text.isEmpty ? family.name : "\(family.name):\(text)"
      return (.known(member.distribution), notes(on: member.truncatedMass, place: place))
    }
  }

  private static func member(
    of family: DistributionFamily, numbers text: String
  ) throws(Failure) -> DistributionFamily.Member {
    var values: [Double] = []
    let fields = text.isEmpty ? [] : text.parts(between: ",")
    for field in fields {
      guard let value = realOrFraction(field), value.isFinite else {
        throw .usage(
          "\(family.pattern): '\(field)' is no number", remedy: "write it like .3, 1e-6 or 1/3")
      }
      values.append(value)
    }
    do throws(InvalidParameters) {
      return try family.member(values)
    } catch {
      throw .usage("\(error)", remedy: "'qz list specs' shows what each kind describes")
    }
  }

  /// Below this a cut cannot be seen in any number that is shown.
  private static let negligibleMass = 1e-12

  private static func notes(on truncatedMass: Double, place: String) -> [String] {
    guard truncatedMass > negligibleMass else { return [] }
    return [
      "\(place): values above 255, the greatest byte, are cut off with \(truncatedMass) of the "
        + "probability, and the rest is divided by what is left"
    ]
  }
}
