import SourceCoding

/// What a matrix is asked for, but for the SPECs.
struct MatrixRequest: Sendable {
  /// What symbols are cut by.
  let unit: SymbolUnit
  /// The rule that proxies are learnt by.
  let smoothing: Estimator
  /// The number of symbols to draw where q is known and a code is measured.
  let symbolCount: Int
  /// What drawing begins from.
  let seed: UInt64
  /// The number of cores that may work.
  let threads: Int
  /// Whether what surprises goes unsaid.
  let isQuiet: Bool
}

/// The proxies and sources of a matrix, each of which was read once, over one alphabet.
struct MatrixParticipants {
  private let request: MatrixRequest
  private var proxies: [(name: String, proxy: Proxy)] = []
  private var sources: [Column] = []

  private typealias Column = (
    source: ProxyMatrix.Source, q: Distribution, message: (any SymbolSource)?, isKnown: Bool
  )

  /// What one SPEC names, over an alphabet of its own.
  fileprivate struct Reading {
    let alphabet: Alphabet
    let tally: Tally?
    let known: Distribution?
    let message: (any SymbolSource)?
  }

  /// Reads what all the SPECs name; one that is named in both roles is read once.
  ///
  /// Unless messages are kept, a file is closed again before the next is opened, so
  /// there may be any number. An open alphabet holds what all of them have.
  init(
    _ request: MatrixRequest, designs: [String], data: [String], keepingMessages: Bool
  ) throws(Failure) {
    self.request = request
    var readings: [String: Reading] = [:]
    var alphabet: Alphabet?
    for name in designs + data where readings[name] == nil {
      let reading = try Self.read(
        name, request, keepingMessage: keepingMessages && data.contains(name))
      readings[name] = reading
      alphabet = alphabet.map { $0.union(reading.alphabet).alphabet } ?? reading.alphabet
    }
    let all = alphabet ?? .bytes
    for name in designs {
      guard let reading = readings[name]?.moved(to: all) else { continue }
      proxies.append((name, try reading.proxy(by: request.smoothing, named: name)))
    }
    for name in data {
      guard let reading = readings[name]?.moved(to: all) else { continue }
      let q = try reading.proxy(by: .maximumLikelihood, named: name).distribution
      let source = ProxyMatrix.Source(
        name: name, entropy: q.entropy.bits, symbolCount: reading.tally?.total)
      sources.append((source, q, reading.message, reading.known != nil))
    }
  }

  private static func read(
    _ name: String, _ request: MatrixRequest, keepingMessage: Bool
  ) throws(Failure) -> Reading {
    let spec = try Spec(name, unit: request.unit)
    if !request.isQuiet { spec.notes.forEach(StandardStreams.note) }
    switch spec.material {
    case .impliedBy(let code): throw spec.failure(ofNaming: code)
    case .chain(let chain, let alphabet):
      let message = MarkovSource(
        chain, alphabet: alphabet, symbolCount: request.symbolCount, seed: request.seed)
      return Reading(
        alphabet: alphabet, tally: nil, known: chain.stationary,
        message: keepingMessage ? message : nil)
    case .tally(let counts):
      guard !keepingMessage else { throw spec.lacksMessage }
      return Reading(alphabet: counts.alphabet, tally: counts.tally, known: nil, message: nil)
    case .known(let distribution, let alphabet):
      let message = SampledSource(
        distribution, alphabet: alphabet, symbolCount: request.symbolCount, seed: request.seed)
      return Reading(
        alphabet: alphabet, tally: nil, known: distribution,
        message: keepingMessage ? message : nil)
    case .data(let bytes):
      let cut = try CutSource(bytes, by: request.unit, named: name)
      for note in cut.notes where !request.isQuiet { StandardStreams.note("\(name): \(note)") }
      return Reading(
        alphabet: cut.source.alphabet, tally: try cut.tallies(threads: request.threads).total,
        known: nil, message: keepingMessage ? cut.source : nil)
    }
  }

  /// The matrix of what is exact from tallies.
  func matrix(_ content: ProxyMatrix.Content) -> ProxyMatrix {
    ProxyMatrix(
      content, of: sources.map { ($0.source, $0.q) },
      under: proxies.map { ($0.name, $0.proxy.distribution) }, per: request.unit,
      threads: request.threads)
  }

  /// The matrix of what the messages really cost in a code.
  ///
  /// - Precondition: the messages were kept.
  func matrix(measuring designer: CodeDesigner) throws(Failure) -> ProxyMatrix {
    var columns: [(source: ProxyMatrix.Source, cells: [CodeMeasurement])] = []
    for (source, q, message, isKnown) in sources {
      guard let message else { preconditionFailure("messages are kept to be measured") }
      do throws(SimulationError) {
        let cells = try ProxyMatrix.measuredColumn(
          of: message, known: isKnown ? q : nil, in: designer, for: proxies.map(\.proxy),
          threads: request.threads)
        columns.append((source, cells))
      } catch {
        throw .job("\(source.name): \(error)", remedy: "'qz list codes' shows the others")
      }
    }
    guard columns.allSatisfy({ $0.cells.allSatisfy { $0.design.code != nil } }) else {
      throw .usage(
        "--show \(designer.name): it is a mark and writes no stream", remedy: "use --show entropy")
    }
    return ProxyMatrix(
      code: designer.name, proxies: proxies.map(\.name), columns: columns, per: request.unit)
  }

  /// The matrix with its rows and columns by likeness.
  func clustered(_ matrix: ProxyMatrix) -> ProxyMatrix {
    let designs = proxies.map(\.proxy.distribution)
    let rows = ProxyMatrix.clusterOrder(of: designs, threads: request.threads)
    // Where both are the same texts, they stand in the same order.
    let columns =
      matrix.proxies == matrix.sources.map(\.name)
      ? rows : ProxyMatrix.clusterOrder(of: sources.map(\.q), threads: request.threads)
    return matrix.reordered(rows: rows, columns: columns)
  }
}

extension MatrixParticipants.Reading {
  /// The same over an alphabet that holds this one.
  fileprivate func moved(to all: Alphabet) -> Self {
    guard alphabet.count != all.count else { return self }
    let places = alphabet.union(all).places
    return Self(
      alphabet: all, tally: tally?.moved(to: places, alphabetSize: all.count),
      known: known?.moved(to: places, alphabetSize: all.count),
      message: message.map { MovedSource($0, to: all) })
  }

  /// The distribution that is known, or learnt by a rule.
  fileprivate func proxy(by rule: Estimator, named name: String) throws(Failure) -> Proxy {
    if let known { return Proxy(known: known) }
    guard let tally, tally.total > 0 else {
      throw .job("\(name): empty", remedy: "name data that have symbols to learn from")
    }
    do throws(InvalidDistribution) {
      return try Proxy(learntFrom: tally, by: rule, data: message)
    } catch {
      throw .job("\(name): \(error)", remedy: "learn it by another --smoothing")
    }
  }
}
