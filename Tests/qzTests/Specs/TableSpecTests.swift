import SourceCoding
import Testing

@testable import qz

struct TableSpecTests {
  private func distribution(_ content: String) throws -> Distribution {
    let folder = try TemporaryFolder()
    let path = try folder.write(content, "table")
    return try qzTests.distribution(named: "table:\(path)")
  }

  @Test(arguments: [
    "{\"a\": 3, \"b\": 1}", "[[\"a\", 3], [\"b\", 1]]",
    "[{\"symbol\": \"a\", \"weight\": 3}, {\"symbol\": \"b\", \"weight\": 1}]",
    "a,3\nb,1\n", "symbol,weight\r\na,3\r\n\"b\",1\r\n", "\n a ,9\n".isEmpty ? "" : "b,1\na,3",
    "\u{FEFF}a,3\nb,1", "\n\nsymbol,weight\na, 3\t\nb,1 \n", "a,3/4\nb,1/4\n",
    "{\"b\": 1, \"a\" : 3.0}", "a;3\nb;1\n", "a\t3\rb\t1\r", "symbol;weight\n\"a\" ; 3\nb;1",
    "a 3\nb 1\n",
    "a;,75\nb;0,25\n", "a;0,75\nb;,25\n", "a\t0,75\nb\t0.25\n", "a 0,75\nb 0,25\n",
    "symbol;share\na;7,5e-1\nb;0,25\n", "\"a\",\"0,75\"\n\"b\",\"0,25\"\n",
    "a;1,500\nb;0,5\n", "a;12.5e-1\nb;0,41666666666666666666666666666666667\n",
  ])
  func `every form says the same`(content: String) throws {
    let z = try distribution(content)
    #expect(z.probability(of: 97) == 0.75)
    #expect(z.probability(of: 98) == 0.25)
    #expect(z.support == [97, 98])
  }

  @Test func `a semicolon may be the symbol in front of a comma`() throws {
    #expect(try distribution(";,5\na,3\n").support == [59, 97])
    #expect(try distribution(";;0,5\na;0,5\n").support == [59, 97])
  }

  @Test(arguments: [
    (
      "a;1,500\nb;2,250\n",
      "line 1: '1,500' may mean 1.500 or 1500; write a decimal point, or no comma between thousands"
    ),
    (
      "symbol;weight\na;1,234,567\n",
      "line 2: '1,234,567' is not a weight; write a number from 0 up, without commas between thousands"
    ),
    ("a;0,5\nb;x\n", "line 2: 'x' is not a weight; write a number from 0 up"),
  ])
  func `a comma that has no single meaning is refused with the remedy`(
    content: String, reason: String
  ) {
    let failure = #expect(throws: Failure.self) { try distribution(content) }
    #expect(failure?.message.hasSuffix(": " + reason) == true, "\(failure?.message ?? "")")
  }

  @Test func `two ways to read a table of lines are named, and quotes decide`() throws {
    let folder = try TemporaryFolder()
    func alphabet(_ content: String) throws -> [String] {
      let path = try folder.write(content, "lines")
      guard case .known(_, let alphabet) = try Spec("table:\(path)", unit: .line).material
      else { throw Failure.job("a table is a known distribution") }
      return (0..<alphabet.count).map { alphabet.name(of: $0) }
    }
    let failure = #expect(throws: Failure.self) { try alphabet("a;,5\nb;,25\n") }
    #expect(failure?.message.contains("commas may be decimal commas") == true)
    #expect(try alphabet("\"a;\",5\n\"b;\",25\n") == ["a;", "b;"])
    #expect(try alphabet("a;.5\nb;.25\n") == ["a", "b"])
  }

  @Test func `a table of as many words as a text has its alphabet`() throws {
    let words = (0..<5_000).map { "w\($0 * 7919 % 5_000)" } + ["é", "'quoted'", "\\n", "naïve"]
    let folder = try TemporaryFolder()
    let path = try folder.write(words.map { "\($0),2\n" }.joined(), "words")
    guard case .known(let z, let alphabet) = try Spec("table:\(path)", unit: .word).material
    else { throw Failure.job("a table is a known distribution") }
    #expect(alphabet.count == words.count)
    let spellings = (0..<alphabet.count).map { Array(alphabet.spelling(of: $0)) }
    #expect(spellings == spellings.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(alphabet.symbol(spelled: Array("quoted".utf8)) != nil)
    #expect(alphabet.symbol(spelled: [10]) != nil)
    #expect(z.probability(of: 0) == 1 / Double(words.count))
  }

  @Test(arguments: [
    #"{"a": 0.3333333333333333333333333, "b": 0.6666666666666666666666667}"#,
    #"[["a", 3333333333333333333333333e-25], ["b", 0.6666666666666666666666667]]"#,
    #"[{"symbol": "a", "weight": 3333333333333333333333333}, {"symbol": "b", "weight": 6666666666666666666666667}]"#,
    "a,0.3333333333333333333333333\nb,0.6666666666666666666666667\n",
  ])
  func `decimals keep the digits that were written`(content: String) throws {
    let thirds = try qzTests.distribution(named: "weights:a=1,b=2")
    let divergence = thirds.divergence(from: try distribution(content)).bits
    #expect(divergence > 0 && divergence < 1e-48)
  }

  @Test func `symbols that CSV gives a meaning to can be written`() throws {
    let z = try distribution(",,1\n\"\"\"\",1\n\\n,1\n' ',1\n\\xFF,4\n")
    #expect(z.support == [10, 32, 34, 44, 255])
  }

  @Test func `separators are found scalar by scalar, and ends of lines within quotes`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("\"\u{301}\",5\n\u{200D},2\n\u{E33},1\n\"\n\",8\n", "table")
    guard case .known(let z, let alphabet) = try Spec("table:\(path)", unit: .scalar).material
    else { throw Failure.job("a table is a known distribution") }
    #expect(alphabet.count == 4)
    let weights = ["\n": 8, "\u{301}": 5, "\u{E33}": 1, "\u{200D}": 2]
    for (symbol, weight) in weights {
      let place = try #require(alphabet.symbol(spelled: Array(symbol.utf8)))
      #expect(z.probability(of: place) == Double(weight) / 16)
    }
  }

  @Test func `names in JSON may hold what JSON is made of, and be the same character`() throws {
    let z = try distribution(#"{"{": 1, ":": 1, ",": 1, "\"": 1, "\\\\": 1, "}": 1}"#)
    #expect(z.support == [34, 44, 58, 92, 123, 125])
    let folder = try TemporaryFolder()
    let path = try folder.write(#"{"\u00e9": 1, "e\u0301": 2}"#, "table")
    guard case .known(_, let alphabet) = try Spec("table:\(path)", unit: .character).material
    else { throw Failure.job("a table is a known distribution") }
    #expect(alphabet.count == 2)
  }

  @Test(arguments: [
    ("a,1\nb;2\n", "line 2 has no comma; write a symbol, a comma, a weight"),
    ("a,1\nb,x\n", "line 2: 'x' is not a weight; write a number from 0 up"),
    (
      "a,1\nab,1\n",
      "line 2: 'ab' is not one byte; add --symbols word, or write one ASCII character, or \\xE9"
    ),
    ("a,1 2\n", "line 1: '1 2' is not a weight; write a number from 0 up"),
    (
      "symbol,weight\nsymbol,weight\n", "line 2: 'weight' is not a weight; write a number from 0 up"
    ),
    ("a,5x\nb,1\n", "line 1: '5x' is not a weight; write a number from 0 up"),
    (
      "{\"a\": 5, \"b\": 1, \"\\u0061\": 2}",
      "\"a\": the symbol a occurs twice; give every symbol one weight"
    ),
    ("{\"a\": {\"b\": 1}}", "not a JSON table; write it like {\"a\": 5, \"b\": 2} or [[\"a\", 5]]"),
    (
      "{\"a\": 1], [\"b\": 1}",
      "not a JSON table; write it like {\"a\": 5, \"b\": 2} or [[\"a\", 5]]"
    ),
    ("{\"a\": 1", "not a JSON table; write it like {\"a\": 5, \"b\": 2} or [[\"a\", 5]]"),
    ("{}", "not a JSON table; write it like {\"a\": 5, \"b\": 2} or [[\"a\", 5]]"),
    ("a,1\na,2\n", "line 2: the symbol a occurs twice; give every symbol one weight"),
    ("{\"a\": \"x\"}", "not a JSON table; write it like {\"a\": 5, \"b\": 2} or [[\"a\", 5]]"),
    ("[[\"a\", 1, 2]]", "not a JSON table; write it like {\"a\": 5, \"b\": 2} or [[\"a\", 5]]"),
    (
      "a,1\n\"b,1\n",
      "line 2 opens quotes that are never closed; "
        + "close them, or write a quote within quotes as two"
    ),
    ("a,-1\n", "the weight of symbol 97 is negative: −1 (a); give it a number from 0 up"),
    ("", "no symbol has a weight greater than zero; give one symbol at least a number above 0"),
  ])
  func `a bad table is refused with the place`(content: String, reason: String) {
    let failure = #expect(throws: Failure.self) { try distribution(content) }
    #expect(failure?.message.hasSuffix(": " + reason) == true, "\(failure?.message ?? "")")
    #expect(failure?.exitCode == 1)
  }

  @Test func `weights of any size are read in CSV, and named in JSON`() throws {
    let z = try distribution("a,1e-400\nb,1\n")
    #expect(abs(z.surprisal(of: 97).bits / 1328.77123795494 - 1) < 1e-14)
    for content in ["{\"a\": 1e-400, \"b\": 1}", "[[\"a\", 1], [\"1e400\", -1e-400]]"] {
      do {
        _ = try distribution(content)
        Issue.record("a number that no double holds was read")
      } catch let failure as Failure {
        #expect(failure.message.contains("1e-400' is beyond the numbers"))
      }
    }
  }

  @Test func `short numbers are read the same in the fast way`() throws {
    var texts = ["0", "7", "0.5", ".5", "5.", "00012", "999999999999999", "0.00000000000001"]
    var state: UInt64 = 1
    for _ in 0..<2_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var text = String(state >> 33)
      let place = Int(state >> 20) & 15
      if place < text.count { text.insert(".", at: text.index(text.startIndex, offsetBy: place)) }
      texts.append(text)
    }
    for text in texts {
      let slow = try #require(WrittenNumber(text), "\(text)")
      #expect(WrittenNumber(digits: Array(text.utf8)[...]) == slow, "\(text)")
    }
    for text in ["", ".", "1e3", "-1", "1/3", "1,5", " 1", "1.2.3", "1234567890123456", "x"] {
      #expect(WrittenNumber(digits: Array(text.utf8)[...]) == nil, "\(text)")
    }
  }
}
