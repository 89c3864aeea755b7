internal import SourceCoding

/// The names of proxies and sources in a report, shortened if they stay distinct.
struct MatrixLabels {
  let proxies: [String]
  let sources: [String]

  /// Numbers that stand for the names where there is little room; `nil` if the names fit.
  ///
  /// A file's name is not cut, since its beginning and its end may be those of others too.
  let keys: (proxies: [String], sources: [String])?

  /// The names by their numbers, if they have any.
  private let numbered: [String]

  /// The greatest width of a name above a column of numbers.
  private static let room = 9

  init(_ matrix: ProxyMatrix) {
    let (proxies, sources) = (
      Self.labels(of: matrix.proxies), Self.labels(of: matrix.sources.map(\.name))
    )
    (self.proxies, self.sources) = (proxies, sources)
    let originals = matrix.proxies + matrix.sources.map(\.name)
    let areShort = zip(proxies + sources, originals).allSatisfy { label, original in
      label.columnCount <= Self.room || original.contains(":")
    }
    guard !areShort else {
      (keys, numbered) = (nil, [])
      return
    }
    let names = proxies + sources.filter { !proxies.contains($0) }
    let numbers = Dictionary(
      names.enumerated().map { ($1, "\($0 + 1)") }, uniquingKeysWith: { first, _ in first })
    numbered = names
    keys = (proxies.map { numbers[$0] ?? $0 }, sources.map { numbers[$0] ?? $0 })
  }

  /// The names by their numbers, for a reader; `nil` if the names are used themselves.
  var table: Table? {
    guard keys != nil else { return nil }
    var table = Table([Table.Column("", .number), Table.Column("", .detail)])
    for (index, name) in numbered.enumerated() {
      table.add([Cell("\(index + 1)", .faint), Cell(name)])
    }
    return table
  }

  /// The proxies, each after its number if it has one.
  var numberedProxies: [String] {
    keys.map { zip($0.proxies, proxies).map { "\($0)  \($1)" } } ?? proxies
  }

  /// The label of one name: a path without folders, or a word without its kind.
  ///
  /// `corpus:english` is `english`. Numbers keep the name of their family:
  /// `binomial:200,.001`.
  private static func label(of name: String) -> String {
    let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let value = parts.count == 2 && !parts[0].contains("/") ? parts[1] : name[...]
    let isOneName = !value.contains { ":,=*".contains($0) }
    guard parts.count < 2 || (isOneName && value.first.map { !".0123456789".contains($0) } ?? false)
    else { return name }
    return value.lastIndex(of: "/").map { String(value[value.index(after: $0)...]) }
      ?? String(value)
  }

  /// The names without folders or the kind of SPEC, or with as few folders as tell them apart; on
  /// one line.
  private static func labels(of names: [String]) -> [String] {
    func areClear(_ labels: [String]) -> Bool {
      Set(labels).count == Set(names).count && !labels.contains("")
    }
    let labels = names.map(label)
    if areClear(labels) { return labels.map(\.onOneLine) }
    let paths = names.map { $0.split(separator: "/") }
    let depth = paths.map(\.count).max() ?? 1
    let short =
      depth < 2
      ? nil
      : (2...depth).lazy
        .map { count in paths.map { $0.suffix(count).joined(separator: "/") } }
        .first(where: areClear)
    return (short ?? names).map(\.onOneLine)
  }
}
