import Reports
import SourceCoding

/// `qz fit`, which finds the member of a family, or the mixture of proxies, that is
/// nearest to data.
enum FitCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "fit", summary: "the member of a family, or the mixture, that is nearest to data",
      operands: [Operand("DATA", .specs)],
      options: [
        family.summary, direction.summary, FitMixture.mix.summary, holdout,
        SharedOptions.symbols.summary, integers.summary,
        PartOption.only(FitReport.parts, such: "answer,ranking"),
      ] + SharedOptions.ofResults,
      subjects: [
        OptionSubject([direction.summary], about: "distributions") {
          $0.text(of: family) == golomb ? "a Golomb code is chosen by its cost" : nil
        },
        OptionSubject(
          [family.summary, direction.summary, integers.summary], about: "families"
        ) { $0.text(of: FitMixture.mix) == nil ? nil : "--mix fits a mixture" },
        OptionSubject([ReportOptions.holdout.summary], about: "mixtures", remedy: "add --mix") {
          $0.text(of: FitMixture.mix) == nil ? "no --mix is given" : nil
        }, .unit, PartOption.subject,
      ],
      examples: [
        ("qz fit FILE --direction forward", "the family nearest to the bytes of a file"),
        ("qz fit FILE --symbols word --family zipf", "the exponent of the words by rank"),
        ("qz fit FILE --symbols line", "numbers, one on each line"),
        ("qz fit FILE --mix corpus:english,corpus:french", "the weights of the nearest mixture"),
      ]
    ),
    run: run)

  private static let holdout = ReportOptions.holdout.summary
    .explained("with --mix: fit to the first part, measure the last X, such as 0.2")

  private static let golomb = "golomb"
  private static let names = FittedFamily.all.map(\.name) + [golomb]

  static let family = Option<[String]>(
    name: "family", placeholder: "LIST", help: "the families: " + names.alternatives,
    defaultText: "all", offer: .list(of: .words(names)), fallback: names
  ) { (text) throws(Failure) in
    var families: [String] = []
    for name in text.parts(between: ",").map(String.init) {
      guard !families.contains(name) else {
        throw .usage("--family names '\(name)' twice", remedy: "name every family once")
      }
      families.append(try parseWord(name, among: names, for: "--family"))
    }
    return families
  }

  static let direction = Option<Fit.Direction?>(
    name: "direction", placeholder: "WHICH", help: "minimise KL(q‖z), KL(z‖q), or each",
    defaultText: "both, with up to \(Fit.greatestSpan.counted("value"))", values: directions,
    fallback: nil
  ) { (text) throws(Failure) in
    Fit.Direction(rawValue: try parseWord(text, among: directions, for: "--direction"))
  }

  private static let directions = Fit.Direction.allCases.map(\.rawValue)

  static let integers = Option<Bool>.flag(
    "integers", help: "whole numbers from 0 to 65535, one on each line; blanks are skipped")

  private static func run(_ arguments: Arguments) throws(Failure) {
    let spec = try SpecSyntax(try arguments.operands(1...1)[0])
    let families = try arguments.value(of: family)
    let direction = try arguments.value(of: direction)
    let rendering = try Rendering(arguments)
    let target = try OutputTarget(arguments)
    if let proxies = try arguments.value(of: FitMixture.mix) {
      let experiment = try FitMixture.experiment(of: proxies, to: spec, arguments)
      try rendering.write([experiment], to: target)
      return try Failure.stop(at: experiment.checks, of: "qz fit")
    }
    let data = try FitData(spec, arguments)
    var fits: [FitReport.Fitted] = []
    do throws(InvalidDistribution) {
      for name in families {
        guard let family = FittedFamily.all.first(where: { $0.name == name }) else {
          if let values = data.values {
            fits.append(.init(try Fit.golomb(to: values, named: data.name)))
          }
          continue
        }
        for numbers in try data.numbers where family.fits(numbers) {
          let (members, experiment) = Fit.fit(
            family, to: numbers, named: data.name, direction: direction)
          fits.append(.init(members: members, experiment))
        }
      }
    } catch {
      throw .job("\(spec.text): \(error)", remedy: "name data to fit a family to")
    }
    guard !fits.isEmpty else { throw data.lacksValues(for: families.alternatives) }
    try rendering.write([FitReport(of: fits, to: data.name)], to: target)
    for fit in fits { try Failure.stop(at: fit.experiment.checks, of: "qz fit") }
  }
}
