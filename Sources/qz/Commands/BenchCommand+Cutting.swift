import SourceCoding

extension BenchCommand {
  /// Makes the jobs that cut bytes into symbols and join them again, and the same for
  /// equally many bytes of texts without ASCII characters.
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

  /// Returns `count` bytes of a text that is repeated as often as needed.
  private static func repeated(_ text: [UInt8], count: Int) -> [UInt8] {
    let whole = repeatElement(text, count: count / text.count + 1).joined()
    return Array(whole.prefix(count))
  }
}
