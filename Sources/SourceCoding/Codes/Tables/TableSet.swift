/// A set of tables over one alphabet that both sides have; each message is written in
/// the best of them.
package struct TableSet: Sendable {
  /// The name of the set: the folder from which it was read.
  package let name: String

  /// The symbols of the tables, without the escape.
  package let alphabet: Alphabet

  /// Whether the tables have the escape as an additional symbol.
  package let hasEscape: Bool

  /// The tables and their names.
  package let coder: TableSetCoder

  /// Makes a set of the given tables.
  ///
  /// - Precondition: the tables are over the alphabet, and over the escape if there is
  ///   one.
  package init(
    name: String, alphabet: Alphabet, hasEscape: Bool, tables: [PrefixCode],
    selectors: PrefixCode? = nil
  ) {
    precondition(
      tables.allSatisfy { $0.alphabetSize == alphabet.count + (hasEscape ? 1 : 0) },
      "the tables are over the alphabet")
    self.name = name
    self.alphabet = alphabet
    self.hasEscape = hasEscape
    coder = TableSetCoder(tables, selectors: selectors)
  }

  /// The set as a design that both sides of a file share.
  package var fileDesign: Design {
    Design(
      code: coder, symbolCosts: nil, isFixed: true, leastCosts: coder.leastCosts)
  }

  /// Returns the design for the symbols of a message, which is the same for every
  /// proxy.
  ///
  /// - Throws: ``DesignError`` if the message has symbols of another unit.
  func design(over alphabet: Alphabet?) throws(DesignError) -> Design {
    guard let alphabet, alphabet.unit == self.alphabet.unit else {
      throw .unit(self.alphabet.unit)
    }
    guard alphabet != self.alphabet else { return fileDesign }
    if hasEscape {
      let escape = Escape(from: self.alphabet, for: alphabet)
      let costs = zip(escape.places, escape.spellingCosts).map { coder.leastCosts[$0] + $1 }
      return Design(
        code: EscapingCoder(coder, escape), symbolCosts: nil, isFixed: true, leastCosts: costs)
    }
    let places = (0..<alphabet.count).map {
      self.alphabet.symbol(spelled: alphabet.spelling(of: $0))
    }
    return try DesignError.passing { () throws(InvalidPrefixCode) in
      var tables: [PrefixCode] = []
      for table in coder.tables {
        tables.append(
          try PrefixCode(codewords: places.map { $0.flatMap { table.codewords[$0] } }))
      }
      let moved = TableSetCoder(tables, selectors: coder.selectors)
      return Design(
        code: moved, symbolCosts: nil, isFixed: true, leastCosts: moved.leastCosts)
    }
  }
}

extension CodeDesigner {
  /// The designer that writes every message in the best table of a set, for every
  /// proxy.
  package init(_ set: TableSet) {
    self.init(name: set.name) { (_, alphabet) throws(DesignError) in
      try set.design(over: alphabet)
    }
  }
}

extension Design {
  /// The number of tables of a set; `nil` for other codes.
  package var tableCount: Int? {
    let inner = (code as? EscapingCoder)?.code ?? code
    return (inner as? TableSetCoder)?.tables.count
  }
}
