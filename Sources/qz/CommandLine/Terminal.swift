#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The abilities of the place at which a result is shown.
struct Terminal: Equatable, Sendable {
  /// Whether it is a terminal and not a file or a pipe.
  let isTerminal: Bool

  /// The number of columns to fill, at least 1.
  let columns: Int

  /// Whether to write colours.
  let usesColor: Bool

  /// Whether to draw bars with block characters, such as `█▌`.
  let usesBlocks: Bool

  /// Reads the abilities of a descriptor from the system.
  init(descriptor: Int32 = StandardStreams.output, color: ColorChoice = .auto) {
    self.init(
      isTerminal: SystemCalls.isTerminal(descriptor),
      windowColumns: SystemCalls.terminalColumns(descriptor), color: color,
      environment: ProcessInfo.processInfo.environment)
  }

  /// Decides the abilities from the given facts.
  ///
  /// Columns: those of the window, else `COLUMNS`, else 80. Colour with `auto`: none if
  /// `NO_COLOR` is not empty; else always if `CLICOLOR_FORCE` is neither empty nor `0`;
  /// else on a terminal, unless `TERM` is `dumb`. Blocks: on a terminal whose locale
  /// (`LC_ALL`, else `LC_CTYPE`, else `LANG`) is UTF-8, and with `always`.
  init(
    isTerminal: Bool, windowColumns: Int?, color: ColorChoice, environment: [String: String]
  ) {
    func variable(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    self.isTerminal = isTerminal
    columns =
      windowColumns ?? variable("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? 80
    usesColor =
      switch color {
      case .always: true
      case .never: false
      case .auto:
        variable("NO_COLOR") == nil
          && (variable("CLICOLOR_FORCE").map { $0 != "0" } ?? false
            || isTerminal && variable("TERM") != "dumb")
      }
    let locale = variable("LC_ALL") ?? variable("LC_CTYPE") ?? variable("LANG") ?? ""
    let isUTF8 = locale.lowercased().contains("utf-8") || locale.lowercased().contains("utf8")
    usesBlocks = color == .always || isTerminal && isUTF8
  }
}
