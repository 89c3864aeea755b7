extension Design {
  /// The design for a message without symbols, for a proxy for which the designer has
  /// no code.
  ///
  /// Every code writes an empty message as no bits, so any code will do; this one needs
  /// no proxy.
  ///
  /// - Parameters:
  ///   - alphabetSize: the number of symbols that the message could have.
  ///   - reason: the reason why the designer has no code.
  /// - Returns: a code that costs 0 bits, with a note.
  public static func ofNothing(alphabetSize: Int, because reason: DesignError) -> Design {
    Design(
      code: ModelCoder<MoveToFront>(alphabetSize: alphabetSize), symbolCosts: nil,
      believesProxy: false,
      notes: ["no code was designed (\(reason)); an empty message needs none"])
  }
}
