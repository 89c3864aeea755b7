package import SourceCoding

/// The parts of a .qz file, and the bill of each of its members.
package struct QZInspection: Sendable {
  /// The name by which the user gave the file.
  package let name: String

  /// The members, in order.
  package let members: [MemberInspection]

  /// The inspection of a file with the given members.
  package init(name: String, members: [MemberInspection]) {
    self.name = name
    self.members = members
  }
}

extension QZInspection: Presentable {
  /// The parts of each member, and its bill.
  package func document(_ view: View) -> Document {
    let sections = members.enumerated().flatMap { (index, member) in
      let suffix = members.count > 1 ? " of member \(index + 1)" : ""
      return [
        Section(
          members.count > 1 ? "member \(index + 1)" : nil, part: "content",
          [.table(facts(of: member))]),
        Section("the bill\(suffix)", part: "bill", bill(of: member, number: index + 1)),
        Section("the blocks\(suffix)", part: "blocks", [.table(blocks(of: member))]),
      ]
    }
    return Document(
      title: "What is in \(name.withoutFolders)?", summary: summary, keyFigures: keyFigures,
      topic: "file-format", sections: sections)
  }

  /// The words that name the parts of an inspection.
  package static let parts = [Document.answer, "content", "bill", "blocks"]

  /// The size of the content, the code, and the statement that the file is intact,
  /// which follows from having read it.
  private var summary: Summary {
    let content = members.reduce(0) { $0 + $1.end.byteCount }
    let size = members.reduce(0) { $0 + $1.size.bitCount / 8 }
    let share = NumberText.percent(Double(size), of: Double(content))
    let isDecoded = members.allSatisfy { $0.bill != nil }
    let code =
      members.count == 1
      ? members[0].isCodeInside
        ? ", in the code \(members[0].header.design), which is in the file"
        : members[0].hash == nil ? "" : ", in the code \(members[0].header.design), which is shared"
      : ", in \(NumberText.counted(members.count, "member"))"
    return Summary(
      [
        "\(name.withoutFolders) holds \(NumberText.counted(content, "byte")) in "
          + "\(NumberText.counted(size, "byte"))\(share.isEmpty ? "" : " (\(share) %)")\(code).",
        isDecoded
          ? "It is intact: every checksum was verified."
          : "Its blocks are as they were written; the content was not decoded.",
      ],
      [
        "contentBytes": .integer(content), "fileBytes": .integer(size),
        "isDecoded": .bool(isDecoded),
      ])
  }

  private var keyFigures: [KeyFigure] {
    let content = members.reduce(0) { $0 + $1.end.byteCount }
    let size = members.reduce(0) { $0 + $1.size.bitCount / 8 }
    let rate = content > 0 ? 8 * Double(size) / Double(content) : 0
    return [
      KeyFigure(
        "content", NumberText.grouped(content), "byte".counted(by: content), "when decoded"),
      KeyFigure.size(size, ofRaw: content, "file"),
      KeyFigure("rate", NumberText.fixed(rate, decimals: 3), "bits/byte", "raw data have 8"),
      KeyFigure(
        "blocks", NumberText.grouped(members.reduce(0) { $0 + $1.size.blockCount }), "",
        "each with a checksum"),
    ]
  }

  private func facts(of member: MemberInspection) -> Table {
    var table = Table([Table.Column(""), Table.Column("")])
    func add(_ name: String, _ value: String) {
      table.add([.init(name, .faint), .init(value)])
    }
    let size = member.size
    add(
      "content",
      NumberText.counted(member.end.byteCount, "byte") + ", XXH64 "
        + CodeHash(value: member.end.contentChecksum).description)
    if let layout = member.header.layout {
      let count = member.size.messageCount
      add(
        "messages",
        "\(NumberText.grouped(count)), cut by \(layout.unit.name), with an index of "
          + NumberText.counted(member.size.indexBitCount / 8, "byte"))
    }
    if let description = member.description {
      let unit = description.alphabet.unit
      add(
        "symbols",
        "\(unit.amount(member.end.symbolCount)), \(NumberText.grouped(member.seenSymbolCount)) "
          + "of \(NumberText.grouped(description.alphabet.count)) seen")
      if description.hasEscape {
        add(
          "spelled out",
          "\(unit.amount(member.escapeCount)), "
            + "\(NumberText.grouped(member.spelledSymbolCount)) different")
      }
      add("code", "\(member.header.design), coding \(description.coding)")
      add(
        "hash of the code",
        "\(description.hash), "
          + (member.isCodeInside
            ? "the code is here, \(NumberText.counted(description.tableBitCount, "bit"))"
            : "the code is shared"))
    } else if case .shared(let hash) = member.header.code {
      add("symbols", NumberText.grouped(member.end.symbolCount))
      add("code", member.header.design)
      add("hash of the code", "\(hash), the code is shared and not available")
    } else {
      add("code", "none, because the message is empty")
    }
    add("blocks", NumberText.grouped(size.blockCount))
    let count = member.end.byteCount
    let rate =
      count > 0
      ? ", \(NumberText.fixed(Double(size.bitCount) / Double(count), decimals: 5)) bits/byte" : ""
    add("file", NumberText.counted(size.bitCount / 8, "byte") + rate)
    return table
  }

  private func bill(of member: MemberInspection, number: Int) -> [Block] {
    guard let bill = member.bill else {
      let size = member.size
      return [
        .lines([
          "The content was not decoded, because its code is not available: name it with --book "
            + "or -z.",
          "Each block is intact. Whether all blocks belong to this file is unknown: only the "
            + "checksum of the content can show it, and it cannot be checked without the code.",
          // Only the code tells where the symbols of a message end.
          (member.header.layout == nil
            ? "code \(NumberText.counted(size.codeBitCount, "bit")), "
              + "padding \(NumberText.grouped(size.paddingBitCount)), "
            : "code and padding "
              + "\(NumberText.counted(size.codeBitCount + size.paddingBitCount, "bit")), ")
            + "frame \(NumberText.grouped(size.frameBitCount)), "
            + "total \(NumberText.grouped(size.bitCount))",
        ])
      ]
    }
    let figure = Waterfall(bill: bill).figure(
      of: member.header.design, name: number == 1 ? "bill" : "bill-\(number)")
    return (figure.map { [.figure($0)] } ?? [])
      + [.table(bill.lineTable), .lines(notes(on: member, bill))]
  }

  private func notes(on member: MemberInspection, _ bill: Bill) -> [String] {
    let z: String? =
      switch member.proxy {
      case .content: "z is q: the code is the one that its design makes from the content."
      case .implied:
        "The file does not record z, so the mismatch is measured against r, the distribution "
          + "that this code is ideal for."
      case .described: "z is in the file: the words are made from its weights."
      case .none: nil
      }
    return (z.map { [$0] } ?? []) + ["residual \(bill.residualText)"]
  }

  private func blocks(of member: MemberInspection) -> Table {
    var table = Table([
      Table.Column("block", .number), Table.Column("at", .number, unit: "byte"),
      Table.Column("size", .number, unit: "bytes"), Table.Column("symbols", .number),
      Table.Column("code", .number, unit: "bits"), Table.Column("junctions", .number),
    ])
    for block in member.blocks {
      let numbers = [
        block.number + 1, block.byteOffset, block.byteCount, block.symbolCount, block.bitCount,
        block.junctionCount,
      ]
      table.add(numbers.map { Cell(NumberText.grouped($0)) })
    }
    return table
  }

  /// The file as a JSON object of the schema `qz.file/1`.
  package var json: JSONValue {
    .object([
      "schema": .string("qz.file/1"), "summary": summary.json, "file": .string(name),
      "members": .array(members.map(json(of:))),
    ])
  }

  private func json(of member: MemberInspection) -> JSONValue {
    let description = member.description
    return .object([
      "design": .string(member.header.design),
      "coding": description.map { .string($0.coding) } ?? .null,
      "symbolUnit": description.map { .string($0.alphabet.unit.name) } ?? .null,
      "alphabetSize": description.map { .integer($0.alphabet.count) } ?? .null,
      "hasEscape": description.map { .bool($0.hasEscape) } ?? .null,
      "escapeCount": .integer(member.escapeCount),
      "spelledSymbolCount": .integer(member.spelledSymbolCount),
      "hash": member.hash.map { .string("\($0)") } ?? .null,
      "isCodeInside": .bool(member.isCodeInside),
      "symbolCount": .integer(member.end.symbolCount),
      "byteCount": .integer(member.end.byteCount),
      "contentChecksum": .string(CodeHash(value: member.end.contentChecksum).description),
      "blockCount": .integer(member.size.blockCount),
      "messageUnit": member.header.layout.map { .string($0.unit.name) } ?? .null,
      "messageCount": member.header.layout.map { _ in .integer(member.size.messageCount) } ?? .null,
      "indexBytes": .integer(member.size.indexBitCount / 8),
      "proxy": .string("\(member.proxy)"),
      "blocks": .array(
        member.blocks.map {
          .object([
            "number": .integer($0.number), "byteOffset": .integer($0.byteOffset),
            "byteCount": .integer($0.byteCount), "symbolCount": .integer($0.symbolCount),
            "bitCount": .integer($0.bitCount), "junctionCount": .integer($0.junctionCount),
          ])
        }),
      "bill": member.bill.map { bill in
        .object(
          Dictionary(
            uniqueKeysWithValues: bill.allLines.map { ($0.0, JSONValue.finite($0.1)) }
              + [("residual", .finite(bill.residual))]))
      } ?? .null,
    ])
  }

  /// The size of each member's content, and its bill, one line a row.
  package var observations: Observations {
    var table = Observations(of: ["file", "member", "design"])
    for (index, member) in members.enumerated() {
      let subject: [Observations.Field] = [
        .text(name), .integer(index + 1), .text(member.header.design),
      ]
      table.add("symbol count", "symbols", Double(member.end.symbolCount), of: subject)
      table.add("byte count", "bytes", Double(member.end.byteCount), of: subject)
      table.add("block count", "blocks", Double(member.size.blockCount), of: subject)
      for (line, bits) in member.bill?.allLines ?? [] {
        table.add("bill: \(line)", "bits", bits, of: subject)
      }
    }
    return table
  }
}

extension MemberInspection {
  /// The number of symbols that were spelled out.
  fileprivate var escapeCount: Int {
    description?.hasEscape ?? false ? Int(tally.counts[tally.alphabetSize - 1]) : 0
  }

  /// The hash of the code; `nil` if there is none.
  fileprivate var hash: CodeHash? {
    if case .shared(let hash) = header.code { hash } else { description?.hash }
  }

  /// The number of different symbols of the alphabet that occurred.
  fileprivate var seenSymbolCount: Int { tally.distinctSymbols - (escapeCount > 0 ? 1 : 0) }

  /// Whether the member contains its code.
  fileprivate var isCodeInside: Bool {
    if case .inside = header.code { true } else { false }
  }
}
