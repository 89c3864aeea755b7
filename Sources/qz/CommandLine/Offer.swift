/// The suggestions that a shell can make where a value is typed.
///
/// It is declared with the option or the operand that takes the value, and the
/// completions of every shell are made from it.
indirect enum Offer: Hashable, Sendable {
  /// Nothing: a number, or free text.
  case nothing
  /// A path.
  case files
  /// One of a few words.
  case words([String])
  /// A SPEC, or a path.
  case specs
  /// The name of a code.
  case codes
  /// The name of a code, or the word that chooses among all.
  case encodings
  /// The content of a matrix: the name of a code, or an exact quantity.
  case cells
  /// A rule for the probability of the escape.
  case escapes
  /// A rule for learning z.
  case smoothing
  /// A symbol unit.
  case units
  /// A kind of `qz sweep`.
  case sweeps
  /// A topic of `qz list`.
  case topics
  /// A subject of `qz help`.
  case explained
  /// An article of `qz explain`.
  case articles
  /// What `qz schema` describes.
  case schemas
  /// Several, with commas between them.
  case list(of: Offer)

  /// The offer for one value: for a list, that of its elements.
  var element: Offer {
    if case .list(let element) = self { element } else { self }
  }

  /// Whether several values may be given, separated by commas.
  var isList: Bool { element != self }

  /// Whether a path may be given.
  var takesPaths: Bool { element == .files || element == .specs }
}

/// An argument of a command that is not an option.
struct Operand: Hashable, Sendable {
  /// The name in help: with `…` if several may be given, in brackets if it may be left
  /// out.
  let name: String

  /// The suggestions that a shell can make for it.
  let offer: Offer

  init(_ name: String, _ offer: Offer) {
    self.name = name
    self.offer = offer
  }

  /// Whether several may be given.
  var isRepeated: Bool { name.contains("…") }
}
