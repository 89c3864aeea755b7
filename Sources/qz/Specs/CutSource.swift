import SourceCoding

/// Data cut into symbols of a unit, and what there is to say of the cut.
struct CutSource: Sendable {
  /// The symbols.
  let source: any SymbolSource

  /// The words the user named the data by.
  let name: String

  /// The distribution that they were drawn from, if that is known.
  let known: Distribution?

  /// The Markov chain that spoke them, if that is known.
  let chain: MarkovChain?

  /// The law of numbers that they were drawn from, if it is one.
  private(set) var law: NumberLaw?

  /// What may mislead in the symbols, a sentence each.
  let notes: [String]

  /// The notes with the words that the user named the data by.
  var namedNotes: [String] { notes.map { "\(name): \($0)" } }

  /// Cuts `bytes` by `unit`.
  ///
  /// Bytes, bits and nibbles are cut as they are read; for other units the data are
  /// held in memory.
  ///
  /// - Throws: a failure if they cannot be read, or held.
  init(_ bytes: any SymbolSource, by unit: SymbolUnit, named name: String) throws(Failure) {
    self.name = name
    known = nil
    chain = nil
    switch unit {
    case .byte: (source, notes) = (bytes, [])
    case .bit: (source, notes) = (PieceSource.bits(of: bytes), [])
    case .nibble: (source, notes) = (PieceSource.nibbles(of: bytes), [])
    default:
      let all: [UInt8]
      do throws(SourceError) {
        all = try bytes.allBytes()
      } catch {
        throw Failure(reading: name, error)
      }
      do throws(UnsupportedMessage) {
        let message = try Message(all, unit: unit)
        source = MessageSource(message)
        notes = Self.notes(on: message)
      } catch {
        throw .job("\(name): \(error)", remedy: "measure a part of it, or use --symbols byte")
      }
    }
  }

  /// Symbols that are drawn from a known distribution.
  init(_ source: any SymbolSource, drawnFrom known: Distribution, named name: String) {
    self.init(source, known, nil, name, [])
  }

  /// Numbers that are drawn from a law.
  init(drawnFrom law: NumberLaw, symbolCount: Int, seed: UInt64, named name: String) {
    let known = law.known
    let source = SampledSource(
      known, alphabet: law.alphabet, symbolCount: symbolCount, seed: seed)
    self.init(source, known, nil, name, [])
    self.law = law
  }

  /// The message of a Markov chain.
  init(_ source: MarkovSource, named name: String, notes: [String]) {
    self.init(source, nil, source.chain, name, notes)
  }

  private init(
    _ source: any SymbolSource, _ known: Distribution?, _ chain: MarkovChain?, _ name: String,
    _ notes: [String]
  ) {
    self.source = source
    self.known = known
    self.chain = chain
    self.name = name
    self.notes = notes
  }

  /// The symbols at the places in `range`.
  func part(_ range: Range<Int>) -> CutSource {
    var part = CutSource(PartSource(source, range: range), known, chain, name, notes)
    part.law = law
    return part
  }

  /// The same with lines that differ in their ends alone taken for one number.
  var endingNumbersAlike: CutSource {
    let alike = MovedSource(endingNumbersAlike: source)
    guard alike.alphabet != source.alphabet, law == nil, chain == nil else { return self }
    return CutSource(
      alike, known, nil, name, notes + ["numbers that differ in the end of the line count as one"])
  }

  /// The tallies of the data.
  ///
  /// - Throws: a failure if they cannot be read.
  func tallies(threads: Int) throws(Failure) -> BatchTallies {
    do throws(SourceError) {
      return try BatchTallies(of: source, threads: threads)
    } catch {
      throw Failure(reading: name, error)
    }
  }

  private static func notes(on message: Message) -> [String] {
    var notes: [String] = []
    if message.lineEndPairCount > 0 {
      notes.append(
        "CR LF is one character: \(message.lineEndPairCount.grouped) line ends of two bytes count once, "
          + "so compare rates per byte")
    }
    if message.invalidByteCount > 0 {
      notes.append(
        message.invalidByteCount == 1
          ? "1 byte is no UTF-8, and a symbol by itself"
          : "\(message.invalidByteCount.grouped) bytes are no UTF-8; each is a symbol by itself")
    }
    return notes
  }
}
