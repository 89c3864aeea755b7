internal import Kernels

/// A message in a file, read in pieces and never whole.
public struct FileSource: SymbolSource {
  private let file: InputFile

  /// The present content of the file at `path`.
  ///
  /// A pipe or device is first copied to a temporary file without a name, because a
  /// message is read more than once.
  ///
  /// - Throws: ``SourceError`` if it cannot be read.
  public init(path: String) throws(SourceError) {
    try self.init { () throws(SystemError) in try InputFile(path: path) }
  }

  /// The content of standard input, up to its end.
  ///
  /// - Throws: ``SourceError`` if it cannot be read.
  public static func standardInput() throws(SourceError) -> FileSource {
    try FileSource { () throws(SystemError) in try InputFile.standardInput() }
  }

  private init(_ open: () throws(SystemError) -> InputFile) throws(SourceError) {
    let opened: InputFile
    do throws(SystemError) { opened = try open() } catch { throw SourceError(error) }
    do throws(SpoolingError) {
      if opened.byteCount == nil {
        WorkProgress.begin("reading the pipe", "bytes")
        file = try opened.spooled { WorkProgress.add($0) }
      } else {
        file = opened
      }
    } catch {
      throw switch error {
      case .reading(.isClosed): .system("it is closed")
      case .reading(let error): .system(error.description)
      case .writing(let error): .spooling(error.description)
      }
    }
    symbolCount = file.byteCount ?? 0
  }

  /// Closes the file, if it will not be read again although a result still contains it.
  public func close() { file.closeFile() }

  /// The number N of symbols in the message.
  public let symbolCount: Int

  /// Reads the symbols from `offset` on.
  public func read(at offset: Int, into symbols: inout MutableSpan<UInt8>) throws(SourceError) {
    let count: Int
    do { count = try file.read(at: offset, into: &symbols) } catch { throw SourceError(error) }
    guard count == symbols.count else { throw .shrunk(byteCount: offset + count) }
    guard file.isUnchanged else { throw .changed }
  }
}

/// The reason why a message could not be read.
public enum SourceError: Error, Hashable, Sendable {
  /// There is no file of that name.
  case missing
  /// The name is that of a folder.
  case directory
  /// The system does not permit it.
  case forbidden
  /// The system failed, for the reason given in the system's words.
  case system(String)
  /// Input that can be read only once could not be copied to a temporary file.
  case spooling(String)
  /// The file has only `byteCount` bytes now, fewer than when it was opened.
  case shrunk(byteCount: Int)
  /// The message is not the same as when it was read before.
  case changed

  init(_ error: SystemError) {
    self =
      switch error {
      case .noSuchFile: .missing
      case .isDirectory: .directory
      case .permissionDenied: .forbidden
      default: .system(error.description)
      }
  }
}

extension SourceError: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .missing: "no such file"
    case .directory: "it is a folder"
    case .forbidden: "permission denied"
    case .system(let reason): reason
    case .spooling(let reason): "cannot be copied to a temporary file: \(reason)"
    case .changed: "it was changed while it was read"
    case .shrunk(let byteCount):
      "it shrank to \(byteCount.counted("byte")) while it was read"
    }
  }
}
