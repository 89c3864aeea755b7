import SourceCoding

/// `geometric:P`, `zipf:N,S` and so on: a member of a family of distributions.
enum FamilySpec {
  static let kinds = DistributionFamily.all.map { family in
    SpecKind(
      name: family.name, pattern: family.pattern, summary: family.summary,
      standsAlone: family.parameters.allSatisfy { $0.fallback != nil }
    ) { (text, unit) throws(Failure) in
      let place = text.isEmpty ? family.name : "\(family.name):\(text)"
      let numbers = try numbers(in: text, of: family)
      do throws(InvalidParameters) {
        return try content(of: family, numbers, over: unit, place: place)
      } catch {
        throw .usage("\(error)", remedy: "'qz list specs' describes each kind")
      }
    }
  }

  /// The member of a family over the values of a closed unit (bytes if `unit` is an
  /// open one), or over numbers if symbols are lines.
  private static func content(
    of family: DistributionFamily, _ numbers: [WideReal], over unit: SymbolUnit, place: String
  ) throws(InvalidParameters) -> Spec.Content {
    if unit == .line {
      let law = try family.law(numbers)
      return (.numbers(law), CutMass.notes(onTailOf: law, named: place))
    }
    let alphabet = Alphabet(closed: unit) ?? .bytes
    let member = try family.member(numbers, values: alphabet.count)
    return (
      .known(member.distribution, over: alphabet),
      CutMass.notes(
        on: member, beyond: alphabet.count - 1, "the greatest \(alphabet.unit)", named: place)
    )
  }

  private static func numbers(
    in text: String, of family: DistributionFamily
  ) throws(Failure) -> [WideReal] {
    var values: [WideReal] = []
    let fields = text.isEmpty ? [] : text.parts(between: ",")
    for field in fields {
      guard let value = try realOrFraction(field) else {
        throw .usage(
          "\(family.pattern): '\(field)' is not a number", remedy: "write it like .3, 1e-6 or 1/3")
      }
      values.append(value)
    }
    return values
  }
}
