internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A file that can be read at any place, by several threads at once.
///
/// It is a class because an open descriptor must be closed exactly once.
public final class InputFile: Sendable {
  /// The number of bytes in the file when it was opened; `nil` for a pipe or a
  /// device, which can be read only once, and only in order (see ``spooled(reporting:)``).
  public let byteCount: Int?

  /// The open descriptor; −1 after it is closed.
  private let openDescriptor: Atomic<Int32>

  private var descriptor: Int32 { openDescriptor.load(ordering: .relaxed) }

  /// The time of the last change before the file was opened, in nanoseconds.
  private let changeTime: Int

  /// The position of the first byte in the file.
  private let start: Int

  /// Opens the file at `path`.
  ///
  /// - Throws: ``SystemError`` if it cannot be read or is a directory.
  public convenience init(path: String) throws(SystemError) {
    // Safe because the string is terminated, and not kept by the call.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .latest }
    try self.init(adopting: descriptor)
  }

  /// Standard input from its current position: another program may have read its
  /// beginning.
  ///
  /// - Throws: ``SystemError`` if it cannot be read or is a directory.
  public static func standardInput() throws(SystemError) -> InputFile {
    let descriptor = dup(STDIN_FILENO)
    guard descriptor >= 0 else { throw .latest }
    return try InputFile(adopting: descriptor)
  }

  /// Takes over an open descriptor.
  private init(adopting descriptor: Int32) throws(SystemError) {
    var status = stat()
    // Safe because `status` outlives the call, which only writes to it.
    let failed = unsafe fstat(descriptor, &status) != 0
    let error: SystemError? =
      failed ? .latest : status.st_mode & S_IFMT == S_IFDIR ? .isDirectory : nil
    openDescriptor = Atomic(descriptor)
    changeTime = Self.changeTime(status)
    start = max(0, Int(lseek(descriptor, 0, SEEK_CUR)))
    // Files in /proc report size 0, and are read like pipes.
    let isRepeatable = status.st_mode & S_IFMT == S_IFREG && status.st_size > 0
    byteCount = isRepeatable ? max(0, Int(status.st_size) - start) : nil
    if let error { throw error }
  }

  deinit {
    closeFile()
  }

  /// Closes the file before its last owner is released; later reads fail.
  public func closeFile() {
    let descriptor = openDescriptor.exchange(-1, ordering: .relaxed)
    if descriptor >= 0 { close(descriptor) }
  }

  /// Fills `bytes` with the bytes from `offset` on, up to the end of the file.
  ///
  /// - Returns: the number of bytes read, less than `bytes.count` only at the end of
  ///   the file.
  /// - Throws: ``SystemError`` if the system cannot read them.
  /// - Precondition: The file has a ``byteCount``.
  public func read(at offset: Int, into bytes: inout MutableSpan<UInt8>) throws(SystemError) -> Int
  {
    var filled = 0
    while filled < bytes.count {
      let count = try Self.retrying {
        unsafe bytes.withUnsafeMutableBytes { buffer in
          // Safe because pointer and count are those of the rest of `bytes`.
          let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
          return unsafe pread(
            descriptor, rest.baseAddress, rest.count, off_t(start + offset + filled))
        }
      }
      guard count > 0 else { break }
      filled += count
    }
    return filled
  }

  /// Reads the next bytes into `bytes`, for input that is read once and in order.
  ///
  /// - Returns: the number of bytes that were available without further waiting; 0 at
  ///   the end.
  /// - Throws: ``SystemError`` if the system cannot read them.
  public func readNext(into bytes: inout MutableSpan<UInt8>) throws(SystemError) -> Int {
    try Self.retrying {
      // Safe because the call writes at most `bytes.count` bytes into `bytes`.
      unsafe bytes.withUnsafeMutableBytes { unsafe readOnce(descriptor, $0) }
    }
  }

  /// Whether the file's time of change and size are the same as when it was opened.
  public var isUnchanged: Bool {
    var status = stat()
    // Safe because `status` outlives the call, which only writes to it.
    guard unsafe fstat(descriptor, &status) == 0 else { return false }
    return Self.changeTime(status) == changeTime
      && max(0, Int(status.st_size) - start) == byteCount ?? 0
  }

  private static func changeTime(_ status: stat) -> Int {
    #if canImport(Darwin)
    let time = status.st_mtimespec
    #else
    let time = status.st_mtim
    #endif
    return Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }

  /// Copies input that can be read only once to a temporary file.
  ///
  /// The file is created in the folder that `TMPDIR` names, or `/tmp`. It has no name
  /// once it is open, and disappears with the process; memory does not grow with it.
  ///
  /// - Parameter report: receives the number of bytes of each part that is copied.
  /// - Returns: the copy.
  /// - Throws: ``SpoolingError`` if there is no room for it, or the input fails.
  public func spooled(
    reporting report: (Int) -> Void = { _ in }
  ) throws(SpoolingError) -> InputFile {
    let owner: InputFile
    // The owner takes over the copy's descriptor; its byte count is that of the still
    // empty file.
    do throws(SystemError) { owner = try InputFile(adopting: Self.temporaryFile()) } catch {
      throw .writing(error)
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 17)
    while true {
      var room = buffer.mutableSpan
      let count: Int
      do throws(SystemError) { count = try readNext(into: &room) } catch {
        throw .reading(error)
      }
      do throws(SystemError) {
        guard count > 0 else { return try owner.rewound() }
        try Self.write(buffer, count: count, to: owner.descriptor)
        report(count)
      } catch {
        throw .writing(error)
      }
    }
  }

  /// Writes the first `count` bytes of `buffer`.
  private static func write(
    _ buffer: [UInt8], count: Int, to descriptor: Int32
  ) throws(SystemError) {
    var written = 0
    while written < count {
      written += try retrying {
        // Safe because pointer and count are those of bytes of the buffer.
        unsafe buffer.withUnsafeBytes {
          let rest = unsafe UnsafeRawBufferPointer(rebasing: $0[written..<count])
          return unsafe writeOnce(descriptor, rest)
        }
      }
    }
  }

  /// The same file from its start, with its present size.
  private func rewound() throws(SystemError) -> InputFile {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .latest }
    let again = dup(descriptor)
    guard again >= 0 else { throw .latest }
    return try InputFile(adopting: again)
  }

  private static func temporaryFile() throws(SystemError) -> Int32 {
    // Safe because what `getenv` gives is copied at once, and `mkstemp` and `unlink`
    // get a terminated string that outlives them.
    let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
    var name = Array(((folder.isEmpty ? "/tmp" : folder) + "/qz-XXXXXX").utf8CString)
    let descriptor = unsafe mkstemp(&name)
    guard descriptor >= 0 else { throw .latest }
    unsafe unlink(name)
    return descriptor
  }

  /// The result of `call`, which is repeated as long as it is interrupted.
  private static func retrying(_ call: () -> Int) throws(SystemError) -> Int {
    while true {
      let result = call()
      if result >= 0 { return result }
      let error = SystemError.latest
      guard error.isInterruption else { throw error }
    }
  }
}

/// The call `read`, named here because the method above hides it.
private func readOnce(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  // Safe because the buffer's own count bounds what is written.
  unsafe read(descriptor, buffer.baseAddress, buffer.count)
}

/// The call `write`, named here because the method above hides it.
private func writeOnce(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  // Safe because the buffer's own count bounds what is read.
  unsafe write(descriptor, buffer.baseAddress, buffer.count)
}

/// The reason why input that can be read only once could not be copied to a temporary
/// file.
public enum SpoolingError: Error, Hashable, Sendable {
  /// The input could not be read.
  case reading(SystemError)
  /// The copy could not be created or written.
  case writing(SystemError)
}
