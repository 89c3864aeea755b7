#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// An error that the operating system reported for a call.
public struct SystemError: Error, Hashable, Sendable {
  /// The number of the error, an `errno`.
  public let code: Int32

  /// The error with the given number.
  public init(code: Int32) {
    self.code = code
  }

  /// The error of the last failed call in this thread.
  static var latest: SystemError { SystemError(code: errno) }

  /// Whether the call was merely interrupted and can be made again.
  var isInterruption: Bool { code == EINTR }

  /// There is no file of that name.
  public static let noSuchFile = SystemError(code: ENOENT)

  /// There is a directory where a file is needed.
  public static let isDirectory = SystemError(code: EISDIR)

  /// The descriptor is closed.
  public static let isClosed = SystemError(code: EBADF)

  /// The user has no permission for the operation.
  public static let permissionDenied = SystemError(code: EACCES)
}

extension SystemError: CustomStringConvertible {
  /// The system's words for the error: `No such file or directory`.
  public var description: String {
    // Safe because strerror returns a terminated string, copied at once.
    unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
  }
}
