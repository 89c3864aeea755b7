/// A code in which files can be written, with the header that describes it.
package struct QZCoding: Sendable {
  /// The header of the file.
  package let header: QZHeader

  /// Everything that a reader must know about the code.
  package let description: CodeDescription

  /// The code over ``alphabet``; if it has an escape, it also writes the spelled-out
  /// symbols.
  package private(set) var code: any Coder

  /// The code over the symbols that it has, and the escape, if it has one.
  private let knownCode: any Coder

  /// The symbols of the messages that it writes.
  package private(set) var alphabet: Alphabet

  /// Makes a code for files.
  ///
  /// - Parameters:
  ///   - design: the code that a designer made.
  ///   - name: how it was designed, for people: `huffman`.
  ///   - alphabet: the symbols.
  ///   - hasEscape: whether the design has the escape as an additional symbol.
  ///   - isShared: whether a reader has the code, so that the file only names it by its
  ///     hash; a fixed code for bytes is always shared.
  /// - Throws: ``UnwritableQZ`` if the design writes no stream, or one that files do
  ///   not have.
  package init(
    _ design: Design, named name: String, over alphabet: Alphabet, hasEscape: Bool = false,
    isShared: Bool
  ) throws(UnwritableQZ) {
    guard let designed = design.code else { throw .noStream(name) }
    // A prefix code with any other description can also be described by its codewords.
    let isKnown = BlockCoding.name(of: designed) != nil
    let code = isKnown ? designed : design.prefixCode.map { PrefixCoder($0) } ?? designed
    guard let description = CodeDescription(of: code, over: alphabet, hasEscape: hasEscape)
    else { throw .unknownCoding(name) }
    // A header that no reader would accept is not written.
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

  /// Returns the code for messages over `alphabet`; symbols that it does not have are
  /// spelled out.
  ///
  /// - Precondition: it has an escape, and the alphabet has its unit.
  package func escaping(for alphabet: Alphabet) -> QZCoding {
    precondition(description.hasEscape, "there is no way out of the alphabet")
    var escaping = self
    escaping.code = EscapingCoder(knownCode, Escape(from: description.alphabet, for: alphabet))
    escaping.alphabet = alphabet
    return escaping
  }

  /// Whether the code is shared and not in the file.
  package var isShared: Bool { if case .shared = header.code { true } else { false } }

  /// Returns the exact use of the bits of a file with the message of `source`.
  ///
  /// The file is written, and each block is discarded.
  ///
  /// - Parameters:
  ///   - source: the message, over the alphabet of the code.
  ///   - tally: the tally of the message, if it is known.
  ///   - threads: the greatest number of cores to use.
  /// - Returns: the use of each bit.
  /// - Throws: ``UnwritableQZ`` if the message cannot be read, or cannot be written in
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

/// The reason why a file cannot be written.
package enum UnwritableQZ: Error, Hashable, Sendable {
  /// The code with this name is a reference and writes no streams.
  case noStream(String)
  /// The code with this name writes blocks in a form that files do not have.
  case unknownCoding(String)
  /// The description of the symbols or of their code is too long for a header.
  case alphabetTooLarge(String)
  /// The code has no codeword for a symbol, which occurs first at that offset.
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
