import SourceCoding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A path, or `-` for standard input.
enum FileSpec {
  /// Whether something is at `path`.
  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// The bytes of the file, which stay where they are until they are read.
  static func material(at path: String) throws(Failure) -> Spec.Material {
    do throws(SourceError) {
      return .data(path == "-" ? try .standardInput() : try FileSource(path: path))
    } catch {
      throw Failure(reading: path, error)
    }
  }
}

extension Failure {
  /// The failure of reading what the user called `name`.
  init(reading name: String, _ error: SourceError) {
    let place = name == "-" ? "standard input" : name
    self = .job("\(place): \(error)", remedy: error.remedy)
  }
}

extension SourceError {
  fileprivate var remedy: String? {
    switch self {
    case .directory: "name a file in it"
    case .missing: "check the name; 'qz list specs' shows what else can be named"
    case .forbidden: "ask for permission to read it"
    case .spooling: "name a folder with room in TMPDIR, or name a file"
    case .shrunk, .changed: "measure a copy of it"
    case .system: nil
    }
  }
}
