/// A law that a result was held against.
public struct Check: Hashable, Sendable {
  /// What was checked: `round trip of huffman`.
  public let name: String

  /// Whether it holds.
  public let holds: Bool

  /// The numbers that it was decided by, in words.
  public let detail: String

  /// The verdict on the law called `name`.
  public init(name: String, holds: Bool, detail: String) {
    self.name = name
    self.holds = holds
    self.detail = detail
  }
}
