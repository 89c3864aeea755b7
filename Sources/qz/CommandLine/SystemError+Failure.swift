import Kernels

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

extension SystemError {
  static let tooManyLinks = SystemError(code: ELOOP)

  /// The job failure for this error, with its remedy.
  ///
  /// - Parameter place: The place that could not be written: a path or `standard
  ///   output`.
  /// - Returns: A failure with exit code 1.
  func failure(at place: String) -> Failure {
    if code == EPIPE && place == StandardStreams.outputName { return .readerGone }
    let (reason, remedy) = explanation
    return .job("\(place): \(reason)", remedy: remedy)
  }

  private var explanation: (reason: String, remedy: String?) {
    switch code {
    case EACCES, EPERM, EROFS:
      ("permission denied", "use --output with a place that you may write to")
    case EBADF: ("it is closed", "open it, or use --output FILE")
    case EFBIG:
      ("it would exceed the limit on the size of files", "raise the limit: ulimit -f")
    case EISDIR: ("it is a folder", "name a file in it")
    case ELOOP: ("its symbolic links form a circle", "name the file itself")
    case ENAMETOOLONG: ("the name is too long", "use --output with a shorter name")
    case ENOENT: ("no such folder", "create it, or use --output with another folder")
    case ENOSPC, EDQUOT:
      ("no space left on the device", "free some space, or use --output on another disk")
    case ENOTDIR: ("a part of the path is a file", "use --output with a path of folders")
    case EPIPE:
      ("its reader closed it before the end", "let it read to the end, or use --output FILE")
    default: (description, nil)
    }
  }
}
