import SourceCoding

/// What `qz encode` is asked for: the codes to choose from.
struct EncodeRequest: Sendable {
  let threads: Int
  /// The distribution that both sides know, if one is named.
  private let proxy: Proxy?
  private let designers: [CodeDesigner]
  /// Whether the cheapest of several codes is wanted.
  private let isChoice: Bool

  /// Reads what the user wrote.
  init(_ arguments: Arguments) throws(Failure) {
    threads = try arguments.value(of: SharedOptions.threads)
    let choice = try arguments.value(of: FileOptions.codes)
    let proxySpec = try arguments.value(of: FileOptions.proxy)
    let smoothing = try arguments.value(of: ReportOptions.smoothing)
    if let path = try arguments.value(of: FileOptions.book) {
      guard proxySpec == nil, !arguments.isGiven(FileOptions.codes) else {
        throw .usage(
          "--book is a code, and \(proxySpec == nil ? "--code" : "-z") names another",
          remedy: "leave one of them out")
      }
      designers = [try CodeSpec.designer(named: CodeSpec.prefix + path)]
    } else {
      designers = try choice.designers()
    }
    isChoice = choice == .cheapest || designers.count > 1
    guard let proxySpec else {
      guard smoothing == nil else {
        throw .usage(
          "--smoothing is about a proxy, and none is named", remedy: "name one with -z")
      }
      proxy = nil
      return
    }
    guard proxySpec != "-" else {
      throw .usage("-z -: no reader could see it again", remedy: "name a file")
    }
    proxy = try ProxyRecipe.proxyOverBytes(
      named: proxySpec, smoothing: smoothing, threads: threads)
  }

  /// The code, if there is one only and it does not depend on the data, which then
  /// need not be read twice.
  func onlyCode() throws(Failure) -> FileCode? {
    guard !isChoice, let designer = designers.first else { return nil }
    return try sharedCode(designer)
  }

  /// The code that both sides can have, whatever the data are.
  private func sharedCode(_ designer: CodeDesigner) throws(Failure) -> FileCode? {
    let any = Proxy(known: Distribution(uniformOver: 256, alphabetSize: 256))
    let design = try design(designer, for: proxy ?? any)
    guard proxy != nil || design.isFixed else { return nil }
    return try fileCode(design, designer, isShared: true)
  }

  /// Reads the data called `name` and chooses their code.
  func plan(for name: String) throws(Failure) -> EncodePlan {
    let spec = try Spec(name)
    guard case .data(let source) = spec.material else {
      throw .usage(
        "\(name): a known distribution is no message",
        remedy: "draw one from it with 'qz sample', or name a file")
    }
    let tally: Tally
    do throws(SourceError) {
      tally = try BatchTallies(of: source, threads: threads).total
    } catch {
      throw Failure(reading: name, error)
    }
    var plan = EncodePlan(name: name, source: source, tally: tally, threads: threads)
    for designer in designers {
      do throws(Failure) {
        try add(designer, to: &plan)
      } catch {
        guard isChoice else { throw error }
      }
    }
    try plan.choose(isChoice: isChoice)
    return plan
  }

  private func add(_ designer: CodeDesigner, to plan: inout EncodePlan) throws(Failure) {
    if let shared = try sharedCode(designer) { plan.shared.append(shared) }
    let estimator: Estimator = plan.tally.total == 0 ? .krichevskyTrofimov : .maximumLikelihood
    let own: Proxy
    do throws(InvalidDistribution) {
      own = try Proxy(learntFrom: plan.tally, by: estimator, data: plan.source)
    } catch {
      throw .job("\(plan.name): \(error)")
    }
    let design = try design(designer, for: own)
    if !design.isFixed { plan.own.append(try fileCode(design, designer, isShared: false)) }
  }

  private func design(_ designer: CodeDesigner, for proxy: Proxy) throws(Failure) -> Design {
    do throws(DesignError) { return try designer.design(for: proxy) } catch {
      throw .job("\(designer.name): \(error)", remedy: "'qz list codes' shows the others")
    }
  }

  private func fileCode(
    _ design: Design, _ designer: CodeDesigner, isShared: Bool
  ) throws(Failure) -> FileCode {
    do throws(UnwritableFile) {
      return try FileCode(design, named: designer.name, over: .bytes, isShared: isShared)
    } catch {
      throw .job("\(error)", remedy: "'qz list codes' shows the others")
    }
  }
}
