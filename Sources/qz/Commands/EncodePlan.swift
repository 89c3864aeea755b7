import SourceCoding

/// Data that are at hand, and the code they will be written in.
struct EncodePlan: Sendable {
  let name: String
  let source: any SymbolSource
  let tally: Tally
  let threads: Int
  /// The codes that both sides have, in the order of the catalogue.
  var shared: [FileCode] = []
  /// The codes made for the data, in the same order.
  var own: [FileCode] = []

  /// What the file costs in each code, if there was a choice, the cheapest first.
  private(set) var sizes: [(code: FileCode, size: FileSize)] = []

  private var chosen: FileCode?

  init(name: String, source: any SymbolSource, tally: Tally, threads: Int) {
    self.name = name
    self.source = source
    self.tally = tally
    self.threads = threads
  }

  /// The code that was chosen.
  var code: FileCode {
    guard let chosen else { preconditionFailure("a code is chosen first") }
    return chosen
  }

  /// Takes the only code, or writes the file in each to find the cheapest.
  mutating func choose(isChoice: Bool) throws(Failure) {
    guard isChoice else {
      chosen = shared.first ?? own.first
      return
    }
    for code in shared + own {
      do throws(UnwritableFile) {
        sizes.append((code, try code.size(of: source, tally: tally, threads: threads)))
      } catch {
        if case .source = error { throw Failure(writing: name, error) }
      }
    }
    // The sort is stable in effect, for the place breaks ties.
    sizes = sizes.enumerated()
      .sorted { ($0.element.size.bitCount, $0.offset) < ($1.element.size.bitCount, $1.offset) }
      .map(\.element)
    guard let cheapest = sizes.first else {
      throw .job(
        "\(name): none of the codes can write all of its symbols",
        remedy: "add huffman to --code")
    }
    chosen = cheapest.code
  }

  /// Where the data's own code would repay its table, against the shared one.
  var breakEven: BreakEven? {
    guard let mine = own.first(where: { $0.header.design == code.header.design }),
      let other = shared.first(where: { $0.header.design == code.header.design }),
      let ownCosts = mine.code.symbolCosts, let sharedCosts = other.code.symbolCosts
    else { return nil }
    return BreakEven(
      sharedCosts: sharedCosts, ownCosts: ownCosts,
      tableBits: mine.description.tableBitCount, tally: tally)
  }
}

extension Failure {
  /// The failure of writing what the user called `name` to a file.
  init(writing name: String, _ error: UnwritableFile) {
    let place = name == "-" ? "standard input" : name
    switch error {
    case .source(let error): self.init(reading: name, error)
    case .symbol(let symbol, let offset):
      self = .job(
        "\(place): the code has no codeword for \(ByteName.name(of: UInt8(symbol))), which comes "
          + "at byte \(offset)",
        remedy: "use a code of the data's own, or a z that knows the symbol")
    case .noStream, .unknownCoding:
      self = .job("\(place): \(error)", remedy: "'qz list codes' shows the others")
    }
  }
}
