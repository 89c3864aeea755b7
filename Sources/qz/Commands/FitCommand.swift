import Reports
import SourceCoding

/// `qz fit`: the member of a family that is nearest to data.
enum FitCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "fit", summary: "the member of a family nearest to data, by either direction of KL",
      operands: [Operand("DATA", .specs)],
      options: [
        family.summary, direction.summary, integers.summary,
      ] + SharedOptions.ofResults,
      subjects: [
        OptionSubject([direction.summary], about: "distributions") {
          $0.text(of: family) == golomb ? "a Golomb code is chosen by what it costs" : nil
        }, .unit,
      ],
      examples: [
        ("qz fit FILE --family zipf", "the byte values of a file"),
        ("qz fit FILE --family golomb", "the best Golomb code; --integers takes them from text"),
        ("qz fit FILE --direction forward", "by likelihood alone"),
      ]
    ),
    run: run)

  private static let golomb = "golomb"
  private static let names = FittedFamily.all.map(\.name) + [golomb]

  static let family = Option<[String]>(
    name: "family", placeholder: "LIST", help: "the families: " + names.alternatives,
    defaultText: "all", offer: .list(of: .words(names)), fallback: names
  ) { (text) throws(Failure) in
    var families: [String] = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      guard !families.contains(name) else {
        throw .usage("--family names '\(name)' twice", remedy: "name every family once")
      }
      families.append(try parseWord(name, among: names, for: "--family"))
    }
    return families
  }

  static let direction = Option<Fit.Direction>.choice(
    "direction", placeholder: "WHICH", help: "least KL(q‖z), KL(z‖q)", fallback: .both)

  static let integers = Option<Bool>.flag(
    "integers", help: "the data are text: a whole number from 0 to 65535 on each line")

  private static func run(_ arguments: Arguments) throws(Failure) {
    let name = try arguments.operands(1...1)[0]
    let families = try arguments.value(of: family)
    let direction = try arguments.value(of: direction)
    let isText = try arguments.value(of: integers)
    let rendering = try Rendering(arguments)
    let target = try OutputTarget(arguments)
    let tally = try tally(
      named: name, isText: isText, threads: try arguments.value(of: SharedOptions.threads),
      isQuiet: try arguments.value(of: SharedOptions.quiet))
    guard tally.total > 0 else {
      throw .job("\(name): empty", remedy: "name data to fit a family to")
    }
    var experiments: [Experiment] = []
    do throws(InvalidDistribution) {
      for name in families {
        if let family = FittedFamily.all.first(where: { $0.name == name }) {
          experiments.append(
            try Fit.fit(family, to: tally, named: arguments.operands[0], direction: direction))
        } else {
          experiments.append(try Fit.golomb(to: tally, named: arguments.operands[0]))
        }
      }
    } catch {
      throw .job("\(name): \(error)", remedy: "name other data")
    }
    try rendering.write(experiments, to: target)
    for experiment in experiments {
      try Failure.stop(at: experiment.checks, of: "qz fit")
    }
  }

  /// How often each value comes: byte values, or numbers in a text.
  private static func tally(
    named name: String, isText: Bool, threads: Int, isQuiet: Bool
  ) throws(Failure) -> Tally {
    let spec = try Spec(name, isQuiet: isQuiet)
    let bytes: any SymbolSource
    switch spec.material {
    case .data(let source): bytes = source
    case .tally(let counts) where !isText: return counts.tally
    case .tally:
      throw .usage(
        "--integers is about text, and \(name) holds counts of bytes", remedy: "leave it out")
    case .known, .chain, .impliedBy:
      throw .usage("\(name): a known distribution needs no fit", remedy: "name data")
    }
    var column = IntegerColumn()
    do throws(SourceError) {
      guard isText else { return try BatchTallies(of: bytes, threads: threads).total }
      try column.read(bytes)
    } catch {
      throw Failure(reading: name, error)
    }
    return try column.tally(named: name)
  }
}
