import Reports
import Testing

struct ObservationsTests {
  @Test func `fields that would break a row are quoted`() {
    var table = Observations(["name", "value"])
    table.add(["plain", .integer(1)])
    table.add(["a,b", .none])
    table.add(["say \"x\"", .number(0.1)])
    table.add(["two\nlines", .number(.infinity)])
    table.add([" edge", .number(-0.0)])
    #expect(
      table.csv == """
        name,value
        plain,1
        "a,b",
        "say ""x\""",0.1
        "two
        lines",inf
        " edge",0

        """)
  }

  @Test(arguments: ["", "a", ",", "\"", "\"\"", "\n", "\r", "a\"b,c\nd", " ", "é,ß", "\r\n"])
  func `whatever is written is read again`(text: String) throws {
    var table = Observations(["a", "b"])
    table.add([.text(text), .text(text)])
    let rows = try CSVReader.rows(of: table.csv)
    #expect(rows == [["a", "b"], [text, text]])
  }

  @Test(arguments: [0.1, 1 / 3.0, 1e-300, 5e22, 123_456_789.125, -2.5, 1e15])
  func `numbers keep every digit`(number: Double) throws {
    var table = Observations(["x"])
    table.add([.number(number)])
    #expect(Double(try CSVReader.rows(of: table.csv)[1][0]) == number)
  }

  @Test func `a row of another width is a programmer's mistake`() async {
    await #expect(processExitsWith: .failure) {
      var table = Observations(["x"])
      table.add([])
    }
  }
}
