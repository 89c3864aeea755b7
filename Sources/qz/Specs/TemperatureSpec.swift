import SourceCoding

/// `temper:T,SPEC`, another SPEC at the temperature T: z(x)^(1/T), normalised.
enum TemperatureSpec {
  static let kind = SpecKind(
    name: "temper", pattern: "temper:T,SPEC",
    summary: "probabilities to the power 1/T, normalised", grammar: .temperature)

  /// The distribution of `spec` at a temperature.
  static func content(
    of spec: SpecSyntax, at temperature: WideReal, _ unit: SymbolUnit
  ) throws(Failure) -> Spec.Content {
    guard range.contains(temperature.value) else {
      throw .usage(
        "temper: T is \(temperature.value.inDigits), which is out of range",
        remedy: "write 1e-6 to 1e6")
    }
    let product = temperature.value * product(of: spec)
    guard products.contains(product) else {
      throw .usage(
        "temper: one temperature within another is their product, \(product.inDigits), "
          + "which is out of range", remedy: "choose temperatures with a product of 1e-12 to 1e12")
    }
    let other = try Spec(spec, unit: unit)
    if let law = other.law?.tempered(temperature) {
      return (.numbers(law), CutMass.notes(onTailOf: law, named: "temper"))
    }
    let (distribution, alphabet, notes) = try other.knownOrLearnt(by: unit)
    return (.known(distribution.tempered(temperature), over: alphabet), notes)
  }

  /// The failure of reading the text after the colon.
  static func failure(ofReading text: Substring) -> Failure {
    .usage(
      "temper: '\(text)' is not a temperature and a SPEC",
      remedy: "write it like temper:2,corpus:english")
  }

  private static let range = 1e-6...1e6

  /// Beyond these the exponents of probabilities would not fit into a number of 64 bits.
  private static let products = 1e-12...1e12

  /// The product of the temperatures that a SPEC begins with; 1 if it begins with none.
  private static func product(of spec: SpecSyntax) -> Double {
    guard case .tempered(let temperature, let other) = spec.form else { return 1 }
    return temperature.value * product(of: other)
  }
}
