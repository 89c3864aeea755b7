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
  private let groupings: [TableCurve.Grouping]

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
    let unit = try arguments.value(of: TablesOptions.messages)
    let by = try arguments.value(of: TablesOptions.by)
    let range = try arguments.value(of: TablesOptions.tables)
    let code = try arguments.value(of: TablesOptions.code)
    let smoothing = try arguments.value(of: ReportOptions.smoothing) ?? .krichevskyTrofimov
    let folder = try arguments.value(of: TablesOptions.write)
    var lists: [MessageList] = []
    for name in names { lists.append(try Self.list(name, unit)) }
    let list = MessageList(joining: lists)
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
      guard case .column = unit else {
        throw .usage(
          "--by column:\(column) needs messages that are a column too",
          remedy: "write --messages column:N")
      }
      (groups, groupNames) = try Self.groups(names, column)
      guard groups.count == list.count else {
        throw .usage(
          "--by column:\(column) reads the data twice, which standard input cannot be",
          remedy: "name a file")
      }
    case .found(let grouping): (groupings, groups, groupNames) = ([grouping], [], [])
    case .all:
      (groupings, groups, groupNames) =
        (code == .rans ? [.message] : [.message, .context, .both], [], [])
    }
    if code == .rans, groupings.contains(.context) || groupings.contains(.both) {
      throw .usage(
        "--code rans writes a message with one distribution, and --by context changes it at each byte",
        remedy: "use --code huffman, limited:L or ideal")
    }
    if folder != nil {
      guard groupings.contains(.message) else {
        throw .usage("--write needs tables that messages name", remedy: "add --by message")
      }
      guard code != .rans, code != .ideal else {
        throw .usage(
          "--write makes codebooks, and --code \(code == .rans ? "rans" : "ideal") has no codewords",
          remedy: "use --code huffman or limited:L")
      }
    }
    let rules = TableRules(
      selector: try arguments.value(of: TablesOptions.selector) ?? .fixed,
      alignment: try arguments.value(of: TablesOptions.align),
      orRaw: try arguments.value(of: TablesOptions.orRaw),
      flagBits: try arguments.value(of: TablesOptions.flagBits))
    study = TableStudy(
      of: list, tables: range, TableDesign(code, smoothing: smoothing), rules,
      split: try arguments.value(of: TablesOptions.split),
      seed: try arguments.value(of: SharedOptions.seed),
      threads: try arguments.value(of: SharedOptions.threads))
    self.folder = folder
    name =
      names.count == 1
      ? names[0] : "\(names[0]) and \(names.count - 1) more"
  }

  /// Runs the study.
  ///
  /// - Throws: a failure if messages cannot be read or written.
  func result() throws(Failure) -> TableStudyResult {
    do throws(TableStudy.Failure) {
      return try TableStudyResult(study, groupings, groups: groups)
    } catch {
      throw failure(error)
    }
  }

  private func failure(_ error: TableStudy.Failure) -> Failure {
    switch error {
    case .source(let error): Failure(reading: name, error)
    case .design(let error):
      .job("\(study.design.name): \(error)", remedy: "'qz list codes' shows the others")
    case .message(let error):
      .job(
        "\(name): message \((error.message + 1).grouped): no table has a codeword for "
          + ByteName.name(of: error.symbol),
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
    _ names: [String], _ column: String
  ) throws(Failure) -> (groups: [Int], names: [String]) {
    var places: [[UInt8]: Int] = [:]
    var groups: [Int] = []
    var groupNames: [String] = []
    for name in names {
      let list = try list(name, .column(column))
      for index in 0..<list.count {
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
    let whole = TableStudy(
      of: study.list, tables: max(1, result.shown)...max(1, result.shown), study.design,
      study.rules, split: .none,
      seed: study.seed, threads: study.threads)
    let curve: TableCurve
    do throws(TableStudy.Failure) {
      curve = try whole.byMessage(try whole.tallies(), shuffling: false)
    } catch {
      throw failure(error)
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
        prefixCode: prefixCode, alphabet: .bytes, design: tables.design.name,
        proxySpec: "table \(index + 1) of \(name)", estimator: tables.design.smoothing.name, z: z,
        tieRule: design.tieRule, version: Program.version,
        selector: selectors?.codewords[index])
      let target = try OutputTarget(path: Self.path(of: index, in: folder))
      try target.finish(writing: book.json.text)
    }
    return [
      "\(tables.count.grouped) \("codebook".counted(by: tables.count)), designed on all messages: "
        + "\(Self.path(of: 0, in: folder))"
        + (tables.count > 1 ? " to \(Self.path(of: tables.count - 1, in: folder))" : "") + ".",
      "The held-out figures are for tables that were designed on four fifths of the messages.",
    ] + others(than: tables.count, in: folder)
  }

  /// A sentence on codebooks in the folder that are not of this set.
  private func others(than count: Int, in folder: String) -> [String] {
    let own = Set((0..<count).map { "table-\($0 + 1).json" })
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasSuffix(".json") && !own.contains($0) }.sorted()
    guard let first = names.first else { return [] }
    return [
      "\(folder) also has \(first)"
        + (names.count > 1 ? " and \((names.count - 1).grouped) more" : "")
        + ", which --book \(folder) would read too: remove what is not of this set."
    ]
  }

  private static func path(of index: Int, in folder: String) -> String {
    folder + (folder.hasSuffix("/") ? "" : "/") + "table-\(index + 1).json"
  }
}
