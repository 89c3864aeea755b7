extension OptionSubject {
  /// Returns the subject of options that say how a proxy is learnt; `proxies` are the
  /// SPECs of the proxies that the command line names.
  static func learning(
    _ options: OptionSummary..., remedy: String = "name data with -z",
    from proxies: @escaping @Sendable (Arguments) throws(Failure) -> [SpecSyntax] = {
      (arguments) throws(Failure) in try arguments.proxies()
    }
  ) -> OptionSubject {
    OptionSubject(options, about: "a proxy that is learnt", remedy: remedy) {
      (arguments) throws(Failure) in
      let names = try proxies(arguments)
      guard let first = names.first else { return "no proxy is named" }
      return names.contains { !$0.isKnown } ? nil : "\(first.text) is a known distribution"
    }
  }

  /// Returns the subject of the number of draws and their seed; `sources` are the SPECs that
  /// the command line names.
  static func drawing(
    _ options: [OptionSummary] = [ReportOptions.count.summary, SharedOptions.seed.summary],
    from sources: @escaping @Sendable (Arguments) throws(Failure) -> [SpecSyntax] = {
      (arguments) throws(Failure) in try arguments.sources()
    }
  ) -> OptionSubject {
    OptionSubject(options, about: "drawing from a known distribution") {
      (arguments) throws(Failure) in
      let names = try sources(arguments)
      return names.contains(where: \.isKnown) ? nil : names.first.map { "\($0.text) is data" }
    }
  }

  /// The subject of waiting for the disk, which is useful only for a file.
  static let sync = OptionSubject(
    [SharedOptions.sync.summary], about: "a file", remedy: "name a file with -o, or leave it out"
  ) { [nil, "-"].contains($0.text(of: SharedOptions.output)) ? "-o names no file" : nil }

  /// The subject of the unit of rates, which output for programs does not let the user
  /// choose.
  static let unit = OptionSubject([SharedOptions.unit.summary], about: "output for people") {
    if $0.text(ofOption: ReportOptions.explain.name) != nil {
      return "the steps of --explain are in bits"
    }
    guard let format = $0.text(of: SharedOptions.format), ["json", "csv"].contains(format) else {
      return nil
    }
    return "\(format.uppercased()) is always in bits"
  }
}
