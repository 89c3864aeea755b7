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
      let items = try items(in: text, unit: unit, kind: "probs")
      return try material(of: items.named, kind: "probs") {
        (weights) throws(InvalidDistribution) in
        try probabilities(weights, written: items.numbers)
      }
    },
    SpecKind(
      name: "weights", pattern: "weights:a=5,b=2",
      summary: "a distribution by its weights, divided by their sum"
    ) { (text, unit) throws(Failure) in
      let items = try items(in: text, unit: unit, kind: "weights")
      return try material(of: items.named, kind: "weights") {
        (weights) throws(InvalidDistribution) in
        try Distribution(wideWeights: weights)
      }
    },
  ]

  /// The symbols with their numbers, and the numbers as they are written.
  private typealias Items = (named: NamedWeights, numbers: [String])

  private static func items(
    in text: String, unit: SymbolUnit, kind: String
  ) throws(Failure) -> Items {
    let closed = Alphabet(closed: unit)
    let fields = text.parts(between: ",")
    var named = NamedWeights(of: unit)
    var numbers: [String] = []
    for (index, field) in fields.enumerated() {
      let parts = field.parts(between: "=", atMost: 2)
      let number = String(parts[parts.count - 1])
      guard let value = numberOrFraction(number) else {
        throw .usage(
          "\(kind): '\(field)' has no number that could be a \(kind == "probs" ? "probability" : "weight")",
          remedy: "write it like a=.25, or .25 alone")
      }
      guard parts.count == 2 || index < closed?.count ?? 0 else {
        throw closed.map {
          .usage(
            "\(kind): more than \($0.count) numbers", remedy: "a \(unit) has \($0.count) values")
        }
          ?? .usage("\(kind): '\(field)' names no symbol", remedy: "write it like the=.25")
      }
      let symbol =
        parts.count == 2
        ? unit.spelling(named: String(parts[0])) : closed.map { Array($0.spelling(of: index)) }
      guard let symbol else {
        throw .usage(
          "\(kind): '\(parts[0])' is not one \(unit)", remedy: named.remedy)
      }
      guard named.add(symbol, weight: value) else {
        throw .usage(
          "\(kind): the symbol \(parts.count == 2 ? String(parts[0]) : "\(index)") has two numbers",
          remedy: "name every symbol once")
      }
      numbers.append(number)
    }
    return (named, numbers)
  }

  private static func material(
    of named: NamedWeights, kind: String,
    make: ([WideReal]) throws(InvalidDistribution) -> Distribution
  ) throws(Failure) -> Spec.Material {
    let (weights, alphabet) = named.overAlphabet
    do throws(InvalidDistribution) {
      return .known(try make(weights), over: alphabet)
    } catch {
      throw Failure(distribution: kind, error, over: alphabet)
    }
  }

  /// The distribution with the given probabilities.
  ///
  /// Decimal fractions are counted in units of their last place if that is exact, so
  /// that .1 and .2 weigh exactly as much as .3: ties between equal sums are then
  /// recognised as ties.
  private static func probabilities(
    _ values: [WideReal], written numbers: [String]
  ) throws(InvalidDistribution) -> Distribution {
    let places = numbers.map { $0.contains(".") ? $0.split(separator: ".").last?.count ?? 0 : 0 }
    let isDecimal = numbers.allSatisfy { $0.allSatisfy { "0123456789.".contains($0) } }
    if isDecimal, let most = places.max(), most <= 12 {
      let unit = (0..<most).reduce(1.0) { power, _ in power * 10 }
      let counts = values.map { ($0.value * unit).rounded() }
      if counts.reduce(0, +) == unit { return try Distribution(weights: counts) }
    }
    return try Distribution(wideProbabilities: values)
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
