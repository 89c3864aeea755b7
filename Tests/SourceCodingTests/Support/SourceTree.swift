import Foundation

/// The sources as text: which file declares a type, and which files name it.
///
/// A name counts where it stands outside comments and strings. Members are not followed, so an
/// arrow that is reported is there, and a few that exist are not seen.
struct SourceTree {
  /// One file of `Sources`.
  struct File {
    /// `SourceCoding/Codes/Prefix/Huffman.swift`.
    let path: String
    /// The words of its code, without comments and strings.
    let words: Set<String>
    /// The types that it declares at the outermost level.
    let types: [String]

    var module: String { String(path.prefix { $0 != "/" }) }
    var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }
  }

  /// A file that names a type of another file.
  struct Arrow: Hashable {
    let from: String
    let to: String
    let type: String
  }

  let files: [File]

  init(root: URL) throws {
    let sources = root.appendingPathComponent("Sources")
    let names = FileManager.default.enumerator(atPath: sources.path)?.allObjects as? [String] ?? []
    files = try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
      let text = try Data(contentsOf: sources.appendingPathComponent(name))
      return File(path: name, [UInt8](text))
    }
  }

  /// All arrows from file to file within a module.
  var arrows: [Arrow] {
    var owners: [String: [File]] = [:]
    for file in files { for type in file.types { owners[type, default: []].append(file) } }
    return files.flatMap { file in
      file.words.sorted().compactMap { word -> Arrow? in
        // What a file declares itself, or several do, is not followed.
        guard !file.types.contains(word), let owner = owners[word], owner.count == 1,
          owner[0].module == file.module
        else { return nil }
        return Arrow(from: file.path, to: owner[0].path, type: word)
      }
    }
  }

  /// A circle of folders, each of which names a type of the next; `nil` if there is none.
  var circle: [String]? {
    var edges: [String: Set<String>] = [:]
    for arrow in arrows {
      let (from, to) = (Self.folder(of: arrow.from), Self.folder(of: arrow.to))
      if from != to { edges[from, default: []].insert(to) }
    }
    var done: Set<String> = []
    var path: [String] = []
    func visit(_ folder: String) -> [String]? {
      if let place = path.firstIndex(of: folder) { return Array(path[place...]) + [folder] }
      guard !done.contains(folder) else { return nil }
      path.append(folder)
      for next in edges[folder, default: []].sorted() {
        if let circle = visit(next) { return circle }
      }
      path.removeLast()
      done.insert(folder)
      return nil
    }
    for folder in edges.keys.sorted() { if let circle = visit(folder) { return circle } }
    return nil
  }

  static func folder(of path: String) -> String {
    path.split(separator: "/").dropLast().joined(separator: "/")
  }
}

extension SourceTree.File {
  fileprivate init(path: String, _ text: [UInt8]) {
    var scanner = CodeScanner(text)
    scanner.scan()
    self.init(path: path, words: scanner.words, types: scanner.types)
  }
}

/// Finds the words of Swift code, and the types that begin a line.
private struct CodeScanner {
  private let text: [UInt8]
  private var place = 0
  private var last = ""
  private var isAtOuterLevel = true
  private(set) var words: Set<String> = []
  private(set) var types: [String] = []

  private static let kinds: Set<String> = [
    "struct", "enum", "class", "protocol", "actor", "typealias",
  ]

  init(_ text: [UInt8]) { self.text = text }

  mutating func scan() {
    scan(until: nil)
  }

  /// Reads code up to the parenthesis that ends an interpolation, or to the end.
  private mutating func scan(until end: UInt8?) {
    var depth = 0
    while place < text.count {
      let byte = text[place]
      switch byte {
      case UInt8(ascii: "/") where follows("//"):
        while place < text.count, text[place] != 10 { place += 1 }
      case UInt8(ascii: "/") where follows("/*"):
        while place < text.count, !follows("*/") { place += 1 }
        place += 2
      case UInt8(ascii: "\""), UInt8(ascii: "#"): skipString()
      case UInt8(ascii: "("), UInt8(ascii: ")"):
        depth += byte == UInt8(ascii: "(") ? 1 : -1
        place += 1
        if end == byte, depth < 0 { return }
      case 10:
        place += 1
        isAtOuterLevel = place < text.count && text[place] != 32 && text[place] != 125
      default:
        if Self.isLetter(byte) { readWord() } else { place += 1 }
      }
    }
  }

  private mutating func readWord() {
    let start = place
    while place < text.count, Self.isLetter(text[place]) || 48...57 ~= text[place] { place += 1 }
    let word = String(decoding: text[start..<place], as: UTF8.self)
    if isAtOuterLevel, Self.kinds.contains(last) { types.append(word) }
    last = word
    // A member is not the type of that name.
    if start == 0 || text[start - 1] != UInt8(ascii: ".") { words.insert(word) }
  }

  private mutating func skipString() {
    var marks = 0
    while place < text.count, text[place] == UInt8(ascii: "#") {
      marks += 1
      place += 1
    }
    guard place < text.count, text[place] == UInt8(ascii: "\"") else { return }
    let hashes = String(repeating: "#", count: marks)
    let quote = follows("\"\"\"") ? "\"\"\"" : "\""
    place += quote.utf8.count
    while place < text.count {
      if follows(quote + hashes) {
        place += quote.utf8.count + marks
        return
      }
      if follows("\\" + hashes) {
        place += 1 + marks
        if follows("(") {
          place += 1
          scan(until: UInt8(ascii: ")"))
          continue
        }
      }
      place += 1
    }
  }

  private func follows(_ word: String) -> Bool {
    var offset = place
    for byte in word.utf8 {
      guard offset < text.count, text[offset] == byte else { return false }
      offset += 1
    }
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    65...90 ~= byte || 97...122 ~= byte || byte == 95
  }
}
