import Reports
import SourceCoding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The choice when to use colours and block characters.
enum ColorChoice: String, CaseIterable, Sendable {
  case auto
  case always
  case never
}

/// The format of a result that is a list, or is printed line by line.
enum PlainFormat: String, CaseIterable, Sendable {
  case text
  case json
}

/// The options that several commands share, each declared here once.
enum SharedOptions {
  static let symbols = Option<SymbolUnit>(
    name: "symbols", placeholder: "UNIT",
    help: "unit of symbols, see 'qz list units'",
    defaultText: "byte", offer: .units, fallback: .byte
  ) { (text) throws(Failure) in
    do throws(UnknownSymbolUnit) {
      return try SymbolUnit(named: text)
    } catch {
      let nearest = didYouMean(text, among: SymbolUnit.plain.map(\.name))
      throw .usage("--symbols: \(error)", remedy: nearest.map { "did you mean '\($0)'?" })
    }
  }

  static let output = Option<String?>(
    name: "output", short: "o", placeholder: "FILE", help: "where to write the result",
    defaultText: "standard output", fallback: nil, parse: { (path) throws(Failure) in path })

  static let sync = Option<Bool>.flag(
    "sync", help: "end only when the FILE of -o is safely on the disk")

  /// The options of commands that write files.
  static let ofFiles = [output.summary, sync.summary]

  static let format = Option<ReportFormat>(
    name: "format", placeholder: "FORMAT",
    help: "form of the result; svg:NAME is one picture of it",
    defaultText: "text", values: ReportFormat.names, fallback: .text
  ) { (text) throws(Failure) in
    if let format = ReportFormat(named: text) { return format }
    return ReportFormat(named: try parseWord(text, among: ReportFormat.names, for: "--format"))
      ?? .text
  }

  /// The format of a result without pictures and observations.
  static let plainFormat = Option<PlainFormat>.choice(
    "format", placeholder: "FORMAT", help: "form of the result", fallback: .text)

  static let unit = Option<InformationUnit>.choice(
    "unit", placeholder: "UNIT", help: "unit of rates", fallback: .bits)

  static let seed = Option<UInt64>.wholeNumber(
    "seed", help: "seed of all random numbers", in: 0...UInt64.max, fallback: 1)

  static let threads = Option<Int>.wholeNumber(
    "threads", help: "number of cores to use; results do not depend on it", in: 1...1_024,
    fallback: min(max(ProcessInfo.processInfo.activeProcessorCount, 1), 1_024),
    defaultText: "all")

  static let color = Option<ColorChoice>.choice(
    "color", placeholder: "WHEN", help: "colour and bars", fallback: .auto)

  /// The options of commands with a result for people and programs.
  static let ofResults = [
    unit.summary, format.summary, output.summary, threads.summary, color.summary, quiet.summary,
  ]

  static let quiet = Option<Bool>.flag("quiet", help: "no notes and no progress")

  /// The options that `qz help options` explains, in its order: those shared by many
  /// commands.
  static let summaries = [
    seed.summary, unit.summary, format.summary, output.summary, threads.summary, color.summary,
    verbose.summary, quiet.summary,
  ]

  static let verbose = Option<Bool>.flag(
    "verbose", help: "every symbol, every check, and more about each code")
}
