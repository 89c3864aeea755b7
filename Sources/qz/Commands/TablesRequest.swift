import Reports
import SourceCoding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What `qz tables` is asked to do.
struct TablesRequest {
  /// The name of the data.
  let name: String

  /// The names of the groups that the protocol knows; empty if there are none.
  let groupNames: [String]

  private let study: TableStudy
  private var groupings: [TableCurve.Grouping]

  /// The group of each message, if the protocol knows it.
  private let groups: [Int]

  private let folder: String?

  /// Reads the user's arguments, and the data.
  ///
  /// - Throws: a failure if something cannot be read, or if arguments do not fit
  ///   together.
  init(_ arguments: Arguments) throws(Failure) {
    let names = arguments.operands
    guard !names.isEmpty else {
      throw .usage("qz tables needs DATA", remedy: "name a file, or try corpus:english")
    }
    let messageUnit = try arguments.value(of: TablesOptions.messages)
    let unit = try arguments.value(of: SharedOptions.symbols)
    let by = try arguments.value(of: TablesOptions.by)
    let range = try arguments.value(of: TablesOptions.tables)
    let code = try arguments.value(of: TablesOptions.code)
    let smoothing = try arguments.value(of: ReportOptions.smoothing) ?? .krichevskyTrofimov
    let folder = try arguments.value(of: TablesOptions.write)
    var lists: [MessageList] = []
    for name in names { lists.append(try Self.list(name, messageUnit)) }
    let list = MessageList(joining: lists)
    if let row = list.firstRow, !(try arguments.value(of: SharedOptions.quiet)) {
      StandardStreams.note(CutCaveat.firstRow(row).text)
    }
    guard list.count > 0 else {
      throw .job("\(names[0]): no messages", remedy: "name data that have some")
    }
    switch by {
    case .file:
      groupings = [.group, .message]
      groupNames = names
      groups = lists.enumerated().flatMap { index, list in
        Array(repeating: index, count: list.count)
      }
    case .column(let column):
      groupings = [.group, .message]
      guard case .column = messageUnit else {
        throw .usage(
          "--by column:\(column) needs messages that are a column too",
          remedy: "write --messages column:N")
      }
      guard !names.contains("-") else {
        throw .usage(
          "--by column:\(column) reads the data twice, which standard input cannot be",
          remedy: "name a file")
      }
      (groups, groupNames) = try Self.groups(names, column, of: lists)
    case .found(let grouping): (groupings, groups, groupNames) = ([grouping], [], [])
    case .all:
      (groupings, groups, groupNames) =
        (!code.writesSymbolsAlone ? [.message] : [.message, .context, .both], [], [])
    }
    if !code.writesSymbolsAlone, groupings.contains(.context) || groupings.contains(.both) {
      throw .usage(
        code == .rans
          ? "--code rans writes a message with one distribution, and --by context changes it at each "
            + unit.name
          : "--code order:1 has a distribution for each \(unit.name) before, and --by context finds fewer",
        remedy: "use --code huffman, limited:L or ideal")
    }
    let selector = try arguments.value(of: TablesOptions.selector) ?? .fixed
    guard selector != .none || groupings.contains(.group) || groupings == [.context] else {
      throw .usage(
        "--selector none: nothing says which table a message uses, so it cannot be decoded",
        remedy:
          "use --selector fixed or huffman, --by context, or groups that are known: --by file or "
          + "--by column:N")
    }
    if folder != nil {
      guard groupings.contains(.message), !groupings.contains(.group) else {
        throw .usage("--write needs tables that messages name", remedy: "add --by message")
      }
      guard code.hasCodewords else {
        throw .usage(
          "--write makes codebooks, and --code \(TableDesign(code).name) has no codewords",
          remedy: "use --code huffman or limited:L")
      }
    }
    let rules = TableRules(
      selector: selector,
      alignment: try arguments.value(of: TablesOptions.align),
      orRaw: try arguments.value(of: MessageOptions.orRaw),
      flagBits: try arguments.value(of: MessageOptions.flagBits))
    let name = names.count == 1 ? names[0] : "\(names[0]) and \(names.count - 1) more"
    self.name = name
    let messages: SymbolMessages
    do throws(MessageCuttingError) { messages = try SymbolMessages(list, by: unit) } catch {
      switch error {
      case .source(let error): throw Failure(reading: name, error)
      case .unsupported(let error): throw Failure(cutting: name, .message(error))
      }
    }
    let design = TableDesign(code, smoothing: smoothing)
    let split = try arguments.value(of: TablesOptions.split)
    let seed = try arguments.value(of: SharedOptions.seed)
    let threads = try arguments.value(of: SharedOptions.threads)
    do throws(TableStudy.Failure) {
      study = try TableStudy(
        of: messages, tables: range, design, rules, split: split, seed: seed, threads: threads)
    } catch {
      throw Self.failure(error, name, design.name)
    }
    if !study.allowsContexts {
      guard by == .all || !groupings.contains(where: { $0 == .context || $0 == .both }) else {
        throw .usage(
          "--by context counts what follows each \(unit.name), and there are "
            + "\(study.messages.alphabetSize.grouped) of them, more than "
            + TableStudy.mostSymbolsOfContexts.grouped,
          remedy: "use --by message, or a unit of fewer symbols")
      }
      groupings.removeAll { $0 == .context || $0 == .both }
    }
    self.folder = folder
  }

  /// Runs the study.
  ///
  /// - Throws: a failure if messages cannot be read or written.
  func result() throws(Failure) -> TableStudyResult {
    do throws(TableStudy.Failure) {
      return try TableStudyResult(study, groupings, groups: groups)
    } catch {
      throw Self.failure(error, name, study.design.name)
    }
  }

  private static func failure(
    _ error: TableStudy.Failure, _ name: String, _ code: String
  ) -> Failure {
    switch error {
    case .source(let error): Failure(reading: name, error)
    case .design(let error):
      .job(
        "\(name): \(code): \(error)", remedy: "use another --code, or --symbols of fewer symbols")
    case .message(let number, let symbol):
      .job(
        "\(name): message \((number + 1).grouped): no table has a codeword for \(symbol)",
        remedy: "leave --smoothing out, or add --or-raw")
    }
  }
}

// MARK: - Reading

extension TablesRequest {
  private static func list(_ name: String, _ unit: MessageUnit) throws(Failure) -> MessageList {
    let spec = try Spec(name)
    guard case .data(let bytes) = spec.material else {
      throw .usage("\(name): a known distribution has no messages", remedy: "name data")
    }
    do throws(MessageError) {
      return try MessageList(bytes, by: unit)
    } catch {
      if case .source(let error) = error { throw Failure(reading: name, error) }
      throw .job("\(name): \(error)", remedy: error.remedy)
    }
  }

  /// Returns the group of each message by a column, and the names of the groups in
  /// order of occurrence.
  private static func groups(
    _ names: [String], _ column: String, of lists: [MessageList]
  ) throws(Failure) -> (groups: [Int], names: [String]) {
    var places: [[UInt8]: Int] = [:]
    var groups: [Int] = []
    var groupNames: [String] = []
    for (name, messages) in zip(names, lists) {
      let list = try list(name, .column(column))
      // A column given by its number may begin with a heading, where one given by its name
      // does not.
      let headingCount = list.count == messages.count + 1 ? 1 : 0
      guard list.count == messages.count + headingCount else {
        throw .usage(
          "\(name): \(list.count.counted("row")) with column \(column), and "
            + "\(messages.count.counted("message"))",
          remedy: "name both columns by number, or both by their headings")
      }
      for index in headingCount..<list.count {
        let bytes: [UInt8]
        do throws(SourceError) { bytes = try list.bytes(of: index) } catch {
          throw Failure(reading: name, error)
        }
        if let place = places[bytes] {
          groups.append(place)
        } else {
          places[bytes] = groupNames.count
          groups.append(groupNames.count)
          groupNames.append(String(decoding: bytes, as: UTF8.self))
        }
      }
    }
    return (groups, groupNames)
  }
}

// MARK: - Writing

extension TablesRequest {
  /// Writes the codebooks, if they are asked for, and returns sentences about where
  /// they are.
  ///
  /// - Parameter result: the result of the study, which gives the number of tables to
  ///   write.
  /// - Returns: the sentences.
  /// - Throws: a failure if the codebooks cannot be written.
  func write(_ result: TableStudyResult) throws(Failure) -> [String] {
    guard let folder else { return [] }
    let found = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    // Tables of two designs in one folder would be read as one set.
    guard !found.contains(where: { $0.hasSuffix(".json") }) else {
      throw .job(
        "\(folder) already holds codebooks", remedy: "remove them, or name another folder")
    }
    let curve: TableCurve
    let alphabet: Alphabet
    do throws(TableStudy.Failure) {
      let whole = try study.onAll(tables: max(1, result.shown))
      alphabet = whole.messages.alphabet
      curve = try whole.byMessage(try whole.tallies(), shuffling: false)
    } catch {
      throw Self.failure(error, name, study.design.name)
    }
    guard let tables = curve.points.last?.tables else { return [] }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .job("\(folder): the folder cannot be made", remedy: "name one where you may write")
    }
    let selectors = tables.selectors
    for (index, parts) in tables.designs.enumerated() {
      guard let design = parts[0], let prefixCode = design.prefixCode else { continue }
      let tally = Tally(counts: tables.tallies[index])
      guard let z = try? tables.design.smoothing.distribution(of: tally) else { continue }
      let book = CodebookDesign(
        prefixCode: prefixCode, alphabet: alphabet, design: tables.design.name,
        proxySpec: "table \(index + 1) of \(name)", estimator: tables.design.smoothing.name, z: z,
        tieRule: design.tieRule, version: Program.version,
        selector: selectors?.codewords[index])
      let target = try OutputTarget(path: Self.path(of: index, in: folder))
      try target.finish(writing: book.json.text)
    }
    return [
      "\(tables.count.counted("codebook")), designed on all messages: "
        + "\(Self.path(of: 0, in: folder))"
        + (tables.count > 1 ? " to \(Self.path(of: tables.count - 1, in: folder))" : "") + ".",
      "The held-out figures are for tables that were designed on four fifths of the messages.",
    ]
  }

  private static func path(of index: Int, in folder: String) -> String {
    folder + (folder.hasSuffix("/") ? "" : "/") + "table-\(index + 1).json"
  }
}
