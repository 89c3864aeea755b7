import SourceCoding

/// `probs:…` and `weights:…`, a distribution written in the argument.
///
/// Items are separated by commas. `a=.5,b=.25,c=.25` names the symbols; plain numbers
/// belong to the byte values 0, 1, 2 and so on. Probabilities must sum to one and are
/// used as they are; weights are divided by their sum.
enum WeightListSpec {
  static let kinds = [
    SpecKind(
      name: "probs", pattern: "probs:a=.5,b=.5",
      summary: "a distribution by its probabilities, which sum to one"
    ) { (text, unit) throws(Failure) in
      let named = try items(in: text, unit: unit, kind: "probs")
      return try material(of: named, kind: "probs", make: Distribution.init(units:perUnit:))
    },
    SpecKind(
      name: "weights", pattern: "weights:a=5,b=2",
      summary: "a distribution by its weights, divided by their sum"
    ) { (text, unit) throws(Failure) in
      let named = try items(in: text, unit: unit, kind: "weights")
      return try material(of: named, kind: "weights") {
        (weights, _) throws(InvalidDistribution) in
        try Distribution(wideWeights: weights)
      }
    },
  ]

  private static func items(
    in text: String, unit: SymbolUnit, kind: String
  ) throws(Failure) -> NamedWeights {
    let closed = Alphabet(closed: unit)
    let fields = text.parts(between: ",")
    var named = NamedWeights(of: unit)
    for (index, field) in fields.enumerated() {
      let parts = field.parts(between: "=", atMost: 2)
      let number = String(parts[parts.count - 1])
      guard let value = WrittenNumber(number) else {
        throw .usage(
          "\(kind): '\(field)' has no number that could be a \(kind == "probs" ? "probability" : "weight")",
          remedy: "write it like a=.25, or .25 alone")
      }
      guard parts.count == 2 || index < closed?.count ?? 0 else {
        throw closed.map {
          .usage(
            "\(kind): more than \($0.count) numbers",
            remedy: "a \(unit) has \($0.count.counted("value"))")
        }
          ?? .usage("\(kind): '\(field)' names no symbol", remedy: "write it like the=.25")
      }
      let symbol =
        parts.count == 2
        ? unit.spelling(named: String(parts[0])) : closed.map { Array($0.spelling(of: index)) }
      guard let symbol else {
        throw .usage(
          "\(kind): '\(parts[0])' is not one \(unit)",
          remedy: named.remedy(naming: fields.map { String($0.parts(between: "=", atMost: 2)[0]) }))
      }
      guard named.add(symbol, weight: value) else {
        throw .usage(
          "\(kind): the symbol \(parts.count == 2 ? String(parts[0]) : "\(index)") has two numbers",
          remedy: "name every symbol once")
      }
    }
    return named
  }

  private static func material(
    of named: NamedWeights, kind: String,
    make: (_ weights: [WideReal], _ perUnit: WideReal) throws(InvalidDistribution) -> Distribution
  ) throws(Failure) -> Spec.Material {
    let (weights, perUnit, alphabet) = named.overAlphabet
    do throws(InvalidDistribution) {
      return .known(try make(weights, perUnit), over: alphabet)
    } catch {
      throw Failure(distribution: kind, error, over: alphabet)
    }
  }
}

extension Failure {
  /// The failure of making a distribution from the user's text.
  init(
    distribution place: String, _ error: InvalidDistribution, over alphabet: Alphabet = .bytes
  ) {
    let symbol: Int? =
      switch error {
      case .notFinite(let symbol), .negative(let symbol, _): symbol
      case .noWeight, .sum: nil
      }
    let remedy: String =
      switch error {
      case .sum: "correct them, or use weights: to have them divided by their sum"
      case .notFinite, .negative: "give it a number from 0 up"
      case .noWeight: "give one symbol at least a number above 0"
      }
    let name = symbol.map { " (\(alphabet.name(of: $0)))" } ?? ""
    self = .usage("\(place): \(error)\(name)", remedy: remedy)
  }
}
