import SourceCoding

extension CodebookFile {
  /// The hash that the code has where it is shared; `nil` if it is not a prefix code.
  private var hash: CodeHash? {
    guard let code = try? PrefixCode(codewords: codewords) else { return nil }
    return CodeDescription(of: PrefixCoder(code), over: alphabet, hasEscape: hasEscape)?.hash
  }

  /// Checks that the code is the one that the file states by `text`.
  ///
  /// - Throws: a failure if it is another.
  func check(_ text: String) throws(Failure) {
    guard let hash, CodeHash(text) == hash else {
      throw .damage(
        "\(path): it states the hash \(text), but its codewords are "
          + (hash.map { "the code \($0)" } ?? "not a prefix code"),
        remedy: "get another copy; if it was edited on purpose, remove the hash")
    }
  }
}
