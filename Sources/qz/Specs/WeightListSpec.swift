import SourceCoding

/// `probs:…` and `weights:…`, a distribution written out in the argument.
///
/// Items are separated by commas: `a=.5,b=.25,c=.25` names the symbols, plain
/// numbers belong to the byte values 0, 1, 2 and so on. Probabilities must sum
/// to one and are taken as they are; weights are divided by their sum.
enum WeightListSpec {
  static let kinds = [
    SpecKind(
      name: "probs", pattern: "probs:a=.5,b=.5",
      summary: "a distribution by its probabilities, which sum to one"
    ) { (text, _) throws(Failure) in
      let items = try items(in: text, kind: "probs")
      return try material(of: items, kind: "probs") { (weights) throws(InvalidDistribution) in
        try probabilities(weights, written: items.map(\.number))
      }
    },
    SpecKind(
      name: "weights", pattern: "weights:a=5,b=2",
      summary: "a distribution by its weights, divided by their sum"
    ) { (text, _) throws(Failure) in
      let items = try items(in: text, kind: "weights")
      return try material(of: items, kind: "weights") { (weights) throws(InvalidDistribution) in
        try Distribution(weights: weights)
      }
    },
  ]

  /// A symbol with the number that was written for it.
  private struct Item {
    let symbol: UInt8
    let number: String
    let value: Double
  }

  private static func items(in text: String, kind: String) throws(Failure) -> [Item] {
    let fields = text.split(separator: ",", omittingEmptySubsequences: false)
    var items: [Item] = []
    for (index, field) in fields.enumerated() {
      let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let number = String(parts[parts.count - 1])
      guard let value = realOrFraction(number) else {
        throw .usage(
          "\(kind): '\(field)' has no number that could be a \(kind == "probs" ? "probability" : "weight")",
          remedy: "write it like a=.25, or .25 alone")
      }
      guard parts.count == 2 || index < 256 else {
        throw .usage("\(kind): more than 256 numbers", remedy: "a byte has 256 values")
      }
      let symbol = parts.count == 2 ? ByteName.byte(named: String(parts[0])) : UInt8(index)
      guard let symbol else {
        throw .usage(
          "\(kind): '\(parts[0])' is not one byte", remedy: "write one character, or \\xE9")
      }
      guard !items.contains(where: { $0.symbol == symbol }) else {
        throw .usage(
          "\(kind): the symbol \(ByteName.name(of: symbol)) has two numbers",
          remedy: "name every symbol once")
      }
      items.append(Item(symbol: symbol, number: number, value: value))
    }
    return items
  }

  private static func material(
    of items: [Item], kind: String,
    make: ([Double]) throws(InvalidDistribution) -> Distribution
  ) throws(Failure) -> Spec.Material {
    var weights = Array(repeating: 0.0, count: 256)
    for item in items { weights[Int(item.symbol)] = item.value }
    do throws(InvalidDistribution) {
      return .known(try make(weights))
    } catch {
      throw Failure(distribution: kind, error)
    }
  }

  /// The distribution with the given probabilities.
  ///
  /// Decimal fractions are counted in units of their last place where that is
  /// exact, so that .1 and .2 weigh precisely as much as .3: ties between equal
  /// sums are then seen as ties.
  private static func probabilities(
    _ values: [Double], written numbers: [String]
  ) throws(InvalidDistribution) -> Distribution {
    let places = numbers.map { $0.contains(".") ? $0.split(separator: ".").last?.count ?? 0 : 0 }
    let isDecimal = numbers.allSatisfy { $0.allSatisfy { "0123456789.".contains($0) } }
    if isDecimal, let most = places.max(), most <= 12 {
      let unit = (0..<most).reduce(1.0) { power, _ in power * 10 }
      let counts = values.map { ($0 * unit).rounded() }
      if counts.reduce(0, +) == unit { return try Distribution(weights: counts) }
    }
    return try Distribution(probabilities: values)
  }
}

extension Failure {
  /// The failure of making a distribution of what the user wrote.
  init(distribution place: String, _ error: InvalidDistribution) {
    let symbol: Int? =
      switch error {
      case .notFinite(let symbol), .negative(let symbol, _), .outOfRange(let symbol, _): symbol
      case .noWeight, .sum: nil
      }
    let remedy: String =
      switch error {
      case .sum: "correct them, or use weights: to have them divided by their sum"
      case .notFinite, .negative: "give it a number from 0 up"
      case .outOfRange: "scale the numbers"
      case .noWeight: "give one symbol at least a number above 0"
      }
    let name = symbol.map { " (\(ByteName.name(of: UInt8($0))))" } ?? ""
    self = .usage("\(place): \(error)\(name)", remedy: remedy)
  }
}
