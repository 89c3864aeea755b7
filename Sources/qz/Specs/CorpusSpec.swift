import SourceCoding

/// `corpus:NAME`, a built-in sample text.
enum CorpusSpec {
  static let kind = SpecKind(
    name: "corpus", pattern: "corpus:NAME", summary: "a built-in text, see 'qz list corpora'",
    isData: true
  ) { (name, _) throws(Failure) in
    guard let corpus = EmbeddedCorpus.all.first(where: { $0.name == name }) else {
      let nearest = didYouMean(name, among: EmbeddedCorpus.all.map(\.name))
      throw .usage(
        "no built-in corpus is called '\(name)'",
        remedy: nearest.map { "did you mean 'corpus:\($0)'?" } ?? "see 'qz list corpora'")
    }
    return .data(MemorySource(corpus.bytes))
  }
}
