import Foundation
import Testing

@testable import qz

/// Forms of results that hold more, or something else, than the text.
struct ResultFormTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(String(repeating: "to be or not to be\n", count: 4), "f")
    try folder.write(String(repeating: "to be\n", count: 4), "z")
  }

  /// What a command writes, `@` standing before the names of files.
  private func result(_ words: String) throws -> String {
    try Main.run(folder.arguments(words) + ["--output", folder.path("result"), "--quiet"])
    return try folder.text("result")
  }

  @Test func `the fields of a file are rows of CSV, each with its place and its size`() throws {
    try Main.run(["encode", folder.path("f"), "-o", folder.path("f.qz"), "--quiet"])
    let rows = try result("inspect @f.qz --fields --format csv").split(separator: "\n")
    #expect(rows[0] == "file,part,field,bytes,value,quantity,unit,value")
    let name = folder.path("f.qz")
    #expect(rows[1] == "\(name),header,magic,f1 71 7a 0a,,byte offset,bytes,0")
    #expect(rows[2] == "\(name),header,magic,f1 71 7a 0a,,byte count,bytes,4")
    // The sizes of all fields are that of the file.
    let sizes = rows.filter { $0.contains(",byte count,") }
      .compactMap { $0.split(separator: ",").last.flatMap { Int($0) } }
    let attributes = try FileManager.default.attributesOfItem(atPath: name)
    #expect(sizes.reduce(0, +) == (attributes[.size] as? NSNumber)?.intValue)
  }

  @Test func `an empty file has no code and no rate`() throws {
    try folder.write("", "e")
    try Main.run(["encode", folder.path("e"), "-o", folder.path("e.qz"), "--quiet"])
    let text = try result("inspect @e.qz")
    #expect(text.contains("code     none, because the message is empty\n"))
    #expect(text.contains("file     35 bytes\n"))
  }

  @Test func `messages in a code that is not there are counted, padding and code together`() throws
  {
    try Main.run([
      "encode", folder.path("f"), "--messages", "line", "-z", folder.path("z"), "--symbols", "word",
      "-o", folder.path("m.qz"), "--quiet",
    ])
    let text = try result("inspect @m.qz")
    #expect(text.contains("the code is shared and not available\n"))
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("code and padding ") })
    let numbers = line.split(separator: " ").compactMap {
      Int($0.filter { $0.isNumber })
    }
    // Code and padding, frame, total.
    #expect(numbers.count == 3 && numbers[0] + numbers[1] == numbers[2], "\(line)")
  }

  @Test(arguments: ["adaptive-kt", "rans"])
  func `the bill of a file of words adds up, whatever its code reports`(code: String) throws {
    try Main.run([
      "encode", folder.path("f"), "--symbols", "word", "--code", code, "-o", folder.path("w.qz"),
      "--quiet",
    ])
    let text = try result("inspect @w.qz")
    #expect(text.contains("residual 0\n"))
    // A file of this size in whole bytes.
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("w.qz"))
    let size = try #require((attributes[.size] as? NSNumber)?.intValue)
    let total = try #require(text.split(separator: "\n").first { $0.hasPrefix("total ") })
    #expect(total.split(separator: " ")[1].prefix { $0 != "." } == "\(8 * size)")
  }

  @Test func `every family of a fit is in its CSV`() throws {
    let text = try result("fit @f --format csv")
    #expect(text.hasPrefix("experiment,series,origin,point,knob,setting,quantity,unit,value\n"))
    let names = Set(text.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } })
    #expect(names.count > 3 && names.allSatisfy { $0.hasPrefix("fit.") }, "\(names)")
  }

  @Test func `a page names what the model does not know the escape`() throws {
    let page = try result("report @f -z @z --symbols word --code huffman --format html")
    #expect(
      page.contains(
        "All symbols that z does not know are one symbol, the escape; spelling them out is left out."
      ))
    #expect(page.contains("So the entropy here is below that of the tables."))
    #expect(page.contains("(escape)"))
    let lesson = try result("explain --format html --data @f -z @z --symbols word")
    #expect(
      lesson.contains(
        "Symbols that the model does not know are one symbol here, (escape); the page leaves out "
          + "the bits that spell them, and its numbers are that much smaller."))
  }

  @Test func `an explanation as CSV is the report itself`() throws {
    #expect(
      try result("report @f --explain --format csv") == result("report @f --format csv"))
  }

  @Test func `a list of names that is too long for its line is cut`() throws {
    let codewords = (1...9).map { count in
      "{\"symbol\": \"\(count)\", \"codeword\": \"\(String(repeating: "0", count: count * 7))1\"}"
    }
    try folder.write(
      "{\"schema\": \"qz.codebook/1\", \"symbolUnit\": \"byte\", \"symbols\": "
        + "[{\"symbol\": \"a\", \"codeword\": \"0\"}, \(codewords.joined(separator: ", "))]}",
      "book.json")
    let run = try QZ(["list", "code:" + folder.path("book.json")])
    let line = try #require(
      run.output.split(separator: "\n").first { $0.hasPrefix("dangling suffixes") })
    #expect(line.contains(" …; ") && line.count <= 80, "\(line)")
  }

  @Test(arguments: [[], ["--messages", "line"]])
  func `a choice among codes is listed, the smallest file first`(options: [String]) throws {
    let run = try QZ(
      ["encode", folder.path("f"), "--code", "shannon,huffman,ascii,baudot", "--verbose"] + options
        + ["-o", folder.path("f.qz")])
    #expect(run.status == 0)
    let lines = run.error.split(separator: "\n").map { $0.dropFirst(4) }
    #expect(
      lines.contains { $0.hasPrefix("the cheapest of 3 codes that were tried; the next is ") })
    #expect(lines.contains { $0.hasPrefix("not possible: baudot: ") })
    let rows = lines.filter { $0.contains(" bits/byte  the code ") }
      .map { $0.split(separator: " ") }
    #expect(Set(rows.map { $0[0] }) == ["huffman", "shannon", "ascii"])
    let sizes = rows.compactMap { Int($0[1]) }
    #expect(sizes.count == 3 && sizes == sizes.sorted())
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("f.qz"))
    #expect((attributes[.size] as? NSNumber)?.intValue == sizes[0])
    // 76 bytes of text.
    for row in rows {
      let rate = try #require(Double(row[3]))
      #expect(abs(rate - 8 * (Double(row[1]) ?? 0) / 76) < 1e-4)
    }
  }

  @Test func `messages that cannot be sent for their spellings are noted`() throws {
    let run = try QZ([
      "sweep", "mixture", folder.path("f"), "-z", folder.path("z"), "--messages", "line",
      "--symbols", "word",
    ])
    #expect(run.status == 0)
    #expect(
      run.error.contains(
        "qz: messages are not sent: some symbols are spelled out, which 'qz report' measures\n"))
  }

  @Test func `help and the version need no command`() throws {
    #expect(try QZ(["--version"]).output.hasPrefix("qz 0."))
    let (short, long) = (try QZ(["-h"]), try QZ(["help"]))
    #expect(long.output.hasPrefix(short.output.dropLast()))
    #expect(long.output.contains("\ntopics\n") && !short.output.contains("\ntopics\n"))
  }

  @Test func `a file beyond the limit on sizes says so`() throws {
    let run = try Shell(
      "ulimit -f 8; qz sample uniform:256 --count 1e6 -o out; echo $?; ls", in: folder.path)
    #expect(
      run.error.hasPrefix(
        "qz: out: it would exceed the limit on the size of files; raise the limit: ulimit -f\n"))
    #expect(run.output.hasPrefix("1\n") && !run.output.contains("out\n"))
  }
}
