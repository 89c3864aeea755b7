import Foundation
import Glibc
import Testing

@testable import qz

struct OutputTargetTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a file appears whole, and only at the end`() throws {
    let target = try OutputTarget(path: folder.path("a.txt"))
    try target.write([104, 101].span)
    #expect(try folder.names.count == 1)
    #expect(try folder.names[0].hasPrefix(".a.txt.qz-"))
    try target.finish(writing: "llo é\n")
    #expect(try folder.names == ["a.txt"])
    #expect(try folder.text("a.txt") == "hello é\n")
  }

  @Test func `an unfinished target leaves everything as it was`() throws {
    try folder.write("old", "a.txt")
    do {
      let target = try OutputTarget(path: folder.path("a.txt"))
      try target.write([1, 2, 3].span)
    }
    #expect(try folder.names == ["a.txt"])
    #expect(try folder.text("a.txt") == "old")
  }

  @Test func `a target that cannot be finished leaves nothing`() throws {
    let path = folder.path("a.txt")
    #expect(throws: Failure.job("\(path): it is a folder; name a file in it")) {
      let target = try OutputTarget(path: path)
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false)
      try target.finish(writing: "x")
    }
    #expect(try folder.names == ["a.txt"])
  }

  @Test func `much text arrives complete`() throws {
    let text = String(repeating: "0123456789abcde\n", count: 100_000)
    try OutputTarget(path: folder.path("a.txt")).finish(writing: text)
    #expect(try folder.text("a.txt") == text)
  }

  @Test(arguments: [0o600, 0o644, 0o755, 0o400] as [mode_t])
  func `permissions of a replaced file are kept`(mode: mode_t) throws {
    guard geteuid() == 0 || mode & 0o200 != 0 else { return }
    try folder.write("old", "a.txt")
    try FileManager.default.setAttributes(
      [.posixPermissions: Int(mode)], ofItemAtPath: folder.path("a.txt"))
    try OutputTarget(path: folder.path("a.txt")).finish(writing: "new")
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("a.txt"))
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == Int(mode))
    #expect(try folder.text("a.txt") == "new")
  }

  @Test(arguments: ["real.txt", "sub/real.txt", "absolute"])
  func `a symbolic link is followed, whether or not its end exists`(place: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("sub"), withIntermediateDirectories: false)
    let end = place == "absolute" ? folder.path("real.txt") : place
    let name = place == "absolute" ? "real.txt" : place
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: folder.path("one"), withDestinationPath: end)
    try manager.createSymbolicLink(atPath: folder.path("two"), withDestinationPath: "one")
    for text in ["first", "second"] {
      try OutputTarget(path: folder.path("two")).finish(writing: text)
      #expect(try folder.text(name) == text)
    }
    #expect(try manager.destinationOfSymbolicLink(atPath: folder.path("two")) == "one")
  }

  @Test func `links in a circle are refused`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("a"), withDestinationPath: "a")
    refuses("a", "its symbolic links form a circle; name the file itself")
  }

  @Test func `a bad place is refused before the work`() throws {
    try folder.write("", "file")
    refuses("none/a.txt", "no such folder; create it, or use --output with another folder")
    refuses("", "it is a folder; name a file in it")
    refuses("none/", "it is a folder; name a file in it")
    refuses("file/a.txt", "a part of the path is a file; use --output with a path of folders")
    refuses(
      String(repeating: "n", count: 256), "the name is too long; use --output with a shorter name")
    #expect(try folder.names == ["file"])
    #expect(throws: Failure.self) { _ = try OutputTarget(path: "") }
  }

  @Test(.enabled(if: geteuid() != 0, "root may write anywhere"))
  func `no permission is refused before the work`() throws {
    defer {
      try? FileManager.default.setAttributes(
        [.posixPermissions: 0o700], ofItemAtPath: folder.path)
    }
    try folder.write("old", "a.txt")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o400], ofItemAtPath: folder.path("a.txt"))
    refuses("a.txt", "permission denied; use --output with a place that you may write to")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o500], ofItemAtPath: folder.path)
    refuses("b.txt", "permission denied; use --output with a place that you may write to")
  }

  @Test(arguments: [1, 200, 219, 220, 221, 255])
  func `a name may be as long as the system allows`(length: Int) throws {
    let name = String(repeating: "n", count: length)
    try OutputTarget(path: folder.path(name)).finish(writing: "x")
    #expect(try folder.names == [name])
  }

  @Test func `a long name is cut between bytes without harm`() throws {
    let name = "a" + String(repeating: "é", count: 127)
    try OutputTarget(path: folder.path(name)).finish(writing: "x")
    #expect(try folder.names.count == 1)
    #expect(try folder.text(name) == "x")
  }

  @Test func `a long path works`() throws {
    let deep = (0..<15).map { _ in String(repeating: "d", count: 200) }.joined(separator: "/")
    try FileManager.default.createDirectory(
      atPath: folder.path(deep), withIntermediateDirectories: true)
    try OutputTarget(path: folder.path("\(deep)/a.txt")).finish(writing: "x")
    #expect(try folder.text("\(deep)/a.txt") == "x")
  }

  @Test func `a device is written in place`() throws {
    try OutputTarget(path: "/dev/null").finish(writing: "x")
    #expect(
      try !FileManager.default.contentsOfDirectory(atPath: "/dev").contains {
        $0.hasPrefix(".null")
      })
  }

  @Test func `a full device is a job failure with its remedy`() {
    #expect(
      throws: Failure.job(
        "/dev/full: no space left on the device; free some space, or use --output on another disk")
    ) { try OutputTarget(path: "/dev/full").finish(writing: "x") }
  }

  @Test(arguments: [nil, "-", "/dev/stdout"])
  func `standard output has three names`(path: String?) throws {
    let target = try OutputTarget(path: path)
    #expect(target.descriptor == 1)
    #expect(target.name == "standard output")
    try target.finish()
    #expect(fcntl(1, F_GETFD) >= 0)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a signal removes the temporary file and ends the process`(number: Int32) async throws {
    let path = folder.path("a.txt")
    await #expect(processExitsWith: .signal(number)) {
      [path = path as String, number = number as Int32] in
      _ = signal(number, SIG_DFL)
      let target = try OutputTarget(path: path)
      try target.write([1].span)
      _ = kill(getpid(), number)
      // Every core is busy: the file is removed all the same.
      DispatchQueue.concurrentPerform(iterations: 64) { _ in usleep(100_000) }
      try target.finish()
    }
    #expect(try folder.names == [])
  }

  @Test func `a signal that the caller ignores stays ignored`() async throws {
    let path = folder.path("a.txt")
    await #expect(processExitsWith: .success) { [path = path as String] in
      _ = signal(SIGINT, SIG_IGN)
      let target = try OutputTarget(path: path)
      _ = kill(getpid(), SIGINT)
      usleep(50_000)
      try target.finish(writing: "x")
    }
    #expect(try folder.text("a.txt") == "x")
  }

  private func refuses(_ name: String, _ reason: String) {
    let path = folder.path(name)
    #expect(throws: Failure.job("\(path): \(reason)")) { _ = try OutputTarget(path: path) }
  }
}
