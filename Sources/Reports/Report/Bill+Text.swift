public import SourceCoding

extension Bill {
  /// The lines of the bill, the total last, as `qz report` prints them.
  public var text: String {
    (lineTable.lines(TextStyle()) + ["residual \(residualText)"]).joined(separator: "\n")
  }
}
