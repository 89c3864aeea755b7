import SourceCoding

/// `mix:.9*corpus:english+.1*uniform:256`, a mixture of other SPECs.
///
/// A plus sign begins a component only if a weight and an asterisk follow, so
/// that it may stand in the name of a file. The weights sum to one.
enum MixtureSpec {
  static let kind = SpecKind(
    name: "mix", pattern: "mix:W*SPEC+W*SPEC",
    summary: "a mixture of others, by weights that sum to one",
    isCutOff: { text in
      text.lastIndex(of: "*").map { SpecList.isCutOff(text[$0...].dropFirst()) } ?? false
    },
    reading: { (text, unit) throws(Failure) in
      var parts: [(weight: Double, distribution: Distribution)] = []
      var all: Alphabet?
      var notes: [String] = []
      for (weight, name) in try components(in: text) {
        let (distribution, alphabet, more) = try Spec(name, unit: unit).knownOrLearnt(by: unit)
        let (union, places, newPlaces) = (all ?? alphabet).union(alphabet)
        parts = parts.map {
          ($0.weight, $0.distribution.moved(to: places, alphabetSize: union.count))
        }
        parts.append((weight, distribution.moved(to: newPlaces, alphabetSize: union.count)))
        all = union
        notes += more
      }
      do throws(InvalidDistribution) {
        return (.known(try Distribution(mixing: parts), over: all ?? .bytes), notes)
      } catch {
        throw .usage(
          "mix: \(error)", remedy: "correct the weights; fractions such as 1/3 will do")
      }
    })

  private static func components(in text: String) throws(Failure) -> [(Double, String)] {
    var components: [(weight: Double, name: String)] = []
    for piece in text.split(separator: "+", omittingEmptySubsequences: false) {
      let parts = piece.split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, let weight = realOrFraction(parts[0]) {
        guard weight >= 0, weight <= 1 else {
          throw .usage(
            "mix: the weight of '\(parts[1])' is \(weight.inWords)", remedy: "write 0 to 1")
        }
        components.append((weight, String(parts[1])))
      } else if components.isEmpty {
        throw .usage(
          "mix: '\(piece)' has no weight", remedy: "write it like .9*corpus:english+.1*uniform:256")
      } else {
        components[components.count - 1].name += "+" + piece
      }
    }
    for (_, name) in components where name.hasPrefix("mix:") {
      throw .usage(
        "mix: '\(name)' is a mixture in a mixture, and nothing shows where it ends",
        remedy: "multiply its weights out")
    }
    return components
  }
}
