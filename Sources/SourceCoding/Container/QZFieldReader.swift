/// Reads the fields of a file part by part, without decoding anything.
///
/// What it reads, and in which order, is what ``QZReader`` reads: the same functions read each part,
/// and note each field.
package struct QZFieldReader: ~Copyable {
  private var input: FrameInput
  private let notes = FieldNotes()
  private var member = 0
  private var open: (framing: BlockFraming, hasEscape: Bool, blockCount: Int)?
  private var failure: QZError?

  /// Makes a reader of `input`.
  package init(_ input: consuming ByteInput) {
    self.input = FrameInput(input, noting: notes)
  }

  /// Reads the fields of the next header, block or end mark; `nil` if the file ends after a
  /// member.
  ///
  /// The fields of a damaged part are those before the damage, and the call after it fails; a part
  /// that has none fails at once.
  ///
  /// - Throws: ``QZError`` where a part is damaged.
  package mutating func next() throws(QZError) -> [QZField]? {
    if let failure { throw failure }
    let start = input.offset
    do throws(QZError.Reason) {
      if open == nil, start > 0, try !input.hasMore() { return nil }
      input.beginPart()
      try read(from: start)
    } catch {
      let part: QZError.Part = open.map { isAtEnd ? .end : .block($0.blockCount) } ?? .header
      let error = QZError(member: member, part: part, byteOffset: start, reason: error)
      failure = error
      if notes.fields.isEmpty { throw error }
    }
    return notes.take()
  }

  /// Whether the part that is being read is an end mark.
  private var isAtEnd = false

  private mutating func read(from start: Int) throws(QZError.Reason) {
    isAtEnd = false
    guard let (framing, hasEscape, blockCount) = open else {
      let header = try QZHeader(from: &input)
      var hasEscape = true
      if case .inside(let description) = header.code { hasEscape = description.hasEscape }
      open = (BlockFraming(of: header), hasEscape, 0)
      return
    }
    let beginning = try framing.start(from: &input)
    if case .end = beginning {
      isAtEnd = true
      _ = try QZEnd(from: &input, blockCount: blockCount, seed: framing.seed)
      open = nil
      member += 1
      return
    }
    var block = ReadBlock()
    try block.read(
      beginning, number: blockCount, from: start, in: framing, hasEscape: hasEscape, &input)
    open?.blockCount += 1
  }
}
