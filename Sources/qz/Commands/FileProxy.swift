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
    guard let spec = try arguments.value(of: FileOptions.proxy) else { return nil }
    guard spec.text != "-" else {
      throw .usage("-z -: a reader could not get standard input again", remedy: "name a file")
    }
    try self.init(
      spec, unit: try arguments.value(of: SharedOptions.symbols),
      smoothing: try arguments.value(of: ReportOptions.smoothing),
      threads: try arguments.value(of: SharedOptions.threads),
      isQuiet: try arguments.value(of: SharedOptions.quiet))
  }

  /// The z that a SPEC describes, learnt if it is data.
  init(
    _ syntax: SpecSyntax, unit: SymbolUnit, smoothing: Estimator?, threads: Int, isQuiet: Bool
  ) throws(Failure) {
    name = syntax.text
    let closed = Alphabet(closed: unit)
    let spec = try Spec(syntax, unit: unit, isQuiet: isQuiet)
    if case .impliedBy(let code) = spec.material {
      throw .usage(
        "\(name): the distribution that \(code.name) is ideal for depends on the \(code.unit)s "
          + "of the message",
        remedy: "name data to learn z from, or a codebook with --book where there is a file")
    }
    let recipe = try spec.participant(by: unit).recipe(
      ProxyRecipe.Choices(smoothing: smoothing), threads: threads)
    let empty = Alphabet(unit: unit, sortedSpellings: [[UInt8]]())
    let (proxy, alphabet, escape) = try recipe.madeProxy(for: closed ?? empty)
    self.proxy = proxy
    self.alphabet = escape?.known ?? alphabet
    hasEscape = escape != nil
    withoutEscape = try recipe.withoutEscape().map { (recipe) throws(Failure) in
      let (proxy, alphabet, _) = try recipe.madeProxy(for: closed ?? empty)
      return (proxy, alphabet)
    }
  }
}
