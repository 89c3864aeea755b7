import SourceCoding

/// Rows of predictions in a JSON file, one object each.
///
///     {"label": 3, "probabilities": [0.1, 0.2, 0.3, 0.4]}
///     {"label": "cat", "probabilities": {"cat": 0.7, "dog": 0.3}}
///     {"label": [0.5, 0.5], "logits": [1.5, -2], "id": "a7", "document": "news"}
struct JSONRowReader: RowReader {
  let placeName = "line"

  private let path: String
  private var values: JSONValueReader

  /// Whether the labels are in this file, and not in another one.
  private let hasLabels: Bool

  /// The key of the values in the first line.
  private var valuesKey: String?

  /// The names of the classes, if values are members of an object.
  private(set) var classNames: [String]?

  static let labelKeys = ["label", "labels", "target", "y"]
  static let valueKeys = ["probabilities", "probs", "logits", "logprobs"]
  static let documentKeys = ["document", "doc_id"]

  /// Whether an object is a row of this kind.
  static func reads(_ value: JSONTree) -> Bool {
    guard let first = value.first(of: valueKeys) else {
      return value.first(of: labelKeys) != nil
    }
    // A list of objects under 'logprobs' is the form in which servers write tokens.
    return first.value.items?.allSatisfy { $0.members == nil } ?? (first.value.members != nil)
      && value["token"] == nil && value["choices"] == nil
  }

  /// A reader of `file`, which the user named `path`.
  init(_ file: FileSource, path: String, hasLabels: Bool) {
    self.path = path
    self.hasLabels = hasLabels
    values = JSONValueReader(file, path: path)
  }

  mutating func next(_ row: inout NumberRow) throws(Failure) -> Bool {
    guard let object = try values.next() else { return false }
    let place = values.place
    guard object.members != nil else {
      throw .job("\(place) is not a JSON object", remedy: Self.remedy)
    }
    guard let (key, found) = object.first(of: Self.valueKeys) else {
      throw .job(
        "\(place) has no predictions",
        remedy: "give every line 'probabilities', 'logits' or 'logprobs'")
    }
    guard valuesKey ?? key == key else {
      throw .job(
        "\(place) has '\(key)' where lines before it have '\(valuesKey ?? "")'",
        remedy: "give every line the same")
    }
    valuesKey = key
    row.place = values.lineNumber
    row.areLogits = key.hasPrefix("log")
    row.id = object["id"]?.name
    row.document = object.first(of: Self.documentKeys)?.value.name
    row.values = try numbers(found, key, at: place)
    row.label = hasLabels ? try label(object, at: place) : .none
    return true
  }

  private mutating func numbers(
    _ value: JSONTree, _ key: String, at place: String
  ) throws(Failure) -> [Double] {
    if let numbers = value.numbers { return numbers }
    if let number = value.number { return [number] }
    guard let members = value.members else { throw Self.wrongKind(key, at: place) }
    let names = classNames ?? members.map(\.key)
    classNames = names
    guard Set(members.map(\.key)).count == members.count else {
      throw .job(
        "\(place): '\(key)' has the same class twice", remedy: "give every class one number")
    }
    var numbers: [Double] = []
    for name in names {
      guard let member = value[name] else {
        throw .job(
          "\(place): '\(key)' has no class '\(name)', which lines before it have",
          remedy: "give every line the same classes")
      }
      guard let number = member.number else { throw Self.wrongKind(key, at: place) }
      numbers.append(number)
    }
    if let other = members.first(where: { !names.contains($0.key) })?.key {
      throw .job(
        "\(place): '\(key)' has a class '\(other)', which lines before it lack",
        remedy: "give every line the same classes")
    }
    return numbers
  }

  private func label(_ object: JSONTree, at place: String) throws(Failure) -> NumberRow.Label {
    guard let (key, value) = object.first(of: Self.labelKeys) else {
      throw .job(
        "\(place) has no label", remedy: "give every line a 'label', or use --labels FILE")
    }
    switch value {
    case .number(let number): return .number(number)
    case .text: return .text(value.string ?? "")
    case .truth(let isTrue): return .number(isTrue ? 1 : 0)
    case .list:
      guard let numbers = value.numbers else { throw Self.wrongKind(key, at: place) }
      return .distribution(numbers)
    case .object(let members):
      guard let names = classNames else { throw Self.wrongKind(key, at: place) }
      guard members.allSatisfy({ names.contains($0.key) }) else {
        throw .job(
          "\(place): '\(key)' has a class that the predictions lack",
          remedy: "give both the same classes")
      }
      return .distribution(names.map { value[$0]?.number ?? 0 })
    case .null: throw Self.wrongKind(key, at: place)
    }
  }

  private static let remedy =
    "write it like {\"label\": 1, \"probabilities\": [0.2, 0.8]} "
    + "or {\"text\": \"a\", \"logprob\": -1.5}"

  private static func wrongKind(_ key: String, at place: String) -> Failure {
    .job("\(place): '\(key)' is of the wrong kind", remedy: remedy)
  }
}
