import SourceCoding

/// A SPEC in parsed form, before anything that it names is read.
///
/// Every SPEC is parsed into this form once, including all SPECs within it. The form
/// determines whether it is a known distribution, which paths it names, and where it
/// ends in a list.
struct SpecSyntax: Sendable {
  /// The words that the user wrote.
  let text: String

  /// The kind of SPEC; `nil` for a path.
  let kind: SpecKind?

  /// The meaning of the words.
  let form: Form

  /// The parts of a SPEC.
  indirect enum Form: Sendable {
    /// The text is a path, or `-` for standard input.
    case path
    /// `kind:value`, with the reader of the value.
    case value(String, SpecKind.Reader)
    /// `kind:FILE`, with the reader of the file.
    case file(String, SpecKind.Reader)
    /// `column:N,FILE`.
    case column(String, file: String)
    /// `markov:learn,SPEC`.
    case learntChain(SpecSyntax)
    /// `temper:T,SPEC`.
    case tempered(WideReal, SpecSyntax)
    /// `mix:W*SPEC+W*SPEC`.
    case mixture([Component])
  }

  /// A SPEC in a mixture, with its weight.
  struct Component: Sendable {
    /// The weight, from 0 to 1.
    let weight: WideReal
    /// The SPEC.
    let part: SpecSyntax
  }

  /// The greatest depth of nested SPECs, including the outermost one.
  static let greatestDepth = 32

  /// Parses the whole of `text` as one SPEC.
  ///
  /// - Throws: a usage failure if it is incomplete, or too deep.
  init(_ text: String) throws(Failure) {
    var parser = SpecParser(text, isList: false)
    self = try parser.spec()
  }

  /// A SPEC with the given form.
  init(_ text: Substring, _ kind: SpecKind?, _ form: Form) {
    self.text = String(text)
    self.kind = kind
    self.form = form
  }

  /// The SPECs in a list separated by commas: `a.txt,zipf:256,1.1`.
  ///
  /// A SPEC or the name of a file may also contain a comma. A comma therefore ends a
  /// SPEC only if another one follows: the name of a file, `-`, or a kind of SPEC. A
  /// list that is the name of a file is that file.
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

  /// Whether it names a known distribution, and not data to be counted.
  ///
  /// What it names need not exist.
  var isKnown: Bool { kind.map { !$0.isData } ?? false }

  /// The number of times that it names standard input, directly or in its parts:
  /// `mix:.5*-+.5*benford`.
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
