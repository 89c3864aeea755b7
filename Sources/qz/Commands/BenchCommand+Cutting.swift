import SourceCoding

extension BenchCommand {
  /// Cuts bytes into symbols and joins them again; and as many bytes of texts in
  /// which nothing is ASCII.
  ///
  /// - Throws: a failure if the bytes cannot be cut.
  static func cuttingJobs(on bytes: [UInt8]) throws(Failure) -> [Job] {
    let words = try cut(bytes, by: .word)
    var jobs = [
      cuttingJob(named: "cut into characters", bytes, by: .character),
      cuttingJob(named: "cut into words", bytes, by: .word),
      Job(name: "join the words") { () throws(Failure) in
        precondition(words.bytes.count == bytes.count, "the words lost bytes")
      },
    ]
    for corpus in EmbeddedCorpus.all where ["russian", "hindi", "chinese"].contains(corpus.name) {
      let text = repeated(corpus.bytes, count: bytes.count)
      for unit in [SymbolUnit.character, .word] {
        jobs.append(cuttingJob(named: "cut \(corpus.name) into \(unit)s", text, by: unit))
      }
    }
    return jobs
  }

  private static func cuttingJob(named name: String, _ bytes: [UInt8], by unit: SymbolUnit) -> Job {
    Job(name: name) { () throws(Failure) in
      let message = try cut(bytes, by: unit)
      precondition(message.byteCount == bytes.count, "the symbols lost bytes")
    }
  }

  private static func cut(_ bytes: [UInt8], by unit: SymbolUnit) throws(Failure) -> Message {
    do throws(UnsupportedMessage) {
      return try Message(bytes, unit: unit)
    } catch {
      throw .job("\(error)")
    }
  }

  /// So many bytes of a text again and again.
  private static func repeated(_ text: [UInt8], count: Int) -> [UInt8] {
    let whole = repeatElement(text, count: count / text.count + 1).joined()
    return Array(whole.prefix(count))
  }
}
