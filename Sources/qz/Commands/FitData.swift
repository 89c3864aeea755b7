import SourceCoding

/// The data to which families are fitted: the counts of symbols, and the counts of
/// their values.
struct FitData {
  /// The name of the data as the user wrote it.
  let name: String

  /// The count of each symbol.
  private let symbols: Tally

  /// The count of each value from 0 on; `nil` if symbols have no values.
  let values: Tally?

  /// Whether values greater than those counted are impossible.
  private let areLimited: Bool

  private let unit: SymbolUnit

  /// The greatest value; greater ones would make tables of all values too large.
  private static let greatestValue = 1 << 20

  /// Reads and counts the data that the user named.
  init(_ syntax: SpecSyntax, _ arguments: Arguments) throws(Failure) {
    name = syntax.text
    let isText = try arguments.value(of: FitCommand.integers)
    let named = try arguments.value(of: SharedOptions.symbols)
    guard !isText || named == .line || !arguments.isGiven(SharedOptions.symbols) else {
      throw .usage(
        "--integers reads lines, but --symbols is \(named)", remedy: "leave one of them out")
    }
    unit = isText ? .line : named
    let isQuiet = try arguments.value(of: SharedOptions.quiet)
    let spec = try Spec(syntax, unit: isText ? .byte : unit, isQuiet: isQuiet)
    let data = try spec.participant(by: isText ? .byte : unit)
    switch data.nature {
    case .data where isText:
      var column = IntegerColumn()
      do throws(SourceError) {
        try data.message.map { (bytes) throws(SourceError) in try column.read(bytes) }
      } catch {
        throw Failure(reading: name, error)
      }
      symbols = try column.tally(named: name)
      values = symbols
      areLimited = false
    case .counts where isText:
      throw .usage(
        "--integers is for text, but \(name) has counts of bytes", remedy: "leave it out")
    case .data, .counts:
      if !isQuiet { data.notes.forEach(StandardStreams.note) }
      let counted = try data.count(threads: try arguments.value(of: SharedOptions.threads))
      symbols = counted.tally ?? Tally(alphabetSize: data.alphabet.count)
      values = Self.values(of: symbols, over: data.alphabet)
      areLimited = unit != .line
    case .known, .chain, .numbers, .impliedBy:
      throw .usage("\(name): a known distribution does not need a fit", remedy: "name data")
    }
    guard symbols.total > 0 else {
      throw .job("\(name): empty", remedy: "name data to fit a family to")
    }
  }

  /// The numbers to which families may be fitted, ranks first.
  var numbers: [FittedNumbers] {
    get throws(InvalidDistribution) {
      let ranks = [try FittedNumbers(ranksOf: symbols)]
      guard let values else { return ranks }
      return ranks + [try FittedNumbers(values: values, areLimited: areLimited)]
    }
  }

  /// Counts the values of symbols: bits, nibbles and bytes are numbers, and so are
  /// lines if all of them are whole numbers that are not too great.
  private static func values(of tally: Tally, over alphabet: Alphabet) -> Tally? {
    switch alphabet.unit {
    case .bit, .nibble, .byte: return tally
    case .line:
      var values: [Int] = []
      for symbol in 0..<alphabet.count {
        guard let value = LineNumber.number(in: alphabet.spelling(of: symbol)),
          value <= greatestValue
        else { return nil }
        values.append(value)
      }
      return tally.moved(to: values, alphabetSize: (values.max() ?? 0) + 1)
    default: return nil
    }
  }

  /// The failure to fit families that need values to symbols that have none.
  func lacksValues(for families: String) -> Failure {
    if let values {
      return .usage(
        "--family \(families): \(name) has \(values.distinctSymbols.counted("different value"))",
        remedy: "bernoulli takes 0 and 1, and a family with two parameters needs three values")
    }
    let reason =
      unit == .line
      ? "not every line of \(name) is a whole number from 0 to \(Self.greatestValue.grouped)"
      : "a \(unit) has no value, only a rank"
    return .usage(
      "--family \(families): \(reason)", remedy: "fit zipf, zipf-mandelbrot or geometric by rank")
  }
}
