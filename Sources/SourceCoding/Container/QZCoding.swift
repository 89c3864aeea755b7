/// A code that a file can be written in, with the header that says so.
package struct QZCoding: Sendable {
  /// What the file begins with.
  package let header: QZHeader

  /// All that a reader must know of the code.
  package let description: CodeDescription

  /// The code, over ``alphabet``; if it has an escape, with what is spelled out.
  package private(set) var code: any Coder

  /// The code over the symbols that it knows, and the escape, if it has one.
  private let knownCode: any Coder

  /// The symbols of the messages that it writes.
  package private(set) var alphabet: Alphabet

  /// A code for files.
  ///
  /// - Parameters:
  ///   - design: what a designer made.
  ///   - name: how it was designed, for people: `huffman`.
  ///   - alphabet: the symbols.
  ///   - hasEscape: whether the design has one symbol more, the escape.
  ///   - isShared: whether a reader has the code, so that the file only names it by
  ///     its hash; one for bytes that was fixed beforehand is shared in any case.
  /// - Throws: ``UnwritableQZ`` if the design writes no stream, or none that files
  ///   know.
  package init(
    _ design: Design, named name: String, over alphabet: Alphabet, hasEscape: Bool = false,
    isShared: Bool
  ) throws(UnwritableQZ) {
    guard let designed = design.code else { throw .noStream(name) }
    // Whatever else describes a prefix code, its codewords do.
    let isKnown = BlockCoding.name(of: designed) != nil
    let code = isKnown ? designed : design.prefixCode.map { PrefixCoder($0) } ?? designed
    guard let description = CodeDescription(of: code, over: alphabet, hasEscape: hasEscape)
    else { throw .unknownCoding(name) }
    // What no reader would take is not written.
    guard alphabet.spellingByteCount <= Alphabet.greatestByteCount,
      description.tableByteCount < QZHeader.greatestLength / 2
    else { throw .alphabetTooLarge(name) }
    header = QZHeader(
      design: name,
      code: isShared || design.isFixed && alphabet.isBytes
        ? .shared(description.hash) : .inside(description))
    self.description = description
    knownCode = code
    self.code =
      hasEscape ? EscapingCoder(code, Escape(from: alphabet, for: alphabet)) : code
    self.alphabet = alphabet
  }

  /// The code as it writes messages over `alphabet`: what it does not know it spells out.
  ///
  /// - Precondition: it has an escape, and the alphabet its unit.
  package func escaping(for alphabet: Alphabet) -> QZCoding {
    precondition(description.hasEscape, "there is no way out of the alphabet")
    var escaping = self
    escaping.code = EscapingCoder(knownCode, Escape(from: description.alphabet, for: alphabet))
    escaping.alphabet = alphabet
    return escaping
  }

  /// Whether the code is not in the file.
  package var isShared: Bool { if case .shared = header.code { true } else { false } }

  /// What the bits of a file with the message of `source` are for: all that it would
  /// cost, to the bit.
  ///
  /// The file is written, and forgotten block by block.
  ///
  /// - Parameters:
  ///   - source: the message, over the alphabet of the code.
  ///   - tally: the tally of the message, if that is known.
  ///   - threads: the greatest number of cores to use.
  /// - Returns: what each bit is for.
  /// - Throws: ``UnwritableQZ`` if the message cannot be read, or not be written in
  ///   this code.
  package func size(
    of source: some SymbolSource, tally: Tally? = nil, threads: Int = 1
  ) throws(UnwritableQZ) -> QZSize {
    var writer = QZWriter(self, tally: tally)
    while try writer.appendBlocks(of: source, threads: threads) { writer.discardOutput() }
    writer.finish()
    return writer.size
  }
}

/// Why a file cannot be written.
package enum UnwritableQZ: Error, Hashable, Sendable {
  /// What is so called is only a mark, and writes nothing.
  case noStream(String)
  /// Files do not know how what is so called writes its blocks.
  case unknownCoding(String)
  /// The symbols, or their code, take more room to describe than a header has.
  case alphabetTooLarge(String)
  /// The code has no codeword for a symbol, which comes at that place first.
  case symbol(Int, offset: Int)
  /// The message cannot be read.
  case source(SourceError)
}

extension UnwritableQZ: CustomStringConvertible {
  /// The reason in words.
  package var description: String {
    switch self {
    case .noStream(let name): "\(name) is a reference and writes no stream"
    case .unknownCoding(let name): "\(name) has no form for blocks of a file"
    case .alphabetTooLarge(let name):
      "\(name): the list of symbols is too long for the header of a file"
    case .symbol(let symbol, let offset):
      "the code has no codeword for symbol \(symbol), which occurs at \(offset)"
    case .source(let error): "\(error)"
    }
  }
}
