import SourceCoding

/// Data, and the codes among which the code of their file is chosen.
struct EncodePlan: Sendable {
  let name: String
  /// The greatest number of cores to use.
  let threads: Int
  /// Whether the user left the choice among all codes to the program.
  let isAuto: Bool
  /// The options by which a reader names what a shared code was made from: `-z
  /// corpus:english`.
  let readerOptions: String?
  let source: any SymbolSource
  let tally: Tally
  /// The messages into which the data are cut, with their places; `nil` if they are not
  /// cut.
  var messages: (list: MessageList, places: MessagePlaces)?
  /// The codes that reader and writer share, in the order of the catalogue.
  var shared: [QZCoding] = []
  /// The codes made for the data, in the same order.
  var own: [QZCoding] = []
  /// Whether the shared code is a codebook that the user named.
  var hasBook = false

  /// The size of the file in each code if there was a choice, in ascending order.
  private(set) var sizes: [(code: QZCoding, source: any SymbolSource, size: QZSize)] = []

  /// The reasons why some codes are not among them, a sentence each.
  var dropped: [String] = []

  /// A code, and the data in the form in which it writes them.
  typealias Choice = (code: QZCoding, source: any SymbolSource)

  init(
    name: String, source: any SymbolSource, tally: Tally, threads: Int, isAuto: Bool,
    readerOptions: String?
  ) {
    self.name = name
    self.threads = threads
    self.isAuto = isAuto
    self.readerOptions = readerOptions
    self.source = source
    self.tally = tally
  }

  /// The number of bytes that the file restores, including what separates messages.
  var contentByteCount: Int {
    source.alphabet.byteCount(of: tally)
      + (messages?.list.separatorSizes.reduce(0) { $0 + Int($1) } ?? 0)
  }

  /// Takes the only code, or computes the file's size in each code to find the
  /// smallest.
  mutating func choose(isChoice: Bool) throws(Failure) -> Choice {
    guard isChoice else {
      guard let code = shared.first ?? own.first else {
        throw .usage(
          "\(name): the code is for bytes, but --symbols is another unit",
          remedy: "leave --symbols out, or use another code")
      }
      return try fitted(code)
    }
    for (index, code) in (shared + own).enumerated() {
      let moved: any SymbolSource
      var code = code
      do throws(Failure) { (code, moved) = try fitted(code) } catch {
        dropped.append("\(code.header.design): \(error.message)")
        continue
      }
      WorkProgress.begin(
        round: index, of: shared.count + own.count, "code", areAlike: false)
      WorkProgress.begin("trying \(code.header.design)", of: moved.symbolCount)
      do throws(UnwritableQZ) {
        sizes.append((code, moved, try size(of: moved, in: code)))
      } catch {
        let failure = Failure(writing: name, error, code)
        if case .source = error { throw failure }
        dropped.append("\(code.header.design): \(failure.message)")
      }
    }
    WorkProgress.end()
    // Codes of equal size keep their order.
    sizes = sizes.enumerated()
      .sorted { ($0.element.size.bitCount, $0.offset) < ($1.element.size.bitCount, $1.offset) }
      .map(\.element)
    guard let cheapest = sizes.first else {
      throw .job(
        "\(name): none of the codes can write all of its symbols",
        remedy: "add huffman to --code")
    }
    return (cheapest.code, cheapest.source)
  }

  /// Returns the size of the file, with everything in it.
  private func size(
    of source: any SymbolSource, in code: QZCoding
  ) throws(UnwritableQZ) -> QZSize {
    guard let (list, places) = messages else { return try code.size(of: source, threads: threads) }
    return try code.size(ofStoreOf: list, as: source, at: places)
  }

  /// Brings a code and the data to one alphabet: the code's own, which must then have
  /// all symbols of the data, or that of the data if the code can write symbols outside
  /// its own alphabet.
  private func fitted(_ code: QZCoding) throws(Failure) -> Choice {
    guard code.alphabet != source.alphabet else { return (code, source) }
    guard !code.description.hasEscape else { return (code.escaping(for: source.alphabet), source) }
    let alphabet = code.alphabet
    let unknown = (0..<source.alphabet.count).filter {
      alphabet.symbol(spelled: source.alphabet.spelling(of: $0)) == nil
    }
    if let first = unknown.first {
      throw .job(
        "\(name): \(hasBook ? "the codebook" : "z") lacks \(unknown.count.grouped) of its symbols, "
          + "such as \(source.alphabet.name(of: first))",
        remedy: "leave \(hasBook ? "--book" : "-z") out, so that the code is made for the data")
    }
    return (code, MovedSource(source, to: alphabet))
  }

  /// Returns the length from which on a code of the data's own repays its table,
  /// compared with the shared code.
  func breakEven(for design: String) -> BreakEven? {
    guard let mine = own.first(where: { $0.header.design == design }),
      let known = shared.first(where: { $0.header.design == design }),
      let other = try? fitted(known).code, mine.alphabet == other.alphabet,
      let ownCosts = mine.code.symbolCosts, let sharedCosts = other.code.symbolCosts
    else { return nil }
    return BreakEven(
      design: design, sharedCosts: sharedCosts, ownCosts: ownCosts,
      tableBits: mine.description.tableBitCount, tally: tally)
  }
}

extension Failure {
  /// The failure to write what the user called `name` to a file.
  init(writing name: String, _ error: UnwritableQZ, _ code: QZCoding) {
    let place = name == "-" ? "standard input" : name
    switch error {
    case .source(let error): self.init(reading: name, error)
    case .symbol:
      self = .job(
        "\(place): \(error.reason(over: code.description.alphabet))",
        remedy: "use a code made for the data, or a z that has the symbol")
    case .noStream, .unknownCoding, .alphabetTooLarge:
      self = .job("\(place): \(error)", remedy: "'qz list codes' lists the other codes")
    }
  }
}

extension UnwritableQZ {
  /// Returns the reason in words, with symbols named by the alphabet of the code.
  func reason(over alphabet: Alphabet) -> String {
    guard case .symbol(let symbol, let offset) = self else { return description }
    return "the code has no codeword for \(alphabet.name(of: symbol)), which occurs at "
      + "\(alphabet.unit) \(offset.grouped)"
  }
}
