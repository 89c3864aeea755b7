import SourceCoding

/// `mix:.9*corpus:english+.1*uniform:256`, a mixture of other SPECs.
///
/// A plus sign begins a component only if a weight and an asterisk follow, so that the
/// name of a file may contain one. The weights sum to one.
enum MixtureSpec {
  static let kind = SpecKind(
    name: "mix", pattern: "mix:W*SPEC+W*SPEC",
    summary: "a mixture of other SPECs, with weights that sum to one", grammar: .mixture)

  /// The mixture of the components; a mixture of laws of numbers is again such a law.
  static func content(
    of components: [SpecSyntax.Component], _ unit: SymbolUnit
  ) throws(Failure) -> Spec.Content {
    var parts: [(weight: WideReal, distribution: Distribution)] = []
    var all: Alphabet?
    var notes: [String] = []
    var laws: [(weight: WideReal, law: NumberLaw)] = []
    var specs: [Spec] = []
    for component in components {
      let spec = try Spec(component.part, unit: unit)
      if let law = spec.law { laws.append((component.weight, law)) }
      specs.append(spec)
    }
    if laws.count == components.count {
      do throws(InvalidDistribution) {
        let law = try NumberLaw(mixing: laws)
        return (.numbers(law), CutMass.notes(onTailOf: law, named: "the mixture"))
      } catch {
        throw failure(ofWeights: error)
      }
    }
    for (component, spec) in zip(components, specs) {
      let (distribution, alphabet, more) = try spec.knownOrLearnt(by: unit)
      let (union, places, newPlaces) = (all ?? alphabet).union(alphabet)
      parts = parts.map {
        ($0.weight, $0.distribution.moved(to: places, alphabetSize: union.count))
      }
      parts.append(
        (component.weight, distribution.moved(to: newPlaces, alphabetSize: union.count)))
      all = union
      notes += more
    }
    do throws(InvalidDistribution) {
      return (.known(try Distribution(exactlyMixing: parts), over: all ?? .bytes), notes)
    } catch {
      throw failure(ofWeights: error)
    }
  }

  /// The failure of weights that are not probabilities.
  private static func failure(ofWeights error: InvalidDistribution) -> Failure {
    .usage("mix: \(error)", remedy: "correct the weights; fractions such as 1/3 are allowed")
  }

  /// The failure of a component without a weight.
  static func failure(ofComponent text: Substring) -> Failure {
    .usage(
      "mix: '\(text)' has no weight", remedy: "write it like .9*corpus:english+.1*uniform:256")
  }

  /// The failure of a weight that is not a probability.
  static func failure(ofWeight weight: WideReal, of text: Substring) -> Failure {
    .usage("mix: the weight of '\(text)' is \(weight.value.inDigits)", remedy: "write 0 to 1")
  }

  /// The failure of a component that is itself a mixture.
  static func failure(ofMixture text: Substring) -> Failure {
    .usage(
      "mix: '\(text)' is a mixture in a mixture, and its end is ambiguous",
      remedy: "multiply its weights out")
  }
}
