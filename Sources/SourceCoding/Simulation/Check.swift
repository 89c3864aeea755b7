/// A law that a result was checked against.
public struct Check: Hashable, Sendable {
  /// The name of the law: `round trip of huffman`.
  public let name: String

  /// Whether the law holds.
  public let holds: Bool

  /// The numbers that decide it, in words.
  public let detail: String

  /// The result of checking the law with the given name.
  public init(name: String, holds: Bool, detail: String) {
    self.name = name
    self.holds = holds
    self.detail = detail
  }
}
