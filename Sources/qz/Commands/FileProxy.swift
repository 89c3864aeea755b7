import SourceCoding

/// The z that both sides of a file know, and its alphabet.
///
/// A reader has z and not the message, so the alphabet is that of z. A closed unit has
/// all its symbols; the alphabet of an open unit has the symbols that z has seen, and
/// the escape.
struct FileProxy: Sendable {
  /// The name of z as the user wrote it.
  let name: String
  let proxy: Proxy
  let alphabet: Alphabet
  /// Whether z has the escape as an additional symbol.
  let hasEscape: Bool
  /// The same without the escape, as files of version 0.1 have it for smoothed proxies
  /// of open units; `nil` if there is no difference.
  let withoutEscape: (proxy: Proxy, alphabet: Alphabet)?

  /// Reads the user's arguments; `nil` if no z is named.
  ///
  /// - Throws: a failure if z cannot be read.
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

  /// Makes the z that a SPEC describes; if the SPEC names data, z is learnt from them.
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
