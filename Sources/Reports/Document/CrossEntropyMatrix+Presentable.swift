public import SourceCoding

extension CrossEntropyMatrix: Presentable {
  /// The matrix as a table, and as a picture in which the wrong models are dark.
  public func document(_ view: View) -> Document {
    var table = Table(
      [Table.Column("z \\ q")]
        + names.map { Table.Column($0, .number, unit: view.rateUnit("byte")) })
    for (row, name) in names.enumerated() {
      table.add(
        [Cell(name)]
          + names.indices.map { column in
            view.rate(Information(bits: bits[row][column]), row == column ? .accent : nil)
          })
    }
    return Document(
      title: "H(q,z) of \(names.count) sources in codes for each other",
      sections: [Section("cross entropy", [.figure(figure), .table(table)])])
  }

  private var figure: Figure {
    let excess = names.indices.map { row in
      names.indices.map { column in
        bits[row][column] - (names.indices.map { bits[$0][column] }.min() ?? 0)
      }
    }
    let greatest = excess.joined().filter(\.isFinite).max() ?? 0
    let map = HeatMap(
      rows: names, columns: names,
      text: { NumberText.fixed(bits[$0][$1], decimals: 2) },
      label: {
        """
        \(names[$1]) in the code for \(names[$0]): \
        \(NumberText.fixed(bits[$0][$1], decimals: 5)) bits/byte, \
        \(NumberText.fixed(excess[$0][$1], decimals: 5, signed: true)) over the best
        """
      },
      amount: { excess[$0][$1] }, greatest: greatest, rowName: "code for z", columnName: "data q")
    let (drawing, size) = map.drawn()
    return Figure(
      name: "matrix", title: "every source in every code",
      summary: """
        Each column is a source, each row a proxy that its code is made for. The darker, the more \
        bits a byte costs than in the best code of the column; the deepest is \
        \(NumberText.fixed(greatest, decimals: 2)) more.
        """, size: size, marksInRow: names.count, drawing: drawing)
  }

  /// The matrix as a JSON object of the schema `qz.matrix/1`.
  public var json: JSONValue {
    .object([
      "schema": .string("qz.matrix/1"),
      "names": .array(names.map { .string($0) }),
      "crossEntropy": .array(bits.map { .array($0.map { .finite($0) }) }),
    ])
  }

  /// The matrix, a row for each of its cells.
  public var observations: Observations {
    var table = Observations(["source", "proxy", "quantity", "unit", "value"])
    for (row, proxy) in names.enumerated() {
      for (column, source) in names.enumerated() {
        table.add([
          .text(source), .text(proxy), "cross entropy", "bits/symbol", .number(bits[row][column]),
        ])
      }
    }
    return table
  }
}
