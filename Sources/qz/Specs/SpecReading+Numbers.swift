import SourceCoding

/// How laws of numbers and the lines of data meet.
extension SpecReading {
  /// The same with lines that differ in their ends alone taken for one number.
  private var endingNumbersAlike: SpecReading {
    guard law == nil, alphabet.unit == .line, let tally else { return self }
    let (all, places) = alphabet.endingNumbersAlike
    return SpecReading(
      name: name, alphabet: all, tally: tally.moved(to: places, alphabetSize: all.count),
      known: nil, message: message.map { MovedSource(endingNumbersAlike: $0) })
  }

  /// Sources and proxies over one alphabet.
  ///
  /// If laws of numbers are among them, that has all numbers up to the greatest: of the
  /// data; or, if a source is a law itself, of all, each as far as it is kept by itself.
  static func together(
    sources: [SpecReading], proxies: [SpecReading], isQuiet: Bool
  ) -> (sources: [SpecReading], proxies: [SpecReading]) {
    let hasLaw = (sources + proxies).contains { $0.law != nil }
    let all = hasLaw ? (sources + proxies).map(\.endingNumbersAlike) : sources + proxies
    let areLawsKept = sources.contains { $0.law != nil }
    let shown = all.filter { $0.law == nil || areLawsKept }
    var union = shown.dropFirst().reduce(shown[0].alphabet) { $0.union($1.alphabet).alphabet }
    if hasLaw { union = union.completed(through: 1) }
    if !isQuiet {
      var notes: [String] = []
      for reading in sources + proxies where reading.law != nil {
        let more = areLawsKept ? reading.tailNotes : reading.cutNotes(over: union)
        notes += more.filter { !notes.contains($0) }
      }
      notes.forEach(StandardStreams.note)
    }
    let moved = all.map { $0.moved(to: union) }
    return (Array(moved[..<sources.count]), Array(moved[sources.count...]))
  }

  private func cutNotes(over alphabet: Alphabet) -> [String] {
    law.map { $0.cutNotes(over: alphabet, named: name) } ?? []
  }
}

extension NumberLaw {
  /// What is told of what the numbers of an alphabet leave of it.
  func cutNotes(over alphabet: Alphabet, named place: String) -> [String] {
    CutMass.notes(
      on: member(over: alphabet), beyond: max(1, alphabet.greatestNumber ?? 1),
      "the greatest number of the data", named: place)
  }
}
