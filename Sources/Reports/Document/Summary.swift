/// The answer of a result: one or two sentences that come first, with the numbers in
/// them.
package struct Summary: Sendable {
  /// The sentences: `On corpus:french, a Huffman code made for corpus:english costs 18.3 % more …`.
  package let text: String

  /// The numbers and names in the sentences, in base units and full precision, under
  /// their keys in JSON.
  let values: [String: JSONValue]

  /// A summary made of sentences, which are joined by blanks.
  init(_ sentences: [String], _ values: [String: JSONValue] = [:]) {
    text = sentences.joined(separator: " ")
    self.values = values
  }

  /// The summary as an object with the member `text`.
  var json: JSONValue {
    .object(values.merging(["text": .string(text)]) { _, text in text })
  }
}
