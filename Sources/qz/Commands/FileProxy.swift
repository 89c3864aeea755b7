import SourceCoding

/// The z that both sides of a file know, and the symbols that it is over.
///
/// A reader has z only and not the message, so the alphabet is that of z: of a closed
/// unit all there are, of others those that z has seen, and the escape.
struct FileProxy: Sendable {
  /// The words the user named it by.
  let name: String
  let proxy: Proxy
  let alphabet: Alphabet
  /// Whether z has one symbol more, the escape.
  let hasEscape: Bool
  /// The same without the escape, as smoothed proxies of open units had none in files of
  /// version 0.1; `nil` if there is no difference.
  let withoutEscape: (proxy: Proxy, alphabet: Alphabet)?

  /// What the user wrote; `nil` if no z is named.
  ///
  /// - Throws: a failure if it cannot be read.
  init?(_ arguments: Arguments) throws(Failure) {
    guard let name = try arguments.value(of: FileOptions.proxy) else { return nil }
    guard name != "-" else {
      throw .usage("-z -: nobody else could see it again", remedy: "name a file")
    }
    try self.init(
      name, unit: try arguments.value(of: SharedOptions.symbols),
      smoothing: try arguments.value(of: ReportOptions.smoothing),
      threads: try arguments.value(of: SharedOptions.threads),
      isQuiet: try arguments.value(of: SharedOptions.quiet))
  }

  /// The z that the SPEC `name` describes, learnt if it is data.
  init(
    _ name: String, unit: SymbolUnit, smoothing: Estimator?, threads: Int, isQuiet: Bool
  ) throws(Failure) {
    self.name = name
    let closed = Alphabet(closed: unit)
    let spec = try Spec(name, unit: unit, isQuiet: isQuiet)
    if case .impliedBy(let code) = spec.material {
      throw .usage(
        "\(name): what \(code.name) is perfect for depends on the \(code.unit)s of the message",
        remedy: "name data to learn z from, or a codebook with --book where there is a file")
    }
    let recipe = try ProxyRecipe(
      spec, unit: unit, smoothing: smoothing, unseen: nil, escape: nil, threads: threads)
    let empty = Alphabet(unit: unit, sortedSpellings: [[UInt8]]())
    let (proxy, alphabet, escape) = try recipe.proxy(for: closed ?? empty)
    self.proxy = proxy
    self.alphabet = escape?.known ?? alphabet
    hasEscape = escape != nil
    withoutEscape = try recipe.withoutEscape().map { (recipe) throws(Failure) in
      let (proxy, alphabet, _) = try recipe.proxy(for: closed ?? empty)
      return (proxy, alphabet)
    }
  }
}
