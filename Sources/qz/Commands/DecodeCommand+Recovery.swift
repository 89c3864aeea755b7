import SourceCoding

extension DecodeCommand {
  /// Writes the intact blocks of the file called `name`, and lists what is lost.
  ///
  /// - Throws: a failure for damaged input, after everything was written, if anything
  ///   is lost.
  static func recover(
    _ name: String, _ codes: SharedCodes, to target: consuming OutputTarget
  ) throws(Failure) {
    let source = try FileSpec.file(at: name)
    var recovery = QZRecovery(source, findingCode: codes.find)
    WorkProgress.begin("recovering", of: source.symbolCount, "bytes")
    var (lossCount, lostCount, savedCount) = (0, 0, 0)
    var offset = 0
    while let part = try next(&recovery, name) {
      WorkProgress.add(recovery.offset - offset)
      offset = recovery.offset
      switch part {
      case .content(let bytes):
        savedCount += bytes.count
        try target.write(bytes.span)
      case .loss(let loss):
        // With the right code nothing may be lost.
        if case .missingCode = loss.error.reason {
          throw Failure(decoding: name, loss.error, codes)
        }
        lossCount += 1
        lostCount += loss.range.count
        StandardStreams.note("lost: \(loss.text)")
      }
    }
    try target.finish()
    guard lossCount > 0 else { return }
    throw .damage(
      "\(name == "-" ? "standard input" : name): \(lostCount.grouped) of "
        + "\(source.symbolCount.grouped) bytes of the file are lost in "
        + "\(lossCount.grouped) \(lossCount == 1 ? "place" : "places"); "
        + "\(savedCount.counted("byte")) of content \(savedCount == 1 ? "was" : "were") written",
      remedy: "get another copy of the file for the rest")
  }

  private static func next(
    _ recovery: inout QZRecovery<FileSource>, _ name: String
  ) throws(Failure) -> QZRecovery<FileSource>.Part? {
    do throws(SourceError) { return try recovery.next() } catch {
      throw Failure(reading: name, error)
    }
  }
}

extension QZRecovery.Loss {
  /// The words that say what is lost, where, and why: `block 3, bytes 120 to 179 of the
  /// file, after 40 bytes of content: …`.
  fileprivate var text: String {
    let subject =
      switch blocks {
      case let blocks? where blocks.count > 1:
        "blocks \((blocks.lowerBound + 1).grouped) to \(blocks.upperBound.grouped)"
      case let blocks? where blocks.isEmpty: "no block"
      default: "\(error.part)"
      }
    let member = error.member > 0 ? " of member \(error.member + 1)" : ""
    let place =
      range.isEmpty
      ? "at the end of the file"
      : "bytes \(range.lowerBound.grouped) to \((range.upperBound - 1).grouped) of the file"
    return "\(subject)\(member), \(place), after \(contentOffset.counted("byte")) of content: "
      + "\(error.reason)"
  }
}
