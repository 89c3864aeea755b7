import SourceCoding

/// The options of `qz tables`, each declared once.
enum TablesOptions {
  static let messages = Option<MessageUnit>(
    name: "messages", placeholder: "UNIT",
    help: "line, nul, fixed:N, json:PATH, …",
    defaultText: "line", offer: .words(["line", "nul", "file"]), fallback: .line
  ) { (text) throws(Failure) in
    do throws(UnknownMessageUnit) {
      return try MessageUnit(named: text)
    } catch {
      let nearest = didYouMean(text, among: ["line", "nul", "file"])
      throw .usage("--messages: \(error)", remedy: nearest.map { "did you mean '\($0)'?" })
    }
  }

  static let tables = Option<ClosedRange<Int>>(
    name: "tables", placeholder: "K", help: "how many tables at most, or from-to",
    defaultText: "1-8", fallback: 1...8
  ) { (text) throws(Failure) in
    let parts = text.parts(between: "-", atMost: 2).map(String.init)
    let limits = 1...TableStudy.mostTables
    let first = try parseWholeNumber(parts[0], in: limits, for: "--tables")
    let last =
      parts.count == 2 ? try parseWholeNumber(parts[1], in: limits, for: "--tables") : first
    guard first <= last else {
      throw .usage("--tables \(text) ends before it begins", remedy: "write it like 1-8")
    }
    return first...last
  }

  static let code = Option<TableDesign.Family>(
    name: "code", placeholder: "NAME", help: "huffman, limited:L, rans, order:1 or ideal",
    defaultText: "huffman", offer: .words(["huffman", "limited:15", "rans", "order:1", "ideal"]),
    fallback: .huffman
  ) { (text) throws(Failure) in
    switch text {
    case "huffman": return .huffman
    case "rans": return .rans
    case "ideal": return .ideal
    case "order:1": return .order1
    default:
      guard text.hasPrefix("limited:") else {
        throw .usage(
          "--code takes huffman, limited:L, rans, order:1 or ideal, not '\(text)'",
          remedy: didYouMean(text, among: ["huffman", "rans", "order:1", "ideal"])
            .map { "did you mean '\($0)'?" })
      }
      // 256 symbols need eight bits.
      let limit = String(text.dropFirst(8))
      return .limited(try parseWholeNumber(limit, in: 8...255, for: "--code limited:"))
    }
  }

  static let by = Option<Grouping>(
    name: "by", placeholder: "WHAT",
    help: "how tables are chosen: message, context or both (default all three), file, column:N",
    offer: .words(["message", "context", "both", "file"]),
    fallback: .all
  ) { (text) throws(Failure) in
    switch text {
    case "message": return .found(.message)
    case "context": return .found(.context)
    case "both": return .found(.both)
    case "file": return .file
    default:
      guard text.hasPrefix("column:"), text.utf8.count > 7 else {
        throw .usage(
          "--by takes message, context, both, file or column:N, not '\(text)'",
          remedy: didYouMean(text, among: ["message", "context", "both", "file"])
            .map { "did you mean '\($0)'?" })
      }
      return .column(String(text.dropFirst(7)))
    }
  }

  /// The way in which a table is chosen.
  enum Grouping: Hashable, Sendable {
    /// All ways that are found: by message, by the byte before, and by both.
    case all
    case found(TableCurve.Grouping)
    /// By the file that the message is in.
    case file
    /// By a column of the table that has the messages in another column.
    case column(String)
  }

  static let selector = Option<TableRules.Selector?>(
    name: "selector", placeholder: "CODE", help: "how a table is named",
    defaultText: "fixed",
    values: TableRules.Selector.allCases.map(\.rawValue), fallback: nil
  ) { (text) throws(Failure) in
    let words = TableRules.Selector.allCases.map(\.rawValue)
    return TableRules.Selector(rawValue: try parseWord(text, among: words, for: "--selector"))
  }

  static let split = Option<TableSplit>.choice(
    "split", placeholder: "WHICH", help: "which messages are held out",
    fallback: .stride)

  static let align = Option<Int>(
    name: "align", placeholder: "N", help: "pad messages to byte, bit or N bits",
    defaultText: "byte", offer: .words(["byte", "bit"]), fallback: 8
  ) { (text) throws(Failure) in
    switch text {
    case "byte": 8
    case "bit": 1
    default: try parseWholeNumber(text, in: 1...1024, for: "--align")
    }
  }

  static let write = Option<String?>(
    name: "write", placeholder: "DIR",
    help: "write the tables, designed on all messages, as codebooks", offer: .files, fallback: nil
  ) { (text) throws(Failure) in text }
}
