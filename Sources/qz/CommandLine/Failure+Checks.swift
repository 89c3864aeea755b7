import SourceCoding

extension Failure {
  /// Throws a failure if a law does not hold; the result has already been written.
  static func stop(at checks: [Check], of name: String) throws(Failure) {
    guard let broken = checks.first(where: { !$0.holds }) else { return }
    throw .check(
      "\(name): a check does not hold: \(broken.name): \(broken.detail)",
      remedy: "do not trust these numbers, and report this as a fault of qz")
  }
}
