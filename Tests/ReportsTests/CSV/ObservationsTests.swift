import Reports
import Testing

struct ObservationsTests {
  @Test func `fields that would break a row are quoted`() {
    var table = Observations(of: ["name", "number"])
    table.add("q", "bits", 1, of: ["plain", .integer(1)])
    table.add("q", "bits", .nan, of: ["a,b", .none])
    table.add("q", "bits/byte", 0.1, of: ["say \"x\"", .none])
    table.add("q", "bits", .infinity, of: ["two\nlines", .none])
    table.add("q,z", "bits", -0.0, of: [" edge", .none])
    table.add("none", "bits", nil, of: ["no row", .none])
    #expect(
      table.csv == """
        name,number,quantity,unit,value
        plain,1,q,bits,1
        "a,b",,q,bits,
        "say ""x\""",,q,bits/byte,0.1
        "two
        lines",,q,bits,inf
        " edge",,"q,z",bits,0

        """)
  }

  @Test(arguments: ["", "a", ",", "\"", "\"\"", "\n", "\r", "a\"b,c\nd", " ", "é,ß", "\r\n"])
  func `whatever is written is read again`(text: String) throws {
    var table = Observations(of: ["a", "b"])
    table.add(text, text, 1, of: [.text(text), .text(text)])
    let rows = try CSVReader.rows(of: table.csv)
    #expect(rows == [["a", "b", "quantity", "unit", "value"], [text, text, text, text, "1"]])
  }

  @Test(arguments: [0.1, 1 / 3.0, 1e-300, 5e22, 123_456_789.125, -2.5, 1e15])
  func `numbers keep every digit`(number: Double) throws {
    var table = Observations(of: ["x"])
    table.add("q", "bits", number, of: [.number(number)])
    let row = try CSVReader.rows(of: table.csv)[1]
    #expect(Double(row[0]) == number && Double(row[3]) == number)
  }

  @Test func `a row of another width is a programmer's mistake`() async {
    await #expect(processExitsWith: .failure) {
      var table = Observations(of: ["x"])
      table.add("q", "bits", 1, of: [])
    }
  }
}
