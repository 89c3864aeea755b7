import SourceCoding

/// The tokens of a file as they stand there, or document by document in another order.
///
/// In another order they are kept in memory.
struct OrderedItems {
  private var reader: TokenItemReader
  private let path: String

  /// The tokens in the order asked for; `nil` if that is the order of the file.
  private var ordered: [TokenItem]?
  private var position = 0

  /// Tokens that are kept at most.
  private static let limit = 1 << 22

  /// The tokens of a part of a file.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - part: prompts or outputs.
  ///   - order: the numbers of the documents in the order that is wanted, others left out; `nil` for
  ///     all as they stand.
  /// - Throws: a failure if the file cannot be read, or is too large to be put into order.
  init(_ file: TokenFile, part: TokenPart, order: [Int]?) throws(Failure) {
    reader = try TokenItemReader(file, part: part)
    path = file.path
    guard let order else { return }
    let wanted = Set(order)
    var documents: [Int: [TokenItem]] = [:]
    var count = 0
    while let item = try reader.next() {
      guard wanted.contains(item.document) else { continue }
      documents[item.document, default: []].append(item)
      count += 1
      guard count <= Self.limit else {
        throw .job(
          "\(path) is too large to be put into the order of another file",
          remedy: "sort the documents of both files by their ids")
      }
    }
    ordered = order.flatMap { documents[$0] ?? [] }
  }

  /// The next token; `nil` at the end.
  mutating func next() throws(Failure) -> TokenItem? {
    guard let ordered else { return try reader.next() }
    guard position < ordered.count else { return nil }
    defer { position += 1 }
    return ordered[position]
  }
}
