import Corpora

/// A sample text that is compiled into the command.
struct EmbeddedCorpus: Sendable {
  /// The name after `corpus:`.
  let name: String

  /// A description of the text in a few words.
  let summary: String

  /// The text.
  let bytes: [UInt8]

  /// Every sample text, in the order in which they are listed.
  static let all: [EmbeddedCorpus] = (0..<qzCorpusCount()).map { index in
    // Safe because each corpus below the count has terminated strings and as
    // many bytes as it says, all of them constants of the program.
    let corpus = unsafe qzCorpus(index)
    return unsafe EmbeddedCorpus(
      name: String(cString: corpus.name), summary: String(cString: corpus.summary),
      bytes: Array(UnsafeBufferPointer(start: corpus.bytes, count: corpus.byteCount)))
  }
}
