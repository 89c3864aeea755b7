import SourceCoding

extension SpecReading.Manner {
  /// What the user wrote; `--symbols` is bytes for a command that does not take it.
  init(_ arguments: Arguments) throws(Failure) {
    self.init(
      unit: try arguments.value(of: SharedOptions.symbols),
      symbolCount: try arguments.value(of: ReportOptions.count),
      seed: try arguments.value(of: SharedOptions.seed),
      threads: try arguments.value(of: SharedOptions.threads),
      isQuiet: try arguments.value(of: SharedOptions.quiet))
  }
}
