import SourceCoding

extension UnseenPolicy {
  /// A description of the policy, in a few words.
  package var summary: String {
    switch self {
    case .error: "stop, and name them"
    case .infinite: "continue, and report their cost as infinite"
    case .smooth: "give them a probability, by the rule of --smoothing"
    case .escape: "spell them out after an escape, whose probability is that of --escape"
    }
  }
}
