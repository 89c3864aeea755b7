import SourceCoding

/// The proxies and sources of a matrix, each read once, over one alphabet.
struct MatrixParticipants {
  private let manner: Spec.Manner
  private var proxies: [(name: String, coding: (proxy: Proxy, escape: Escape?))] = []
  private var sources: [Column] = []

  private typealias Column = (
    source: ProxyMatrix.Source, q: Distribution, message: (any SymbolSource)?,
    messages: MessagePlaces?, isKnown: Bool
  )

  /// Reads everything that the SPECs name; a SPEC with both roles is read once.
  ///
  /// Unless messages are kept, each file is closed before the next is opened, so that
  /// there may be any number of files. An open alphabet has the symbols of all of them.
  init(
    designs: [SpecSyntax], data: [SpecSyntax], smoothing: Estimator?, _ manner: Spec.Manner,
    keepingMessages: Bool
  ) throws(Failure) {
    self.manner = manner
    var readings: [String: Participant] = [:]
    let count = Set((designs + data).map(\.text)).count
    for spec in designs + data where readings[spec.text] == nil {
      WorkProgress.begin(round: readings.count, of: count, "SPEC")
      readings[spec.text] = try spec.read(manner, keepingMessage: keepingMessages)
    }
    WorkProgress.end()
    let (columns, rows) = Participant.together(
      sources: data.compactMap { readings[$0.text] },
      proxies: designs.compactMap { readings[$0.text] }, isQuiet: manner.isQuiet)
    for reading in rows {
      proxies.append((reading.name, try reading.coding(by: smoothing)))
    }
    for reading in columns {
      let q = try reading.distribution()
      let source = ProxyMatrix.Source(
        name: reading.name, entropy: q.entropy.bits, symbolCount: reading.tally?.total)
      sources.append((source, q, reading.message, reading.messages, reading.isKnown))
    }
  }

  /// Returns the matrix of a quantity that is computed exactly from tallies.
  func matrix(_ content: ProxyMatrix.Content) -> ProxyMatrix {
    ProxyMatrix(
      content, of: sources.map { ($0.source, $0.q) },
      under: zip(proxies, designs).map { NamedDistribution($0.name, $1) }, per: manner.unit,
      threads: manner.threads)
  }

  /// Returns the matrix of the real costs of the messages in a code.
  ///
  /// - Precondition: the messages were kept.
  func matrix(measuring designer: CodeDesigner) throws(Failure) -> ProxyMatrix {
    var columns: [(source: ProxyMatrix.Source, cells: [CodeMeasurement])] = []
    for (source, q, message, messages, isKnown) in sources {
      WorkProgress.begin(
        round: columns.count * proxies.count, of: sources.count * proxies.count, "cell")
      guard let message else { preconditionFailure("messages are kept to be measured") }
      do throws(SimulationError) {
        let cells = try ProxyMatrix.measuredColumn(
          of: message, messages: messages.map { SentMessages($0, form: MessageForm()) },
          known: isKnown ? q : nil, in: designer, for: proxies.map(\.coding.proxy),
          escapes: proxies.map(\.coding.escape), threads: manner.threads)
        columns.append((source, cells))
      } catch {
        throw Failure(measuring: source.name, error)
      }
    }
    guard columns.allSatisfy({ $0.cells.allSatisfy { $0.design.code != nil } }) else {
      throw .usage(
        "--show \(designer.name): it is a reference and writes no stream",
        remedy: "use --show entropy")
    }
    return ProxyMatrix(
      code: designer.name, proxies: proxies.map(\.name), columns: columns, per: manner.unit)
  }

  /// The proxies over the common alphabet.
  private var designs: [Distribution] {
    proxies.map {
      $0.coding.escape?.spread($0.coding.proxy.distribution) ?? $0.coding.proxy.distribution
    }
  }

  /// Returns the matrix with similar rows next to each other, and similar columns.
  func clustered(_ matrix: ProxyMatrix) -> ProxyMatrix {
    let rows = ProxyMatrix.dendrogram(of: designs, threads: manner.threads)
    // Where both are the same texts, they stand in the same order.
    let columns =
      matrix.proxies == matrix.sources.map(\.name)
      ? rows.order
      : ProxyMatrix.dendrogram(of: sources.map(\.q), threads: manner.threads).order
    return matrix.reordered(rows: rows.order, columns: columns, dendrogram: rows)
  }
}
