import SourceCoding

extension InformationUnit {
  /// A description of the unit, in a few words.
  package var summary: String {
    switch self {
    case .bits: "logarithms to the base 2; a fair yes-or-no question is 1 bit"
    case .nats: "natural logarithms, as in most losses; 1 nat is 1.442695 bits"
    case .bans: "logarithms to the base 10; 1 ban is 3.321928 bits"
    }
  }
}
