extension Sweep {
  /// Many messages, each of which is sent by itself in a code for every setting of a sweep.
  package struct SeparateMessages: Sendable {
    private let source: any SymbolSource
    private let tallies: BatchTallies
    private let messages: SentMessages
    private let threads: Int

    /// The messages that end among the symbols of `source` at the given places; each is padded to a
    /// whole byte.
    ///
    /// - Throws: ``SourceError`` if they cannot be read.
    package init(
      _ source: any SymbolSource, at places: MessagePlaces, threads: Int
    ) throws(SourceError) {
      self.source = source
      tallies = try BatchTallies(of: source, threads: threads)
      messages = SentMessages(places, form: MessageForm())
      self.threads = threads
    }

    /// The number of symbols of all messages.
    package var symbolCount: Int { source.symbolCount }

    /// Sends the messages in the code called `name`, made for z, which both sides know.
    ///
    /// - Returns: the measured bits per symbol, `nil` if z has no such code or the code cannot write
    ///   a symbol; and the laws that do not hold.
    /// - Throws: ``SimulationError`` if the messages cannot be read.
    package func rate(
      under z: Distribution, in name: String = "huffman"
    ) throws(SimulationError) -> (rate: Double?, faults: [Check]) {
      guard let designer = try? CodeCatalog.designer(named: name) else { return (nil, []) }
      do {
        let simulation = try Simulation(
          of: source, messages: messages, tallies: tallies, proxy: Proxy(known: z),
          threads: threads)
        let measurement = try simulation.measure(designer)
        return (measurement.measuredRate, measurement.checks(designedFor: z).filter { !$0.holds })
      } catch let error as SourceError {
        throw .source(error)
      } catch let error as SimulationError {
        if case .source = error { throw error }
        return (nil, [])
      } catch {
        return (nil, [])
      }
    }
  }
}

extension Experiment {
  /// Returns the experiment with one more curve: the measured cost of messages that are each sent by
  /// itself, at each setting of the last curve.
  ///
  /// - Parameters:
  ///   - messages: the messages of q.
  ///   - base: what is subtracted from each cost, in bits per symbol.
  ///   - code: the name of the code at a setting, and the distribution from which it is made.
  /// - Returns: the experiment with the curve `measured`.
  /// - Throws: ``SimulationError`` if the messages cannot be read.
  package func measuring(
    _ messages: Sweep.SeparateMessages, above base: Double = 0,
    _ code: (Double) -> (name: String, z: Distribution)?
  ) throws(SimulationError) -> Experiment {
    let settings = series.last?.points.map(\.x) ?? []
    var (points, faults): ([Point], [Check]) = ([], [])
    for (index, x) in settings.enumerated() {
      WorkProgress.begin(round: index, of: settings.count, "setting")
      guard let code = code(x) else { continue }
      let sent = try messages.rate(under: code.z, in: code.name)
      if let rate = sent.rate { points.append(Point(x: x, y: rate - base)) }
      faults += sent.faults
    }
    WorkProgress.end()
    return measured(points, faults)
  }

  /// Returns the experiment with the given measured costs of messages that are each sent by itself.
  package func measured(_ points: [Point], _ faults: [Check] = []) -> Experiment {
    var experiment = self
    guard let least = points.map(\.y).min() else {
      experiment.notes.append("No code can write every message, so none was sent.")
      return experiment
    }
    experiment.series.append(Series(name: "measured", origin: .measured, points: points))
    experiment.findings.append(
      Finding(
        "least measured cost", least, .information,
        detail: "a Huffman code at each setting, each message by itself and filled up to a byte"))
    experiment.checks += faults
    return experiment
  }
}
