/// A picture made of SVG elements, added one after another.
///
/// A *mark* is an element that represents a value. It has a label that gives the value
/// in words: in a picture by itself this is a title, which viewers show on hover; in a
/// page it is an attribute, which the page's script shows on hover, on touch, and while
/// arrow keys move from mark to mark. It may also have data for the scripts of a page.
///
/// Elements do not contain colours but classes of `Palette`, so that one picture serves
/// light and dark pages. Text stays text.
struct Drawing: Sendable {
  /// The position of text relative to its point.
  enum Anchor: String {
    case start
    case middle
    case end
  }

  private struct Element: Sendable {
    let markup: String
    let label: String?
    let data: [(name: String, value: String)]
  }

  private var elements: [Element] = []

  /// A rectangle; a negative width or height extends to the left or upwards.
  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, _ style: String, label: String? = nil,
    fill: String? = nil, data: [(name: String, value: String)] = []
  ) {
    let (left, top) = (min(x, x + width), min(y, y + height))
    add(
      "rect", style, label,
      [
        ("x", number(left)), ("y", number(top)), ("width", number(abs(width))),
        ("height", number(abs(height))),
      ] + (fill.map { [("fill", $0)] } ?? []), data)
  }

  mutating func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), _ style: String
  ) {
    add(
      "line", style, nil,
      [
        ("x1", number(start.x)), ("y1", number(start.y)), ("x2", number(end.x)),
        ("y2", number(end.y)),
      ])
  }

  /// A line through the points; nothing for fewer than two points.
  mutating func polyline(_ points: [(x: Double, y: Double)], _ style: String) {
    guard points.count > 1 else { return }
    add(
      "path", style, nil,
      [("d", "M" + points.map { "\(number($0.x)) \(number($0.y))" }.joined(separator: "L"))])
  }

  /// The area that the points enclose.
  mutating func area(_ points: [(x: Double, y: Double)], _ style: String) {
    guard points.count > 2 else { return }
    let way = points.map { "\(number($0.x)) \(number($0.y))" }.joined(separator: "L")
    add("path", style, nil, [("d", "M\(way)Z")])
  }

  mutating func circle(
    at center: (x: Double, y: Double), radius: Double, _ style: String, label: String? = nil,
    data: [(name: String, value: String)] = []
  ) {
    add(
      "circle", style, label,
      [("cx", number(center.x)), ("cy", number(center.y)), ("r", number(radius))], data)
  }

  /// A line of text whose base line begins at the point, is centred on it or ends
  /// there.
  mutating func text(
    _ text: String, x: Double, y: Double, _ anchor: Anchor = .start, _ style: String = "",
    turned degrees: Double = 0
  ) {
    guard !text.isEmpty else { return }
    var attributes = [("x", number(x)), ("y", number(y))]
    if anchor != .start { attributes.append(("text-anchor", anchor.rawValue)) }
    if degrees != 0 {
      attributes.append(("transform", "rotate(\(number(degrees)) \(number(x)) \(number(y)))"))
    }
    elements.append(
      Element(
        markup: "<text" + Self.written(attributes, style) + ">\(XML.escaped(text))</text>",
        label: nil, data: []))
  }

  /// The elements as markup, with labels either as titles or as attributes.
  func markup(labelsAreTitles: Bool) -> String {
    elements.map { element in
      guard let label = element.label else { return element.markup }
      let start = element.markup.dropLast(2)
      return labelsAreTitles
        ? "\(start)><title>\(XML.escaped(label))</title></\(element.markup.dropFirst().prefix { $0 != " " })>"
        : start
          + Self.written(
            [("data-v", XML.escaped(label))]
              + element.data.map {
                ("data-" + $0.name, XML.escaped($0.value))
              }) + "/>"
    }.joined(separator: "\n")
  }

  private mutating func add(
    _ name: String, _ style: String, _ label: String?, _ attributes: [(String, String)],
    _ data: [(name: String, value: String)] = []
  ) {
    elements.append(
      Element(
        markup: "<\(name)\(Self.written(attributes, style))/>", label: label, data: data))
  }

  private static func written(_ attributes: [(String, String)], _ style: String = "") -> String {
    let all = (style.isEmpty ? [] : [("class", style)]) + attributes
    return all.map { " \($0.0)=\"\($0.1)\"" }.joined()
  }

  /// A coordinate with at most two decimals.
  private func number(_ value: Double) -> String {
    let text = NumberText.plain(value, decimals: 2)
    guard text.contains(".") else { return text }
    let short = text.reversed().drop { $0 == "0" }
    return String((short.first == "." ? short.dropFirst() : short).reversed())
  }
}

/// Text within markup.
enum XML {
  /// The text with markup characters escaped, and characters that XML forbids replaced
  /// by U+FFFD.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r": escaped += " "
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
