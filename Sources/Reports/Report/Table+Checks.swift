internal import SourceCoding

extension Table {
  /// The checks that do not hold, or all checks.
  static func checks(_ checks: [Check], all: Bool) -> Table {
    var table = Table([Table.Column(""), Table.Column(""), Table.Column("", .detail)])
    for check in checks where all || !check.holds {
      table.add([
        check.holds ? .init("holds", .good) : .init("FAILS", .bad), .init(check.name),
        .init(check.detail, .faint),
      ])
    }
    return table
  }
}
