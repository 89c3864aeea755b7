import Testing

@testable import qz

struct FailureTests {
  @Test func `each kind of failure has its exit code`() {
    #expect(Failure.job("no").exitCode == 1)
    #expect(Failure.usage("no").exitCode == 2)
    #expect(Failure.check("no").exitCode == 3)
    #expect(Failure.damage("no").exitCode == 4)
  }

  @Test func `of a long value the beginning and the end are shown`() {
    let message = Failure.usage("not '" + String(repeating: "é", count: 100_000) + "'").message
    #expect(message.count < 1_010 && message.contains("é … é"))
    #expect(message.hasPrefix("not 'é") && message.hasSuffix("é'"))
  }

  @Test func `the remedy follows a semicolon`() {
    #expect(
      Failure.job("a.txt: no such file", remedy: "check the name").description
        == "a.txt: no such file; check the name")
    #expect("\(Failure.usage("alone"))" == "alone")
  }

  @Test(arguments: [
    ("a\nb", "a\\nb"), ("a\r\nb", "a\\r\\nb"), ("a\tb", "a\\tb"), ("\u{1B}[31m", "\\u{1B}[31m"),
    ("a\u{2028}b", "a\\u{2028}b"), ("a\u{85}b", "a\\u{85}b"), ("é…█", "é…█"),
  ])
  func `control characters are escaped`(text: String, line: String) {
    #expect(Failure.job(text).message == line)
  }

  @Test(arguments: [
    ([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c"),
  ])
  func `alternatives read as people list them`(words: [String], text: String) {
    #expect(words.alternatives == text)
  }
}
