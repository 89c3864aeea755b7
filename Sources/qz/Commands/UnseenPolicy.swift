import SourceCoding

/// What becomes of symbols that q emits and z calls impossible.
enum UnseenPolicy: String, CaseIterable, Sendable {
  /// Stop, and name them.
  case error
  /// Go on, and report infinite costs as infinite.
  case infinite
  /// Learn z so that no symbol is impossible.
  case smooth
}

extension Proxy {
  /// The proxy that `spec` names, learnt if it is data.
  ///
  /// Data are smoothed by KT over all 256 values unless the user chose a rule,
  /// or asked by the policy to see what is impossible without one.
  init(
    _ spec: Spec, smoothing: Estimator?, unseen: UnseenPolicy?, threads: Int
  ) throws(Failure) {
    switch spec.material {
    case .known(let distribution):
      guard unseen != .smooth else {
        throw .usage(
          "--unseen smooth: \(spec.text) is a known distribution and has no counts to smooth",
          remedy: "give every symbol a probability, or use --unseen infinite")
      }
      guard smoothing == nil else {
        throw .usage(
          "--smoothing: \(spec.text) is a known distribution, with nothing to be learnt",
          remedy: "leave the option out")
      }
      self.init(known: distribution)
    case .data(let source):
      try self.init(
        learntFrom: source, named: spec.text, smoothing: smoothing, unseen: unseen,
        threads: threads)
    }
  }

  /// The proxy learnt from the data of `source`, which go by the name `name`.
  init(
    learntFrom source: any SymbolSource, named name: String, smoothing: Estimator?,
    unseen: UnseenPolicy?, threads: Int
  ) throws(Failure) {
    guard unseen != .smooth || smoothing?.name != Estimator.maximumLikelihood.name else {
      throw .usage(
        "--unseen smooth and --smoothing ml contradict each other",
        remedy: "leave one of them out")
    }
    let byDefault: Estimator =
      unseen == nil || unseen == .smooth ? .krichevskyTrofimov : .maximumLikelihood
    let tally: Tally
    do throws(SourceError) {
      tally = try BatchTallies(of: source, threads: threads).total
    } catch {
      throw Failure(reading: name, error)
    }
    do throws(InvalidDistribution) {
      try self.init(learntFrom: tally, by: smoothing ?? byDefault)
    } catch {
      throw .job("\(name): \(error)", remedy: "a proxy without data needs --smoothing kt")
    }
  }
}
