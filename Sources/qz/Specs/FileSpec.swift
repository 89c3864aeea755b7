import SourceCoding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A path, or `-` for standard input.
enum FileSpec {
  /// Whether there is a file at `path`.
  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// The bytes of the file, which are not read before they are needed.
  static func file(at path: String, isSpec: Bool = false) throws(Failure) -> FileSource {
    do throws(SourceError) {
      return path == "-" ? try .standardInput() : try FileSource(path: path)
    } catch {
      throw Failure(reading: path, error, isSpec: isSpec)
    }
  }

  /// Notes on a file that is used as bytes although it describes a code or contains
  /// counts.
  static func notes(on file: FileSource, at path: String) throws(Failure) -> [String] {
    // The schema of a codebook comes before its symbols.
    var start = [UInt8](repeating: 0, count: min(file.symbolCount, 1 << 12))
    do throws(SourceError) {
      var span = start.mutableSpan
      try file.read(at: 0, into: &span)
    } catch {
      throw Failure(reading: path, error)
    }
    if [AlphabetTally.schema, AlphabetTally.firstSchema].contains(where: {
      start.starts(with: $0.utf8)
    }) {
      return ["\(path): a tally, read as plain bytes; write tally:\(path) for its counts"]
    }
    guard start.first == UInt8(ascii: "{"), start.contains(CodebookFile.schema.utf8) else {
      return []
    }
    return ["\(path): a codebook, read as plain bytes; write code:\(path) for the code"]
  }
}

extension Failure {
  /// The failure of reading the file that the user named `name`.
  ///
  /// - Parameters:
  ///   - name: a path, or `-` for standard input.
  ///   - error: the reason.
  ///   - isSpec: whether something other than a file could have been named.
  init(reading name: String, _ error: SourceError, isSpec: Bool = false) {
    let place = name == "-" ? "standard input" : name
    let others =
      isSpec && error == .missing ? "; 'qz list specs' lists the other kinds of source" : ""
    self = .job(
      "\(place.isEmpty ? "''" : place): \(error)", remedy: error.remedy.map { $0 + others })
  }
}

extension SourceError {
  fileprivate var remedy: String? {
    switch self {
    case .directory: "name a file in it"
    case .missing: "check the name"
    case .forbidden: "ask for permission to read it"
    case .spooling: "set TMPDIR to a folder with enough space, or name a file"
    case .shrunk, .changed: "use a copy of it"
    case .system: nil
    }
  }
}
