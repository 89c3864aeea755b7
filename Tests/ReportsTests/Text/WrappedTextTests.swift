import Reports
import Testing

struct WrappedTextTests {
  @Test func `lines break between words, and no word is broken`() {
    #expect("one two three".wrapped(to: 7) == ["one two", "three"])
    #expect("a/long/path is long".wrapped(to: 4) == ["a/long/path", "is", "long"])
    #expect("".wrapped(to: 9).isEmpty)
  }

  @Test func `the name of a space is one word`() {
    #expect(#"\t \n ' ' ! ""#.wrapped(to: 7) == [#"\t \n"#, #"' ' ! ""#])
    #expect("' ' ' '".wrapped(to: 3) == ["' '", "' '"])
  }
}
