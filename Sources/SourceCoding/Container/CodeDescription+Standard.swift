extension CodeDescription {
  /// Returns the standard code for bytes that has the given hash; `nil` if none has.
  ///
  /// Every reader knows these codes, so files only name them.
  ///
  /// - Complexity: designs the standard codes until one has the hash.
  package static func standard(_ hash: CodeHash) -> CodeDescription? {
    // Such a code is the same for every z.
    let any = Proxy(known: Distribution(uniformOver: 256, alphabetSize: 256))
    return CodeCatalog.codebooks.lazy.compactMap { codebook in
      let design = try? CodeDesigner(codebook).design(for: any, over: .bytes)
      return design.flatMap {
        try? QZCoding($0, named: codebook.name, over: .bytes, isShared: true).description
      }
    }.first { $0.hash == hash }
  }
}
