import SourceCoding

/// A SPEC as it is written: what it names, before any of that is read.
///
/// Every SPEC is parsed into this form, once and with all SPECs within it. Whether it is
/// a known distribution, which paths it names, and where it ends in a list follow from
/// the form.
struct SpecSyntax: Sendable {
  /// The words that the user wrote.
  let text: String

  /// The kind of SPEC; `nil` for a path.
  let kind: SpecKind?

  /// What the words mean.
  let form: Form

  /// What a SPEC is made of.
  indirect enum Form: Sendable {
    /// The text is a path, or `-` for standard input.
    case path
    /// `kind:value`, and how the value is read.
    case value(String, SpecKind.Reader)
    /// `kind:FILE`, and how the file is read.
    case file(String, SpecKind.Reader)
    /// `column:N,FILE`.
    case column(String, file: String)
    /// `markov:learn,SPEC`.
    case learntChain(SpecSyntax)
    /// `temper:T,SPEC`.
    case tempered(Double, SpecSyntax)
    /// `mix:W*SPEC+W*SPEC`.
    case mixture([Component])
  }

  /// A SPEC in a mixture, with its weight.
  struct Component: Sendable {
    /// The weight, from 0 to 1.
    let weight: Double
    /// The SPEC.
    let part: SpecSyntax
  }

  /// How many SPECs may stand one within the other, the outermost counted.
  static let greatestDepth = 32

  /// The SPEC that `text` is, whole.
  ///
  /// - Throws: a usage failure if it is incomplete, or too deep.
  init(_ text: String) throws(Failure) {
    var parser = SpecParser(text, isList: false)
    self = try parser.spec()
  }

  /// A SPEC of a form.
  init(_ text: Substring, _ kind: SpecKind?, _ form: Form) {
    self.text = String(text)
    self.kind = kind
    self.form = form
  }

  /// The SPECs in a list with commas between them: `a.txt,zipf:256,1.1`.
  ///
  /// A comma may also stand within a SPEC or in the name of a file. So it ends a SPEC only
  /// where another begins: where a file is named, or `-`, or a kind of SPEC. A list that
  /// is the name of a file is that file.
  ///
  /// - Parameter text: the list.
  /// - Returns: the SPECs in their order, at least one.
  /// - Throws: a usage failure if one is incomplete, or too deep.
  static func list(_ text: String) throws(Failure) -> [SpecSyntax] {
    guard !FileSpec.exists(text) else { return [try SpecSyntax(text)] }
    var parser = SpecParser(text, isList: true)
    var specs = [try parser.spec()]
    while parser.skipComma() { specs.append(try parser.spec()) }
    return specs
  }

  /// Whether it names a distribution that is known, and not data to be counted; what it
  /// names need not be there.
  var isKnown: Bool { kind.map { !$0.isData } ?? false }

  /// How often it names standard input, by itself or within: `mix:.5*-+.5*benford`.
  var standardInputCount: Int {
    switch form {
    case .path: text == "-" ? 1 : 0
    case .value: 0
    case .file(let path, _), .column(_, let path): path == "-" ? 1 : 0
    case .learntChain(let spec), .tempered(_, let spec): spec.standardInputCount
    case .mixture(let components): components.reduce(0) { $0 + $1.part.standardInputCount }
    }
  }
}
