extension String {
  /// The noun as it stands behind a count: `byte` behind 1, `bytes` behind others.
  package func counted(by count: Int) -> String {
    count == 1 ? self : hasSuffix("s") ? self + "es" : self + "s"
  }
}
