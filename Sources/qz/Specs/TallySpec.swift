import SourceCoding

/// `tally:FILE`, counts that `qz tally` made from data, on this machine or another.
enum TallySpec {
  static let kind = SpecKind(
    name: "tally", pattern: "tally:FILE", summary: "counts that 'qz tally' or 'qz merge' wrote",
    isData: true,
    grammar: .file { (path, _) throws(Failure) in
      let (counts, notes) = try counts(at: path)
      return (.tally(counts), notes)
    })

  /// The counts in a file or on standard input, with notes on them; several tallies are
  /// added.
  static func counts(at path: String) throws(Failure) -> (AlphabetTally, notes: [String]) {
    let name = path == "-" ? "standard input" : path
    var reader = TallyReader(try ByteInput(named: path))
    var sum: AlphabetTally?
    var hasChecksums = true
    do throws(InvalidTally) {
      while let counts = try reader.next() {
        sum = try sum?.adding(counts) ?? counts
        hasChecksums = hasChecksums && reader.hadChecksum
      }
    } catch {
      throw Failure(readingTally: path, error)
    }
    guard let sum else { throw Failure(readingTally: path, .heading) }
    return (
      sum,
      hasChecksums
        ? []
        : [
          "\(name): counts of an older version, without a checksum: not every damage is seen; "
            + "'qz merge' writes them with one"
        ]
    )
  }
}

extension Failure {
  /// The failure of reading counts from the file that the user named `path`.
  init(readingTally path: String, _ error: InvalidTally) {
    let place = path == "-" ? "standard input" : path
    switch error {
    case .unreadable(let error): self.init(reading: path, error)
    case .heading, .unit:
      self = .job("\(place): \(error)", remedy: "name a file that 'qz tally' wrote")
    case .version, .field: self = .job("\(place): \(error)", remedy: "use a later version of qz")
    case .units: self = .job("\(place): \(error)", remedy: "add up counts of one unit")
    case .tooMany, .tooLong: self = .job("\(place): \(error)", remedy: "count fewer symbols")
    case .line, .symbol, .truncated, .checksum:
      self = .damage(
        "\(place): \(error)", remedy: "get another copy of it, or count the data again")
    }
  }
}

extension Spec {
  /// The data that it names.
  ///
  /// - Throws: a usage failure if it names counts, or a known distribution.
  func data() throws(Failure) -> any SymbolSource {
    switch material {
    case .data(let bytes): return bytes
    case .tally: throw lacksMessage
    case .known, .chain, .numbers, .impliedBy:
      throw .usage(
        "\(text) is a known distribution, not a message", remedy: "name data, such as a file")
    }
  }

  /// The failure of using counts where a message is needed.
  var lacksMessage: Failure {
    .usage(
      "\(text) holds counts of symbols, not a message",
      remedy: "name data, or use the counts as a proxy with -z")
  }
}
