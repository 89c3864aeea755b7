import Reports
import SourceCoding

/// `qz fit --mix`, which finds the weights with which a mixture of proxies costs data
/// least.
enum FitMixture {
  static let mix = Option<[SpecSyntax]?>(
    name: "mix", placeholder: "LIST", help: "fit a mixture of these SPECs in place of a family",
    offer: .list(of: .specs), fallback: nil
  ) { (text) throws(Failure) in
    let specs = try SpecSyntax.list(text)
    for (index, spec) in specs.enumerated() {
      if specs[..<index].contains(where: { $0.text == spec.text }) {
        throw .usage("--mix names '\(spec.text)' twice", remedy: "name every SPEC once")
      }
      if case .mixture = spec.form {
        throw .usage(
          "--mix: '\(spec.text)' is a mixture already", remedy: "name its components one by one")
      }
    }
    return specs
  }

  /// Runs the experiment that the arguments ask for.
  ///
  /// - Throws: a failure if something cannot be read, or if no proxy gives a symbol of
  ///   the data any probability.
  static func experiment(
    of specs: [SpecSyntax], to data: SpecSyntax, _ arguments: Arguments
  ) throws(Failure) -> Experiment {
    let unit = try arguments.value(of: SharedOptions.symbols)
    let threads = try arguments.value(of: SharedOptions.threads)
    let isQuiet = try arguments.value(of: SharedOptions.quiet)
    let manner = Spec.Manner(
      unit: unit, symbolCount: 0, seed: 1, threads: threads, isQuiet: isQuiet)
    let holdout = try arguments.value(of: ReportOptions.holdout)
    let q = try data.read(manner, keepingMessage: holdout != nil)
    guard !q.isKnown else {
      throw .usage("\(data.text): a known distribution needs no fit", remedy: "name data")
    }
    var parts = [q]
    if let holdout, let count = q.message?.symbolCount {
      let split = Holdout(fraction: holdout, of: count)
      parts = [
        try q.asData.part(0..<split.fittedCount).count(threads: threads),
        try q.asData.part(split.fittedCount..<count).count(threads: threads),
      ]
    }
    guard parts[0].tally?.total ?? 0 > 0 else {
      throw .job("\(data.text): empty", remedy: "name data to fit a mixture to")
    }
    var proxies: [Participant] = []
    for spec in specs {
      // The proxies are learnt as `mix:` learns them, so that the result can be pasted
      // there.
      let (distribution, alphabet, notes) = try Spec(spec, unit: unit).knownOrLearnt(by: unit)
      if !isQuiet { notes.forEach(StandardStreams.note) }
      proxies.append(Participant(.known(distribution), over: alphabet, named: spec.text))
    }
    let met = Participant.together(sources: parts, proxies: proxies, isQuiet: isQuiet)
    let tallies = met.sources.compactMap(\.tally)
    let distributions = met.proxies.compactMap { proxy in
      proxy.known.map { NamedDistribution(proxy.name, $0) }
    }
    do throws(NoMixture) {
      return try Fit.mixture(
        of: distributions, to: tallies[0], heldOut: tallies.count > 1 ? tallies[1] : nil,
        named: data.text
      ).per(unit)
    } catch {
      let name = met.sources[0].alphabet.name(of: error.symbol)
      throw .job(
        "\(data.text): no SPEC of --mix gives the symbol \(name) any probability "
          + "(\(error.count.grouped) \("symbol".counted(by: Int(error.count))) of the data)",
        remedy: unit == .byte ? "add uniform:256 to them" : "name another proxy that has it")
    }
  }
}
