extension Arguments {
  /// Refuses a command line that names standard input twice, also within a SPEC.
  ///
  /// - Throws: a usage failure then, or if a SPEC is incomplete.
  func refuseStandardInputTwice() throws(Failure) {
    var count = 0
    for (text, offer) in inputs {
      switch offer {
      case .list:
        for spec in try SpecSyntax.list(text) { count += spec.standardInputCount }
      case .specs: count += try SpecSyntax(text).standardInputCount
      default: count += text == "-" ? 1 : 0
      }
    }
    guard count < 2 else {
      throw .usage(
        "standard input is named twice, but it can be read only once", remedy: "name - once")
    }
  }

  /// The texts in operands and option values that name data to read.
  var inputs: [(text: String, offer: Offer)] {
    let named = command.options
      .filter { $0.offer.takesPaths && $0.name != SharedOptions.output.name }
      .compactMap { option in text(ofOption: option.name).map { ($0, option.offer) } }
    let operands = operands.enumerated().compactMap { (index, text) in
      let operand = index < command.operands.count ? command.operands[index] : command.operands.last
      return operand.flatMap { $0.offer.takesPaths ? (text, $0.offer) : nil }
    }
    return operands + named
  }
}
