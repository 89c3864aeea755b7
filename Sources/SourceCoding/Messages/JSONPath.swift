/// Where strings are in a JSON value: the names that lead to them, one a level.
///
///     JSONPath("cases.*.headers.*.@key")
///
/// A name is that of a member of an object, or the number of an element of an array, from 0
/// on. In double quotes it may have dots. `*` is any member or element. `@key` stands last,
/// for the names of an object's members in place of what they are.
package struct JSONPath: Hashable, Sendable {
  /// One level of a path.
  package enum Step: Hashable, Sendable {
    /// The member of this name, or the element of this number.
    case name(String)
    /// Any member or element.
    case any
    /// The names of the members.
    case key
  }

  /// The steps from the value to the strings.
  package let steps: [Step]

  /// The path as it was written.
  private let text: String

  /// The path that `text` says; `nil` if it is none.
  package init?(_ text: String) {
    var steps: [Step] = []
    var rest = Substring(text)
    while true {
      let name: Substring
      if rest.first == "\"" {
        guard let end = rest.dropFirst().firstIndex(of: "\"") else { return nil }
        name = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        steps.append(.name(String(name)))
      } else {
        name = rest.prefix { $0 != "." }
        rest = rest[name.endIndex...]
        guard !name.isEmpty else { return nil }
        steps.append(name == "*" ? .any : name == "@key" ? .key : .name(String(name)))
      }
      if rest.isEmpty { break }
      guard rest.popFirst() == "." else { return nil }
    }
    guard !steps.dropLast().contains(.key) else { return nil }
    self.steps = steps
    self.text = text
  }
}

extension JSONPath: CustomStringConvertible {
  /// The path as it was written.
  package var description: String { text }
}
