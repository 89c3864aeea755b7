internal import SourceCoding

/// The study in the formats for programs.
extension TablesReport {
  /// The study as a JSON object of the schema `qz.tables/1`; sizes are in bits and bytes.
  package var json: JSONValue {
    let first = result.curves[0]
    return .object([
      "schema": .string("qz.tables/1"),
      "summary": summary.json,
      "data": .string(name),
      "messages": .integer(study.list.count),
      "bytes": .integer(study.list.byteCount),
      "designed": .integer(study.designed.count),
      "heldOut": .integer(study.heldOut.count),
      "split": .string(study.split.rawValue),
      "seed": .string(String(study.seed)),
      "code": .string(study.design.name),
      "smoothing": .string(study.design.smoothing.name),
      "symbolUnit": .string(unit.name),
      "symbolCount": .integer(study.messages.alphabetSize),
      "hasEscape": .bool(study.messages.escape != nil),
      "selector": .string(study.rules.selector.rawValue),
      "alignment": .integer(study.rules.alignment),
      "orRaw": .bool(study.rules.orRaw),
      "by": .string(first.grouping.rawValue),
      "curve": curve(first),
      "curves": .array(
        result.curves.map { curve in
          .object([
            "by": .string(curve.grouping.rawValue), "curve": self.curve(curve),
            "floorBits": .real(curve.floor), "shuffledFloorBits": .finite(curve.shuffledFloor),
          ])
        }),
      "groups": result.groups.map(json) ?? .null,
      "checks": .array(
        result.checks.map {
          .object([
            "name": .string($0.name), "holds": .bool($0.holds), "detail": .string($0.detail),
          ])
        }),
    ])
  }

  private func curve(_ curve: TableCurve) -> JSONValue {
    .array(
      curve.points.map { point in
        let bill = point.heldOut ?? point.design
        return .object([
          "tables": .integer(point.tableCount),
          "used": .integer(point.tables.count),
          "classes": .integer(point.tables.classes.count),
          "designBits": whole(point.design.totalBits),
          "heldOutBits": point.heldOutBits.map(whole) ?? .null,
          "heldOutBytes": point.heldOutBits.map { .integer(Int(($0 / 8).rounded(.up))) } ?? .null,
          "selectorBits": whole(bill.selectorBits),
          "escapeBits": .integer(bill.escapeBits),
          "paddingBits": whole(bill.paddingBits),
          "flagBits": .integer(bill.flagBits),
          "raw": .integer(bill.rawCount),
          "tableBits": .integer(point.tableBits),
        ])
      })
  }

  /// A number of bits, as a whole number if it is one.
  private func whole(_ bits: Double) -> JSONValue {
    Int(exactly: bits).map { .integer($0) } ?? .real(bits)
  }

  private func json(_ groups: TableGroups) -> JSONValue {
    .object([
      "tables": .integer(result.shown),
      "raw": .integer(groups.rawCount),
      "mismatch": .array(groups.mismatch.map { .array($0.map { .real($0) }) }),
      "groups": .array(
        groups.groups.map { group in
          .object([
            "messages": .integer(group.messageCount),
            "bytes": .integer(group.byteCount),
            "bits": whole(group.bits),
            "nextBestLossBits": whole(group.nextBestLoss),
            "typical": .array(
              group.typical.map {
                .object([
                  "symbol": .string(study.messages.name(of: $0.symbol)), "share": .number($0.share),
                  "shareOfAll": .number($0.shareOfAll), "bits": .number($0.bits),
                ])
              }),
            "examples": .array(
              group.examples.map { .string(String(decoding: $0, as: UTF8.self)) }),
          ])
        }),
    ])
  }

  /// The curves, with a row for each number of each point.
  package var observations: Observations {
    var table = Observations(of: ["data", "by", "tables"])
    for curve in result.curves {
      for point in curve.points {
        let subject: [Observations.Field] = [
          .text(name), .text(curve.grouping.rawValue), .integer(point.tableCount),
        ]
        let bill = point.heldOut ?? point.design
        table.add("tables used", "tables", Double(point.tables.count), of: subject)
        table.add("classes", "classes", Double(point.tables.classes.count), of: subject)
        table.add("designed", "bits", point.design.totalBits, of: subject)
        table.add("held out", "bits", point.heldOutBits, of: subject)
        table.add("selector", "bits", bill.selectorBits, of: subject)
        table.add("escape", "bits", Double(bill.escapeBits), of: subject)
        table.add("padding", "bits", bill.paddingBits, of: subject)
        table.add("tables sent", "bits", Double(point.tableBits), of: subject)
      }
    }
    return table
  }
}
