/// What becomes of symbols that q emits and z has never seen.
package enum UnseenPolicy: String, CaseIterable, Sendable {
  /// Stop, and name them.
  case error
  /// Go on, and report infinite costs as infinite.
  case infinite
  /// Learn z so that no symbol of q is impossible.
  case smooth
  /// Give z an escape, after which they are spelled out.
  case escape
}
