import Reports
import SourceCoding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The value of `--book`: the file of a codebook, or a folder of codebooks.
///
/// `qz tables --write` makes such a folder. With a folder, each message is written in
/// the codebook in which it is shortest.
struct Book: Sendable {
  /// The path as the user wrote it.
  let path: String

  private let content: Content

  private enum Content: Sendable {
    case file(CodebookFile)
    case folder(TableSet)
  }

  /// Reads the codebooks.
  ///
  /// - Throws: a failure that says which file is wrong, and why.
  init(path: String) throws(Failure) {
    self.path = path
    content =
      Self.isFolder(path)
      ? .folder(try Self.set(in: path)) : .file(try CodebookFile(path: path))
  }

  /// Makes the code that both sides of a file share.
  ///
  /// - Throws: a failure if it is not a prefix code.
  func fileCode() throws(Failure) -> QZCoding {
    switch content {
    case .file(let file): return try file.fileCode()
    case .folder(let set):
      do throws(UnwritableQZ) {
        return try QZCoding(
          set.fileDesign, named: "tables", over: set.alphabet, hasEscape: set.hasEscape,
          isShared: true)
      } catch {
        throw .job("\(path): \(error)")
      }
    }
  }

  /// Makes the code for a report, in addition to others.
  ///
  /// - Throws: a failure if it is not a prefix code.
  func designer() throws(Failure) -> CodeDesigner {
    switch content {
    case .folder(let set): return CodeDesigner(set)
    case .file(let file):
      guard file.hasEscape else {
        return try CodeSpec.designer(named: CodeSpec.prefix + path)
      }
      return CodeDesigner(
        TableSet(
          name: path, alphabet: file.alphabet, hasEscape: true, tables: [try file.prefixCode()]))
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil
  }
}

// MARK: - Folders

extension Book {
  /// Reads the codebooks in a folder as one set, in the order of their names, with
  /// table-2 before table-10.
  private static func set(in folder: String) throws(Failure) -> TableSet {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
      .sorted { ($0.numbered, $0) < ($1.numbered, $1) }
    guard !names.isEmpty else {
      throw .job(
        "\(folder): no codebooks (*.json) are in this folder",
        remedy: "write them with qz tables DATA --write \(folder)")
    }
    guard names.count <= TableSetCoder.greatestCount else {
      throw .job(
        "\(folder): \(names.count.grouped) codebooks, more than "
          + "\(TableSetCoder.greatestCount.grouped)",
        remedy: "move some of them elsewhere")
    }
    var files: [CodebookFile] = []
    for name in names { files.append(try CodebookFile(path: joined(folder, name))) }
    return try set(of: files, in: folder)
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder + (folder.hasSuffix("/") ? "" : "/") + name
  }

  private static func set(
    of files: [CodebookFile], in folder: String
  ) throws(Failure) -> TableSet {
    let first = files[0]
    var alphabet = first.alphabet
    for file in files.dropFirst() {
      guard file.alphabet.unit == alphabet.unit else {
        throw .job(
          "\(file.path): a codebook for \(file.alphabet.unit)s, but \(first.path) is for "
            + "\(alphabet.unit)s",
          remedy: "keep codebooks of one unit in a folder")
      }
      guard file.hasEscape == first.hasEscape,
        !first.hasEscape || file.alphabet == first.alphabet
      else {
        throw .job(
          "\(file.path): its symbols are not those of \(first.path), and tables with an escape "
            + "must have the same",
          remedy: "write them together, with qz tables --write")
      }
      alphabet = alphabet.union(file.alphabet).alphabet
    }
    guard files.count * (alphabet.count + 1) <= TableSetCoder.mostCodewords else {
      throw .job(
        "\(folder): the codebooks have too many symbols together",
        remedy: "keep fewer of them in the folder")
    }
    var tables: [PrefixCode] = []
    for file in files {
      // A code that is not prefix-free is reported before its codewords are reordered.
      let own = try file.prefixCode()
      guard file.alphabet != alphabet else {
        tables.append(own)
        continue
      }
      var codewords = [Codeword?](repeating: nil, count: alphabet.count)
      for (symbol, place) in file.alphabet.union(alphabet).places.enumerated() {
        codewords[place] = own.codewords[symbol]
      }
      do throws(InvalidPrefixCode) { tables.append(try PrefixCode(codewords: codewords)) } catch {
        throw .job("\(file.path): \(error)")
      }
    }
    if first.hasEscape, let index = tables.firstIndex(where: { $0.codewords.contains(nil) }) {
      throw .job(
        "\(files[index].path): some symbols have no codeword",
        remedy: "give each symbol and the escape a codeword")
    }
    return TableSet(
      name: folder, alphabet: alphabet, hasEscape: first.hasEscape, tables: tables,
      selectors: try selectors(of: files))
  }

  /// Returns the names of tables, if the codebooks have them; `nil` if none has.
  private static func selectors(of files: [CodebookFile]) throws(Failure) -> PrefixCode? {
    guard let named = files.first(where: { $0.selector != nil }) else { return nil }
    if let file = files.first(where: { $0.selector == nil }) {
      throw .job(
        "\(file.path): no selector, but \(named.path) has one",
        remedy: "give each codebook a selector, or none")
    }
    do throws(InvalidPrefixCode) {
      return try PrefixCode(codewords: files.map(\.selector))
    } catch {
      throw .job(
        "\(named.path): the selectors of the folder are not prefix-free",
        remedy: "remove all of them, or write the tables anew")
    }
  }
}

extension String {
  /// The name with zeros before each number, so that names sort by their numbers.
  fileprivate var numbered: String {
    var result = ""
    var digits = ""
    for character in self {
      if character.isASCII, character.isNumber {
        digits.append(character)
      } else {
        result += Self.padded(digits)
        digits = ""
        result.append(character)
      }
    }
    return result + Self.padded(digits)
  }

  private static func padded(_ digits: String) -> String {
    digits.isEmpty ? "" : String(repeating: "0", count: Swift.max(0, 20 - digits.count)) + digits
  }
}
