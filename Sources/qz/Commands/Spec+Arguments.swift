import SourceCoding

extension Spec.Manner {
  /// Reads the user's arguments.
  init(_ arguments: Arguments) throws(Failure) {
    self.init(
      unit: try arguments.value(of: SharedOptions.symbols),
      messages: try arguments.valueIfTaken(of: MessageOptions.messages),
      symbolCount: try arguments.valueIfTaken(of: ReportOptions.count),
      seed: try arguments.valueIfTaken(of: SharedOptions.seed),
      threads: try arguments.valueIfTaken(of: SharedOptions.threads),
      isQuiet: try arguments.value(of: SharedOptions.quiet))
  }
}

extension Arguments {
  /// Returns the SPECs among the operands, after the first `count` operands.
  func specs(after count: Int = 0) throws(Failure) -> [SpecSyntax] {
    var specs: [SpecSyntax] = []
    for text in operands.dropFirst(count) { specs.append(try SpecSyntax(text)) }
    return specs
  }

  /// Returns the SPEC of the proxy, if one is named.
  func proxies() throws(Failure) -> [SpecSyntax] {
    try text(of: ReportOptions.proxy).map { (text) throws(Failure) in [try SpecSyntax(text)] } ?? []
  }

  /// Returns the SPECs of the sources, named by `-q` or by the operands after the first
  /// `count`.
  func sources(after count: Int = 0) throws(Failure) -> [SpecSyntax] {
    guard let text = text(of: ReportOptions.source) else { return try specs(after: count) }
    return try [SpecSyntax(text)] + specs(after: count)
  }

  /// Returns the SPEC of the source of a command that takes exactly one.
  ///
  /// - Parameters:
  ///   - count: the number of operands before it.
  ///   - example: a SPEC to suggest if none is named.
  /// - Returns: the SPEC.
  /// - Throws: a usage failure if there is none, or more than one.
  func source(
    after count: Int = 0, example: String = "corpus:english"
  ) throws(Failure) -> SpecSyntax {
    let job = (["qz", command.name] + operands.prefix(count)).joined(separator: " ")
    let names = try sources(after: count)
    guard let name = names.first else {
      throw .usage(
        "\(job) needs \(command.operands[count].name)", remedy: "name a file, or try \(example)")
    }
    guard names.count == 1 else {
      throw .usage("unexpected argument '\(names[1].text)'", remedy: "\(job) takes one source")
    }
    return name
  }
}
