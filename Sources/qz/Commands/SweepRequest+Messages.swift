import SourceCoding

/// Sweeps of data that consist of many messages.
extension SweepRequest {
  /// Adds the measured cost of the messages of q to an experiment, each sent by itself in the code of
  /// each setting; without `--messages`, it stays as it is.
  ///
  /// - Parameters:
  ///   - experiment: the computed curve.
  ///   - q: the participant whose messages are sent.
  ///   - isOpen: whether symbols outside of z are spelled out.
  ///   - base: what is subtracted from each cost.
  ///   - code: the name of the code at a setting, and the distribution from which it is made.
  /// - Returns: the experiment with the measured curve.
  /// - Throws: a failure if the messages cannot be read.
  func measuring(
    _ experiment: Experiment, of q: Participant, isOpen: Bool = false, above base: Double = 0,
    _ code: (Double) -> (name: String, z: Distribution)?
  ) throws(Failure) -> Experiment {
    guard let sent = try separateMessages(of: q, isOpen: isOpen) else { return experiment }
    do throws(SimulationError) {
      return try experiment.measuring(sent, above: base, code)
    } catch {
      throw Failure(measuring: name, error)
    }
  }

  /// Returns the messages of q if each can be sent by itself.
  func separateMessages(
    of q: Participant, isOpen: Bool
  ) throws(Failure) -> Sweep.SeparateMessages? {
    guard let places = q.messages, let source = q.message, source.symbolCount > 0 else {
      return nil
    }
    guard !isOpen else {
      if !manner.isQuiet {
        StandardStreams.note(
          "messages are not sent: some symbols are spelled out, which 'qz report' measures")
      }
      return nil
    }
    do throws(SourceError) {
      return try Sweep.SeparateMessages(source, at: places, threads: manner.threads)
    } catch {
      throw Failure(reading: name, error)
    }
  }

  /// Runs the sweep over amounts that are added to the counts of z, or of the first part of q.
  func smoothingSweep() throws(Failure) -> Experiment {
    // Counts have no parts, of which one could be held out.
    let (data, _) = try data(allowsCounts: z != nil)
    let (first, last, names) = try smoothingParts(of: data)
    guard let used = last.messageOrCounts else {
      preconditionFailure("data have a message or counts")
    }
    let experiment: Experiment
    do {
      experiment = try Sweep.smoothing(
        learntFrom: first, usedOn: used, names: names, threads: manner.threads)
    } catch let error as SourceError {
      throw Failure(reading: name, error)
    } catch {
      throw .job("\(name): too short to hold out a part", remedy: "name longer data")
    }
    return try measuring(experiment, of: last, isOpen: last.alphabet.hasOthers) {
      Sweep.proxy(from: first, adding: $0).map { ("huffman", $0) }
    }
  }

  /// Returns the counts that are learnt from, the data that they are used on, and the names of both.
  private func smoothingParts(
    of data: Participant
  ) throws(Failure) -> (first: Tally, last: Participant, names: (String, String)) {
    if let z {
      let reading = try z.read(manner, keepingMessage: false)
      let all = reading.alphabet.union(data.alphabet).alphabet.withOthers
      guard let tally = reading.moved(to: all).tally else {
        throw .usage("\(z.text): a known distribution has no counts to add to", remedy: "name data")
      }
      return (tally, data.moved(to: all), (z.text, name))
    }
    let whole = data.moved(to: data.alphabet.withOthers)
    guard let source = whole.message else { preconditionFailure("data have a message or counts") }
    // No message is in both parts.
    let messageCount = whole.messages?.count ?? source.symbolCount
    let fitted = Holdout(fraction: holdout, of: messageCount).fittedCount
    let cut = whole.messages?.symbols(of: 0..<fitted).count ?? fitted
    let last =
      whole.messages == nil
      ? whole.part(cut..<source.symbolCount) : whole.messagePart(fitted..<messageCount)
    do throws(SourceError) {
      let first = try BatchTallies(
        of: PartSource(source, range: 0..<cut), threads: manner.threads
      ).total
      return (
        first, last,
        (
          "the first \(cut.counted("symbol")) of \(name)",
          "the last \((source.symbolCount - cut).grouped)"
        )
      )
    } catch {
      throw Failure(reading: name, error)
    }
  }
}
