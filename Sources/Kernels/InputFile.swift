#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A file that is read at any place, by several threads at once.
///
/// A class because an open descriptor is one thing, which is closed once.
public final class InputFile: Sendable {
  /// The number of bytes in the file when it was opened.
  public let byteCount: Int

  private let descriptor: Int32

  /// Opens the file at `path`; a pipe or device is spooled (see below).
  ///
  /// - Throws: ``SystemError`` if it cannot be read or is a directory.
  public convenience init(path: String) throws(SystemError) {
    // Safe because the string is terminated, and not kept by the call.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .latest }
    try self.init(adopting: descriptor)
  }

  /// Standard input: a file that was redirected, from its start, or a pipe.
  ///
  /// - Throws: ``SystemError`` if it cannot be read or is a directory.
  public static func standardInput() throws(SystemError) -> InputFile {
    let descriptor = dup(STDIN_FILENO)
    guard descriptor >= 0 else { throw .latest }
    return try InputFile(adopting: descriptor)
  }

  /// Takes over an open descriptor.
  ///
  /// What is no regular file cannot be read twice, nor its length be known. It
  /// is copied to a temporary file that has no name and vanishes with the
  /// process, so that memory does not grow with it.
  private init(adopting descriptor: Int32) throws(SystemError) {
    var status = stat()
    // Safe because `status` outlives the call, which only writes to it.
    guard unsafe fstat(descriptor, &status) == 0 else { throw Self.closing(descriptor) }
    switch status.st_mode & S_IFMT {
    case S_IFREG where status.st_size > 0:
      self.descriptor = descriptor
      byteCount = Int(status.st_size)
    case S_IFDIR:
      close(descriptor)
      throw .isDirectory
    default:
      // Also the files of /proc, which call themselves empty.
      defer { close(descriptor) }
      (self.descriptor, byteCount) = try Self.spool(descriptor)
    }
  }

  deinit {
    close(descriptor)
  }

  /// Fills `bytes` from `offset` on, as far as the file goes.
  ///
  /// - Returns: the number of bytes read, less than `bytes.count` only at the
  ///   end of the file.
  /// - Throws: ``SystemError`` if the system cannot read them.
  public func read(at offset: Int, into bytes: inout MutableSpan<UInt8>) throws(SystemError) -> Int
  {
    var filled = 0
    while filled < bytes.count {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        // Safe because the pointer and the count are those of the rest of `bytes`.
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
        return unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
      }
      if count == 0 { break }
      if count < 0 {
        let error = SystemError.latest
        guard error.isInterruption else { throw error }
        continue
      }
      filled += count
    }
    return filled
  }

  private static func spool(_ input: Int32) throws(SystemError) -> (Int32, byteCount: Int) {
    // Safe because `tmpfile` gives a stream or nothing, and is asked for its
    // descriptor before it is closed.
    guard let stream = unsafe tmpfile() else { throw .latest }
    let copy = unsafe dup(fileno(stream))
    unsafe fclose(stream)
    guard copy >= 0 else { throw .latest }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var byteCount = 0
    while true {
      // Safe because the call writes at most `buffer.count` bytes into `buffer`.
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe readOnce(input, $0) }
      if count == 0 { return (copy, byteCount) }
      if count < 0 {
        let error = SystemError.latest
        if error.isInterruption { continue }
        throw closing(copy, error)
      }
      var written = 0
      while written < count {
        let step = unsafe buffer.withUnsafeBytes {
          unsafe write(
            copy, UnsafeRawBufferPointer(rebasing: $0[written..<count]).baseAddress, count - written
          )
        }
        if step < 0 {
          let error = SystemError.latest
          if error.isInterruption { continue }
          throw closing(copy, error)
        }
        written += step
      }
      byteCount += count
    }
  }

  private static func closing(
    _ descriptor: Int32, _ error: SystemError = .latest
  ) -> SystemError {
    close(descriptor)
    return error
  }
}

/// The call `read`, named here because the method above hides it.
private func readOnce(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  // Safe because the buffer's own count bounds what is written.
  unsafe read(descriptor, buffer.baseAddress, buffer.count)
}
