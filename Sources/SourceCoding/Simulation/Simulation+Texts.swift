extension Simulation {
  /// The simulation of sending a text in codes designed for another.
  ///
  ///     let simulation = try Simulation(of: "to be or not to be", designedFor: "not to be")
  ///     print(simulation.comparison.divergence)  // the price of the wrong model
  ///
  /// z is learnt from the sample by the rule of Krichevsky and Trofimov over all
  /// symbols of a closed unit. In an open unit, such as words, it has an escape by the
  /// rule of Witten and Bell, and symbols that the sample lacks are spelled out.
  ///
  /// - Parameters:
  ///   - text: the message.
  ///   - sample: the text that codes are designed for; if it is `nil`, the message
  ///     itself, and the table is part of the stream.
  ///   - unit: the unit of the symbols.
  /// - Throws: ``UnsupportedMessage`` for a text too long to be cut, and
  ///   ``InvalidDistribution`` for a sample without symbols.
  public init(
    of text: [UInt8], designedFor sample: [UInt8]? = nil, by unit: SymbolUnit = .byte
  ) throws {
    do {
      let q = try Participant(cutting: MemorySource(text), by: unit, named: "q")
      let z = try sample.map {
        try Participant(cutting: MemorySource($0), by: unit, named: "z").counted(threads: 1)
      }
      self = try Meeting(of: q, with: z.map { try ProxyRecipe(of: $0) }).simulation()
    } catch CutError.message(let error) {
      throw error
    } catch ProxyRecipe.Contradiction.empty {
      throw InvalidDistribution.noWeight
    }
  }

  /// The simulation of sending a string in codes designed for another, both in UTF-8.
  ///
  /// - Throws: the errors of the initialiser for bytes.
  public init(
    of text: String, designedFor sample: String? = nil, by unit: SymbolUnit = .byte
  ) throws {
    try self.init(
      of: Array(text.utf8), designedFor: sample.map { Array($0.utf8) }, by: unit)
  }
}
