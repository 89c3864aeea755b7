import Kernels

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The few system calls on descriptors and paths, each in a safe form.
///
/// This is the only place in the command that passes pointers to the system. All calls
/// are safe for the same reason: the system reads a string or writes a structure that
/// lives until the call returns, and it gets the true size.
enum SystemCalls {
  /// The kind of object at a path, after following links.
  enum FileKind: Equatable {
    case nothing
    case regular(Attributes)
    case folder
    /// A device, a pipe, a socket.
    case special
  }

  /// The owner and the permissions of a file.
  struct Attributes: Equatable {
    let owner: uid_t
    let group: gid_t
    let mode: mode_t
  }

  static func kind(ofFileAt path: String) throws(SystemError) -> FileKind {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      let error = SystemError(code: errno)
      if error.code == ENOENT { return .nothing }
      throw error
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      return .regular(
        Attributes(owner: status.st_uid, group: status.st_gid, mode: status.st_mode & 0o7777))
    case S_IFDIR: return .folder
    default: return .special
    }
  }

  static func mayWrite(_ path: String) -> Bool {
    unsafe access(path, W_OK) == 0
  }

  /// Opens the existing file at `path` for writing, without changing it.
  static func openForWriting(_ path: String) throws(SystemError) -> Int32 {
    try checked(unsafe open(path, O_WRONLY | O_CLOEXEC))
  }

  /// Creates a file at `path`, which must not exist yet.
  static func createFile(_ path: String) throws(SystemError) -> Int32 {
    try checked(unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666))
  }

  /// Sets the attributes of the file, as far as the user may.
  static func apply(_ attributes: Attributes, to descriptor: Int32) {
    _ = fchown(descriptor, attributes.owner, attributes.group)
    _ = fchmod(descriptor, attributes.mode)
  }

  /// Writes all the bytes, continuing after interruptions and full pipes.
  static func writeAll(_ bytes: Span<UInt8>, to descriptor: Int32) throws(SystemError) {
    var rest = bytes
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes {
        unsafe write(descriptor, $0.baseAddress, $0.count)
      }
      if written >= 0 {
        rest = rest.extracting(droppingFirst: written)
      } else if errno == EAGAIN {
        // Another process made the shared pipe non-blocking: wait for room.
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&request, 1, -1)
      } else if errno != EINTR {
        throw SystemError(code: errno)
      }
    }
  }

  /// Waits until the file's bytes are on the disk.
  static func synchronize(_ descriptor: Int32) throws(SystemError) {
    _ = try checked(fsync(descriptor))
  }

  /// Waits until the names in the folder are on the disk.
  static func synchronizeFolder(_ path: String) throws(SystemError) {
    let descriptor = try checked(unsafe open(path, O_RDONLY | O_CLOEXEC))
    defer { closeFile(descriptor) }
    try synchronize(descriptor)
  }

  /// The identity of a file, which does not depend on its names.
  struct Identity: Equatable {
    let device: dev_t
    let number: ino_t
  }

  /// The identity of the file at a path, after following links; `nil` unless it is a
  /// regular file.
  static func identity(ofFileAt path: String) -> Identity? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? identity(status) : nil
  }

  /// The identity of the file behind a descriptor; `nil` unless it is a regular file.
  static func identity(of descriptor: Int32) -> Identity? {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 ? identity(status) : nil
  }

  private static func identity(_ status: stat) -> Identity? {
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Identity(device: status.st_dev, number: status.st_ino)
  }

  static func closeFile(_ descriptor: Int32) {
    _ = close(descriptor)
  }

  /// Moves the file at `path` to `destination`, replacing any file there.
  static func moveFile(_ path: String, to destination: String) throws(SystemError) {
    _ = try checked(unsafe rename(path, destination))
  }

  static func removeFile(_ path: String) {
    _ = unsafe unlink(path)
  }

  /// Occupies the lowest free descriptor with one that fails on use.
  ///
  /// Its number decides the mode: reading for the streams that are written, writing for
  /// standard input.
  static func occupyDescriptor() {
    let descriptor = unsafe open("/dev/null", O_WRONLY)
    guard descriptor > STDIN_FILENO else { return }
    _ = close(descriptor)
    _ = unsafe open("/dev/null", O_RDONLY)
  }

  static func isTerminal(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1
  }

  /// The number of columns of the terminal behind the descriptor; `nil` if it is not a
  /// terminal.
  static func terminalColumns(_ descriptor: Int32) -> Int? {
    var size = winsize()
    let isKnown = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
    return isKnown && size.ws_col > 0 ? Int(size.ws_col) : nil
  }

  private static func checked(_ result: Int32) throws(SystemError) -> Int32 {
    guard result >= 0 else { throw SystemError(code: errno) }
    return result
  }
}
