/// The path to strings in a JSON value: the names that lead to them, one for each
/// level.
///
///     JSONPath("cases.*.headers.*.@key")
///
/// A name is that of an object's member, or the number of an array's element, from 0
/// on. In double quotes it may contain dots. `*` matches any member or element. `@key`,
/// which must come last, means the names of an object's members instead of their
/// values.
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

  /// Parses a path; `nil` if `text` is not a path.
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
