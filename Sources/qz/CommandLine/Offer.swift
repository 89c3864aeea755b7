/// What a shell may offer where a value is typed.
///
/// It is declared with the option or the operand that takes the value, and the
/// completions of every shell are made from it.
indirect enum Offer: Hashable, Sendable {
  /// Nothing: a number, or text of one's own.
  case nothing
  /// A path.
  case files
  /// One of a few words.
  case words([String])
  /// A SPEC, or a path.
  case specs
  /// The name of a code.
  case codes
  /// The name of a code, or the choice among all.
  case encodings
  /// What a matrix shows: the name of a code, or what is exact.
  case cells
  /// A rule for the probability of the escape.
  case escapes
  /// A rule by which z is learnt.
  case smoothing
  /// What a symbol may be.
  case units
  /// A knob of `qz sweep`.
  case sweeps
  /// What `qz list` lists.
  case topics
  /// What `qz help` explains.
  case explained
  /// What `qz explain` prints.
  case articles
  /// Several, with commas between them.
  case list(of: Offer)

  /// Of a list what it is a list of, else the same.
  var element: Offer {
    if case .list(let element) = self { element } else { self }
  }

  /// Whether several may be given, with commas between them.
  var isList: Bool { element != self }

  /// Whether a path may be given.
  var takesPaths: Bool { element == .files || element == .specs }
}

/// What a command takes besides options.
struct Operand: Hashable, Sendable {
  /// The name in help: with `…` where several may be given, in brackets where none need
  /// be.
  let name: String

  /// What a shell may offer for it.
  let offer: Offer

  init(_ name: String, _ offer: Offer) {
    self.name = name
    self.offer = offer
  }

  /// Whether several may be given.
  var isRepeated: Bool { name.contains("…") }
}
