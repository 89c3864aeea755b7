import SourceCoding

/// The options of `qz matrix`, each declared once.
enum MatrixOptions {
  static let designs = Option<[SpecSyntax]?>(
    name: "design", placeholder: "LIST", help: "the proxies, SPECs with commas between them",
    defaultText: "SPEC…", offer: .list(of: .specs), fallback: nil
  ) { (text) throws(Failure) in try SpecSyntax.list(text) }

  static let data = Option<[SpecSyntax]?>(
    name: "data", placeholder: "LIST", help: "the sources, SPECs with commas between them",
    defaultText: "SPEC…", offer: .list(of: .specs), fallback: nil
  ) { (text) throws(Failure) in try SpecSyntax.list(text) }

  static let show = Option<Content>(
    name: "show", placeholder: "WHAT",
    help: "entropy: H(q,z), kl: KL(q‖z), or a code, which is measured", defaultText: "entropy",
    offer: .cells,
    fallback: .exact(.crossEntropy)
  ) { (text) throws(Failure) in
    switch text {
    case "entropy": .exact(.crossEntropy)
    case "kl": .exact(.divergence)
    default: .measured(try CodeSpec.designer(named: text))
    }
  }

  /// The values of `--show` besides the names of codes.
  static let exact = [("entropy", "H(q,z)"), ("kl", "KL(q‖z)")]

  static let cluster = Option<Bool>.flag(
    "cluster", help: "put similar rows side by side, by Jensen-Shannon distance")

  /// The content of the cells.
  enum Content: Sendable {
    case exact(ProxyMatrix.Content)
    case measured(CodeDesigner)
  }
}
