extension String {
  /// The form of the noun after a count: `byte` for 1, `bytes` for other counts.
  package func counted(by count: Int) -> String {
    count == 1 ? self : hasSuffix("s") ? self + "es" : self + "s"
  }
}
