extension Simulation {
  /// The simulation of sending a text in codes designed for another.
  ///
  ///     let simulation = try Simulation(of: "to be or not to be", designedFor: "not to be")
  ///     print(simulation.comparison.divergence)  // the price of the wrong model
  ///
  /// z is learnt from the sample by the rule of Krichevsky and Trofimov over all symbols of
  /// a closed unit. In an open unit, such as words, it has an escape by the rule of Witten and
  /// Bell, and symbols that the sample lacks are spelled out.
  ///
  /// - Parameters:
  ///   - text: the message.
  ///   - sample: what codes are designed for; without one, the message itself, and the table
  ///     is part of the stream.
  ///   - unit: what symbols are cut by.
  /// - Throws: ``UnsupportedMessage`` for a text too long to be cut, and
  ///   ``InvalidDistribution`` for a sample without symbols.
  public init(
    of text: [UInt8], designedFor sample: [UInt8]? = nil, by unit: SymbolUnit = .byte
  ) throws {
    let message = MessageSource(try Message(text, unit: unit))
    guard let sample else {
      try self.init(of: message)
      return
    }
    let data = MessageSource(try Message(sample, unit: unit))
    let counts = try BatchTallies(of: data, threads: 1).total
    guard unit.closedAlphabetSize == nil else {
      let z = try Proxy(learntFrom: counts, by: .krichevskyTrofimov, data: data)
      try self.init(of: message, proxy: z)
      return
    }
    guard counts.total > 0 else { throw InvalidDistribution.noWeight }
    let z = try Proxy(
      learntFrom: Tally(counts: counts.counts + [0]), by: EscapeRule.wittenBell.estimator,
      data: data)
    try self.init(
      of: message, proxy: z, escape: Escape(from: data.alphabet, for: message.alphabet))
  }

  /// The simulation of sending a string in codes designed for another, both in UTF-8.
  ///
  /// - Throws: as for bytes.
  public init(
    of text: String, designedFor sample: String? = nil, by unit: SymbolUnit = .byte
  ) throws {
    try self.init(
      of: Array(text.utf8), designedFor: sample.map { Array($0.utf8) }, by: unit)
  }
}
