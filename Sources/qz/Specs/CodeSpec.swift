import SourceCoding

/// `code:NAME`, the distribution that a standard code or a codebook file is ideal for;
/// and the names that `--code` accepts.
///
/// A standard code takes precedence over a file of the same name, which can be written
/// `./NAME`. So does a code for whole numbers such as `code:elias-gamma`, in which a
/// byte is the number that it represents, or with `--symbols line` the number that a
/// line contains. Without the prefix, such a code numbers symbols by falling z.
enum CodeSpec {
  /// The prefix of a codebook's name where other things can be named too.
  static let prefix = "code:"

  static let kind = SpecKind(
    name: "code", pattern: "code:NAME",
    summary: "the distribution that a standard code or a codebook file is ideal for"
  ) { (name, unit) throws(Failure) in
    if unit == .line, let code = TextCode(numbersNamed: name) { return .impliedBy(code) }
    if let code = CodeCatalog.textCodes.first(where: { $0.name == name }) {
      return .impliedBy(code)
    }
    if let file = try file(named: name), !file.alphabet.isBytes {
      guard file.alphabet.unit == unit else {
        return try .known(file.codebook().impliedDistribution)
      }
      return .impliedBy(try file.textCode())
    }
    return .known(try codebook(named: name).impliedDistribution)
  }

  /// The codebook in the file with the given name; `nil` if the name is that of a
  /// standard code, or not that of a file.
  static func file(named name: String) throws(Failure) -> CodebookFile? {
    let isStandard =
      CodeCatalog.codebooks.contains { $0.name == name }
      || CodeCatalog.integerCodebook(named: name) != nil
    return !isStandard && !name.isEmpty && FileSpec.exists(name)
      ? try CodebookFile(path: name) : nil
  }

  /// The standard code with the given name, or the codebook in the file of that name.
  static func codebook(named name: String) throws(Failure) -> Codebook {
    let codebooks = CodeCatalog.codebooks
    if let codebook = codebooks.first(where: { $0.name == name }) { return codebook }
    if let codebook = CodeCatalog.integerCodebook(named: name) { return codebook }
    guard !name.isEmpty, FileSpec.exists(name) else {
      guard !CodeCatalog.names.contains(name) else {
        throw .usage(
          "\(prefix)\(name): '\(name)' is designed for a z, and has no distribution of its own",
          remedy: "name a standard code, see 'qz list codes'")
      }
      let nearest = didYouMean(
        name, among: codebooks.map(\.name) + CodeCatalog.textCodes.map(\.name))
      throw .usage(
        "no standard code and no file is called '\(name)'",
        remedy: nearest.map { "did you mean '\(prefix)\($0)'?" } ?? "see 'qz list codes'")
    }
    return try CodebookFile(path: name).codebook()
  }

  /// The code with the given name as an argument of `--code`: `huffman`, `hpack`,
  /// `code:FILE`.
  static func designer(named name: String) throws(Failure) -> CodeDesigner {
    guard name.hasPrefix(prefix) else {
      do throws(UnknownCode) {
        return try CodeCatalog.designer(named: name)
      } catch {
        throw Failure(error)
      }
    }
    let name = String(name.dropFirst(prefix.count))
    if let code = CodeCatalog.textCodes.first(where: { $0.name == name }) {
      return CodeDesigner(code)
    }
    if let designer = CodeDesigner(integersNamed: name) { return designer }
    if let file = try file(named: name), !file.alphabet.isBytes {
      _ = try file.prefixCode()
      return CodeDesigner(try file.textCode())
    }
    let codebook = try codebook(named: name)
    do throws(InvalidPrefixCode) {
      _ = try codebook.prefixCode()
    } catch {
      throw Failure(unusable: codebook.name, failure: error, codebook.codewords) {
        ByteName.name(of: UInt8($0))
      }
    }
    return CodeDesigner(codebook)
  }
}

extension Failure {
  fileprivate init(_ error: UnknownCode) {
    let remedy: String? =
      switch error {
      case .name(let name) where FileSpec.exists(name): "did you mean '\(CodeSpec.prefix)\(name)'?"
      case .name(let name):
        CodeHint.remedy(for: name)
          ?? didYouMean(name, among: CodeCatalog.names).map { "did you mean '\($0)'?" }
          ?? "'qz list codes' lists them"
      case .needlessParameter(let name): "write '\(name)' alone"
      case .parameter: nil
      }
    self = .usage("\(error)", remedy: remedy)
  }

  /// The failure of using a code that is not a prefix code.
  ///
  /// - Parameters:
  ///   - name: the name by which the user gave it.
  ///   - error: the reason why it is not a prefix code.
  ///   - codewords: its codewords.
  ///   - symbolName: returns the name of a symbol.
  init(
    unusable name: String, failure error: InvalidPrefixCode, _ codewords: [Codeword?],
    symbolName: (Int) -> String
  ) {
    let isProxy = !KraftSum(lengths: codewords.lazy.compactMap { $0?.length }).exceedsOne
    self = .job(
      "\(name): \(error.description(of: codewords, named: symbolName))",
      remedy: (isProxy ? "use it as a proxy with -z, or " : "") + "make it prefix-free")
  }
}
