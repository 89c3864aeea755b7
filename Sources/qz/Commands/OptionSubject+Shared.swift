extension OptionSubject {
  /// Options that say how a proxy is learnt, where `proxies` are the SPECs of those that a
  /// command line names.
  static func learning(
    _ options: OptionSummary..., remedy: String = "name data with -z",
    from proxies: @escaping @Sendable (Arguments) throws(Failure) -> [String] = {
      $0.proxies
    }
  ) -> OptionSubject {
    OptionSubject(options, about: "a proxy that is learnt", remedy: remedy) {
      (arguments) throws(Failure) in
      let names = try proxies(arguments)
      guard let first = names.first else { return "none is named" }
      for name in names where !(try SpecSyntax(name).isKnown) { return nil }
      return "\(first) is a known distribution"
    }
  }

  /// The number of draws, where `sources` are the SPECs of what a command line names.
  static func drawing(
    from sources: @escaping @Sendable (Arguments) throws(Failure) -> [String] = { $0.sources }
  ) -> OptionSubject {
    OptionSubject(
      [ReportOptions.count.summary], about: "a known distribution, which is drawn from"
    ) { (arguments) throws(Failure) in
      let names = try sources(arguments)
      for name in names where try SpecSyntax(name).isKnown { return nil }
      return names.first.map { "\($0) is data" }
    }
  }

  /// Waiting for the disk, which only a file has.
  static let sync = OptionSubject(
    [SharedOptions.sync.summary], about: "a file", remedy: "name one with -o, or leave it out"
  ) { [nil, "-"].contains($0.text(of: SharedOptions.output)) ? "-o names none" : nil }

  /// The unit of rates, which what programs read has no choice of.
  static let unit = OptionSubject([SharedOptions.unit.summary], about: "what people read") {
    guard let format = $0.text(of: SharedOptions.format), ["json", "csv"].contains(format) else {
      return nil
    }
    return "\(format.uppercased()) is in bits"
  }
}

extension Arguments {
  /// The SPEC of the proxy, if one is named.
  var proxies: [String] { text(of: ReportOptions.proxy).map { [$0] } ?? [] }

  /// The SPECs of the sources, by `-q` and as operands.
  var sources: [String] { (text(of: ReportOptions.source).map { [$0] } ?? []) + operands }

  /// The SPEC of the source of a command that has one only.
  ///
  /// - Parameters:
  ///   - count: the number of operands before it.
  ///   - example: a SPEC to try where none is named.
  /// - Returns: the SPEC.
  /// - Throws: a usage failure if there is none, or more.
  func source(after count: Int = 0, example: String = "corpus:english") throws(Failure) -> String {
    let job = (["qz", command.name] + operands.prefix(count)).joined(separator: " ")
    let named = text(of: ReportOptions.source).map { [$0] } ?? []
    let names = named + operands.dropFirst(count)
    guard let name = names.first else {
      throw .usage(
        "\(job) needs \(command.operands[count].name)", remedy: "name a file, or try \(example)")
    }
    guard names.count == 1 else {
      throw .usage("unexpected argument '\(names[1])'", remedy: "\(job) takes one source")
    }
    return name
  }
}
