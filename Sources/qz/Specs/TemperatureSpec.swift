import SourceCoding

/// `temper:T,SPEC`, another SPEC at the temperature T: z(x)^(1/T), normalised.
enum TemperatureSpec {
  static let kind = SpecKind(
    name: "temper", pattern: "temper:T,SPEC",
    summary: "probabilities to the power 1/T, normalised",
    isCutOff: { text in
      text.firstIndex(of: ",").map { SpecList.isCutOff(text[$0...].dropFirst()) } ?? true
    },
    reading: { (text, unit) throws(Failure) in
      let parts = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let temperature = realOrFraction(parts[0]) else {
        throw .usage(
          "temper: '\(text)' is no temperature and a SPEC",
          remedy: "write it like temper:2,corpus:english")
      }
      guard range.contains(temperature) else {
        throw .usage(
          "temper: T is \(temperature.inWords), which is out of range", remedy: "write 1e-6 to 1e6")
      }
      let (distribution, alphabet, notes) = try Spec(String(parts[1]), unit: unit)
        .knownOrLearnt(by: unit)
      return (.known(distribution.tempered(temperature), over: alphabet), notes)
    })

  private static let range = 1e-6...1e6
}
