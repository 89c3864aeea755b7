import Reports
import SourceCoding

/// What `qz encode` says of the file that it wrote.
extension EncodeResult {
  /// The size of the content in bytes.
  private var contentByteCount: Int {
    plan?.contentByteCount ?? pipeByteCount
  }

  /// The answer in a sentence.
  var summary: String {
    let (content, file) = (contentByteCount, size.bitCount / 8)
    let share =
      content == 0
      ? "" : ", \(NumberText.fixed(100 * Double(file) / Double(content), decimals: 1)) %"
    return "\(content.counted("byte")) in \(code.header.design) are "
      + "\(file.counted("byte")) as a file\(share); "
      + (code.isShared ? "the reader needs the code too." : "the code is inside.")
  }

  /// The result as an object of the schema `qz.encoding/1`.
  var json: JSONValue {
    .object([
      "schema": .string("qz.encoding/1"),
      "summary": .object([
        "text": .string(summary), "contentBytes": .integer(contentByteCount),
        "fileBytes": .integer(size.bitCount / 8),
        "bitsPerByte": contentByteCount == 0
          ? .null : .number(Double(size.bitCount) / Double(contentByteCount)),
      ]),
      "design": .string(code.header.design),
      "isCodeInside": .bool(!code.isShared),
      "hash": .string("\(code.description.hash)"),
      "tableBits": code.isShared ? .integer(0) : .integer(code.description.tableBitCount),
      "blockCount": .integer(size.blockCount),
      "readerOptions": code.isShared ? plan?.readerOptions.map { .string($0) } ?? .null : .null,
      "choices": .array(
        (plan?.sizes ?? []).map {
          .object([
            "design": .string($0.code.header.design), "isCodeInside": .bool(!$0.code.isShared),
            "fileBytes": .integer($0.size.bitCount / 8),
          ])
        }),
      "dropped": .array((plan?.dropped ?? []).map { .string($0) }),
    ])
  }
}
