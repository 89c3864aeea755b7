/// The policy for symbols that q emits and z has never seen.
package enum UnseenPolicy: String, CaseIterable, Sendable {
  /// Stop, and name the symbols.
  case error
  /// Continue, and report infinite costs as infinite.
  case infinite
  /// Learn z so that no symbol of q is impossible.
  case smooth
  /// Give z an escape, after which these symbols are spelled out.
  case escape
}
