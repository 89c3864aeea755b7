import SourceCoding

extension CodebookFile {
  /// The hash of the code in its shared form; `nil` if it is not a prefix code.
  private var hash: CodeHash? {
    guard let code = try? PrefixCode(codewords: codewords) else { return nil }
    return CodeDescription(of: PrefixCoder(code), over: alphabet, hasEscape: hasEscape)?.hash
  }

  /// Checks that the hash stated in the file, `text`, is that of the code.
  ///
  /// - Throws: a failure if it is not.
  func check(_ text: String) throws(Failure) {
    guard let hash, CodeHash(text) == hash else {
      throw .damage(
        "\(path): it states the hash \(text), but its codewords are "
          + (hash.map { "the code \($0)" } ?? "not a prefix code"),
        remedy: "get another copy; if it was edited on purpose, remove the hash")
    }
  }
}
