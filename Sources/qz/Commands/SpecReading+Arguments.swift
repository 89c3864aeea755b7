import SourceCoding

extension SpecReading.Manner {
  /// What the user wrote.
  init(_ arguments: Arguments) throws(Failure) {
    self.init(
      unit: try arguments.value(of: SharedOptions.symbols),
      symbolCount: try arguments.valueIfTaken(of: ReportOptions.count),
      seed: try arguments.valueIfTaken(of: SharedOptions.seed),
      threads: try arguments.valueIfTaken(of: SharedOptions.threads),
      isQuiet: try arguments.value(of: SharedOptions.quiet))
  }
}
