import SourceCoding

/// `tally:FILE`, counts that `qz tally` made of data, here or elsewhere.
enum TallySpec {
  static let kind = SpecKind(
    name: "tally", pattern: "tally:FILE", summary: "counts that 'qz tally' or 'qz merge' wrote",
    isData: true,
    grammar: .file { (path, _) throws(Failure) in (.tally(try counts(at: path)), []) })

  /// Reads the counts in a file, or on standard input.
  static func counts(at path: String) throws(Failure) -> AlphabetTally {
    let bytes: [UInt8]
    let file = try FileSpec.file(at: path)
    do throws(SourceError) { bytes = try file.allBytes() } catch {
      throw Failure(reading: path, error)
    }
    do throws(InvalidTally) {
      return try AlphabetTally(text: bytes)
    } catch {
      throw .job(
        "\(path == "-" ? "standard input" : path): \(error)",
        remedy: "name a file that 'qz tally' wrote")
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
        "\(text): a known distribution is no message", remedy: "name data, such as a file")
    }
  }

  /// The failure of asking counts for a message.
  var lacksMessage: Failure {
    .usage(
      "\(text): counts are no message, only how often its symbols came",
      remedy: "name data, or use the counts as a proxy with -z")
  }
}
