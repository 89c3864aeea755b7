import Reports

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The words at the end of a page about the command line that made it.
extension Provenance {
  /// Takes the command line as it was given, and the day of the newest file among its
  /// words.
  init(_ arguments: Arguments) {
    let words = ["qz", arguments.command.name] + arguments.words
    self.init(
      commandLine: words.map(Self.quoted).joined(separator: " "), version: Program.version,
      dataDate: Self.newestDay(
        of: arguments.words.filter { $0 != arguments.text(of: SharedOptions.output) }))
  }

  /// Returns the word with quotation marks as a shell needs them.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.wholeMatch(of: /[A-Za-z0-9_.\/:=,+@%^-]+/) != nil
    return isPlain ? word : "'" + word.replacing("'", with: #"'\''"#) + "'"
  }

  /// Returns the day on which the newest of the files was changed; words that are not
  /// files are skipped.
  private static func newestDay(of words: [String]) -> String? {
    let dates = words.compactMap { word in
      let path = word.hasPrefix("file:") ? String(word.dropFirst(5)) : word
      return try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    }
    return dates.max()?.formatted(.iso8601.year().month().day())
  }
}
