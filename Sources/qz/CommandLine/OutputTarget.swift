import Kernels

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The destination of a result: standard output, or a file that appears complete or not
/// at all.
///
///     let target = try OutputTarget(path: arguments.value(of: SharedOptions.output))
///     let report = …  // the long work
///     try target.finish(writing: report)
///
/// A file is written under the name `.NAME.qz-1F2E3D4C.tmp` in the same folder and
/// renamed at the end, so a reader sees the old result or the new one. The permissions
/// (and, if the user may set it, the owner) of a replaced file are kept, and a symbolic
/// link is followed; other hard links keep the old content. A device or a pipe, such as
/// `/dev/null`, is written in place.
///
/// The bytes are on the disk before the file gets its name. After a power cut the
/// folder contains the old file or the new one, complete in either case. The target can
/// also wait for the folder: then the new file is certain to be there when the process
/// has ended with 0.
///
/// A target that is not finished leaves nothing behind, nor does one whose process is
/// interrupted (`InterruptCleanup`).
struct OutputTarget: ~Copyable {
  /// The descriptor that is written to until the target is finished.
  let descriptor: Int32

  /// The name of the target in messages: the path as given, or `standard output`.
  let name: String

  /// The final path of the file, and its path until then; `nil` if it is written in
  /// place, or already renamed.
  private var pending: Pending?

  /// Whether finishing waits until the name of the file is on the disk.
  private let isSynchronized: Bool

  /// Opens the target, so that a bad path fails before the long work.
  ///
  /// - Parameters:
  ///   - path: A path; `nil`, `-` and `/dev/stdout` are standard output.
  ///   - isSynchronized: Whether finishing waits until the name of the file is on the
  ///     disk.
  /// - Throws: A job failure if nothing can be written there.
  init(path: String?, isSynchronized: Bool = false) throws(Failure) {
    (descriptor, name, pending) = try Self.open(path)
    self.isSynchronized = isSynchronized
  }

  deinit {
    if let pending {
      SystemCalls.removeFile(pending.temporary)
      InterruptCleanup.release(pending.temporary)
    }
    if descriptor != StandardStreams.output { SystemCalls.closeFile(descriptor) }
  }

  /// Writes a part of the result; for results too long to hold in memory.
  ///
  /// - Parameter bytes: The next bytes.
  /// - Throws: A job failure if not all of them could be written.
  func write(_ bytes: Span<UInt8>) throws(Failure) {
    // The progress line may remain while output goes to a file.
    if SystemCalls.isTerminal(descriptor) { ProgressLine.standard.clear() }
    do throws(SystemError) {
      try SystemCalls.writeAll(bytes, to: descriptor)
    } catch {
      throw error.failure(at: name)
    }
  }

  /// Makes the written bytes appear under the target's name.
  ///
  /// - Throws: A job failure if the disk did not accept all of them; the file is then
  ///   unchanged.
  consuming func finish() throws(Failure) {
    guard let (temporary, destination) = pending else { return }
    do throws(SystemError) {
      try SystemCalls.synchronize(descriptor)
      try SystemCalls.moveFile(temporary, to: destination)
      if isSynchronized {
        let folder = Self.split(destination).folder
        try SystemCalls.synchronizeFolder(folder.isEmpty ? "." : folder)
      }
    } catch {
      throw error.failure(at: name)
    }
    pending = nil
    InterruptCleanup.release(temporary)
  }

  /// Writes the bytes and finishes.
  consuming func finish(writing bytes: [UInt8]) throws(Failure) {
    try write(bytes.span)
    try finish()
  }

  /// Writes the text, encoded as UTF-8, and finishes.
  consuming func finish(writing text: String) throws(Failure) {
    try finish(writing: Array(text.utf8))
  }
}

// MARK: - Opening

extension OutputTarget {
  private typealias Pending = (temporary: String, destination: String)

  private static func open(_ path: String?) throws(Failure) -> (Int32, String, Pending?) {
    guard let path, path != "-", path != "/dev/stdout" else {
      return (StandardStreams.output, StandardStreams.outputName, nil)
    }
    guard !path.isEmpty else {
      throw .usage("--output has an empty name", remedy: "name a file, or - for standard output")
    }
    do throws(SystemError) {
      switch try SystemCalls.kind(ofFileAt: path) {
      case .folder: throw .isDirectory
      case .special: return (try SystemCalls.openForWriting(path), path, nil)
      case .nothing:
        let (descriptor, pending) = try temporary(for: path, like: nil)
        return (descriptor, path, pending)
      case .regular(let attributes):
        let (descriptor, pending) = try temporary(for: path, like: attributes)
        return (descriptor, path, pending)
      }
    } catch {
      throw error.failure(at: path)
    }
  }

  private static func temporary(
    for path: String, like attributes: SystemCalls.Attributes?
  ) throws(SystemError) -> (Int32, Pending) {
    let destination = try followingLinks(path)
    let (folder, name) = split(destination)
    guard !name.isEmpty else { throw .isDirectory }
    // Replacing a file needs permission for the folder only; a read-only file must
    // still be respected.
    if attributes != nil, !SystemCalls.mayWrite(destination) { throw .permissionDenied }
    // A name may have 255 bytes; the other parts of this one take fewer than 25.
    let stem = String(decoding: name.utf8.prefix(220), as: UTF8.self)
    let number = String(UInt32.random(in: .min ... .max), radix: 16, uppercase: true)
    let temporary = "\(folder).\(stem).qz-\(number).tmp"
    InterruptCleanup.protect(temporary)
    do throws(SystemError) {
      let descriptor = try SystemCalls.createFile(temporary)
      if let attributes { SystemCalls.apply(attributes, to: descriptor) }
      return (descriptor, (temporary, destination))
    } catch {
      InterruptCleanup.release(temporary)
      throw error
    }
  }

  /// The path at which a chain of symbolic links ends, which need not exist.
  private static func followingLinks(_ path: String) throws(SystemError) -> String {
    var path = path
    for _ in 0..<40 {
      let link = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
      guard let link else { return path }
      path = link.hasPrefix("/") ? link : split(path).folder + link
    }
    throw .tooManyLinks
  }

  /// The path up to its last slash, inclusive, and the name after it.
  private static func split(_ path: String) -> (folder: String, name: String) {
    let start = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    return (String(path[..<start]), String(path[start...]))
  }
}
