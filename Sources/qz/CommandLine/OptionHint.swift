/// What options that other programs have are called here.
enum OptionHint {
  /// Names that people try, what qz has instead, and the option that a command must have for it;
  /// `nil` if the remedy needs none.
  private static let all: [(names: [String], option: String?, remedy: String)] = [
    (["model", "reference", "prior", "dist", "distribution", "design-for"], "proxy", "-z SPEC"),
    (["model", "dist", "distribution", "spec"], "source", "-q SPEC"),
    (["input", "file", "data", "text", "in", "path"], nil, "write the file without an option"),
    (
      ["out", "outfile", "dest", "destination", "save", "output-file"], "output", "-o FILE"
    ),
    (
      [
        "algorithm", "method", "coder", "codec", "encoder", "compressor", "codes", "compression",
        "scheme",
      ], "code", "--code NAME"
    ),
    (["alphabet", "tokens", "tokenizer", "granularity"], "symbols", "--symbols UNIT"),
    (["json"], "format", "--format json"), (["csv", "tsv"], "format", "--format csv"),
    (["html", "web", "page"], "format", "--format html"),
    (["markdown", "md"], "format", "--format markdown"),
    (["svg", "plot", "chart", "figure"], "format", "--format svg"),
    (["nats"], "unit", "--unit nats"), (["bits"], "unit", "--unit bits, the default"),
    (["bans"], "unit", "--unit bans"), (["base"], "unit", "--unit nats or --unit bans"),
    (["kt", "laplace", "ml"], "smoothing", "--smoothing kt, laplace or ml"),
    (
      ["alpha", "pseudocount", "delta", "additive", "smooth", "estimator", "add"], "smoothing",
      "--smoothing add:X"
    ),
    (["lambda", "mixture", "mix"], "proxy", "-z mix:.9*SPEC+.1*uniform:256"),
    (
      ["temperature", "temp", "temper"], "proxy",
      "-z temper:2,SPEC for a temperature of 2; 'qz sweep temperature' tries many"
    ),
    (
      ["test", "split", "train", "validation", "test-size", "held-out"], "holdout",
      "--holdout 0.2 to measure on the last fifth"
    ),
    (["n", "samples", "draws", "length", "size", "num-samples"], "count", "--count N"),
    (["random-seed", "random-state", "rng"], "seed", "--seed N"),
    (["jobs", "cores", "workers", "parallel", "cpus"], "threads", "--threads N"),
    (["silent", "no-progress"], "quiet", "--quiet"),
    (["debug", "all", "full", "details", "long"], "verbose", "--verbose"),
    (["verbose", "debug"], nil, "this command always prints all that it has"),
    (["why", "steps", "explanation"], "explain", "--explain"),
    (["lines", "split-lines", "by-line", "packets", "records"], "messages", "--messages line"),
    (["codebook", "table", "dictionary"], "book", "--book FILE"),
    (["normalise", "renormalize"], "normalize", "--normalize"),
    (["compare", "versus", "vs", "baseline"], "against", "--against FILE"),
    (["no-color", "no-colour", "colour"], "color", "--color never"),
    (["usage", "man", "info"], "help", "--help"),
  ]

  /// What to do in place of `--name`: the option that was probably meant, what `command` has
  /// instead, or the command that has such an option; `nil` if nothing is known.
  static func remedy(
    for name: String, in command: CommandDescription, among others: [CommandDescription]
  ) -> String? {
    if name.count == 1, let letter = name.first, command.option(short: letter) != nil {
      return "did you mean '-\(name)', with one dash?"
    }
    if let nearest = didYouMean(name, among: command.options.map(\.name)) {
      return "did you mean '--\(nearest)'?"
    }
    let hint = all.first { hint in
      hint.names.contains(name.lowercased())
        && hint.option.map { command.option(named: $0) != nil } ?? true
    }
    if let hint { return hint.option == nil ? hint.remedy : "use \(hint.remedy)" }
    return others.first { $0.option(named: name) != nil }
      .map { "it is an option of 'qz \($0.name)'" }
  }
}
