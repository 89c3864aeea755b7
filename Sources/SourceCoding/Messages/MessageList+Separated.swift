extension MessageList {
  /// The messages in `data` between separators, or of a fixed size.
  ///
  /// - Parameters:
  ///   - data: the data, whose symbols are bytes.
  ///   - unit: `line`, `nul`, `fixed` or `file`.
  /// - Throws: ``MessageError`` if the data cannot be read, or contain too many
  ///   messages.
  /// - Precondition: The unit is one of those.
  init(separated data: any SymbolSource, by unit: MessageUnit) throws(MessageError) {
    switch unit {
    case .line: try self.init(data, by: unit, endedBy: UInt8(ascii: "\n"), orAfterReturn: true)
    case .nul: try self.init(data, by: unit, endedBy: 0, orAfterReturn: false)
    case .fixed(let size):
      let count = (data.symbolCount + size - 1) / size
      guard count <= Self.greatestCount else { throw .tooMany }
      self.init(
        data, ends: (0..<count).map { min(data.symbolCount, ($0 + 1) * size) }, unit: unit)
    case .file: self.init(data, ends: [data.symbolCount], unit: unit)
    case .json, .jsonLines, .column: preconditionFailure("the unit reads the data by their syntax")
    }
  }

  private init(
    _ data: any SymbolSource, by unit: MessageUnit, endedBy separator: UInt8,
    orAfterReturn: Bool
  ) throws(MessageError) {
    var starts: [Int] = []
    var ends: [Int] = []
    var sizes: [UInt8] = []
    var (start, end, last) = (0, 0, UInt8(0))
    var offset = 0
    var buffer: [UInt8] = []
    WorkProgress.begin("finding messages", of: data.symbolCount, "bytes")
    while offset < data.symbolCount {
      let count = min(data.symbolCount - offset, 1 << 17)
      if buffer.count != count { buffer = [UInt8](repeating: 0, count: count) }
      var part = buffer.mutableSpan
      do throws(SourceError) { try data.read(at: offset, into: &part) } catch {
        throw .source(error)
      }
      for index in part.indices where part[index] == separator {
        let place = offset + index
        let before = index > 0 ? part[index - 1] : last
        let size = orAfterReturn && before == UInt8(ascii: "\r") && place > start ? 2 : 1
        starts.append(start)
        end += place + 1 - size - start
        ends.append(end)
        sizes.append(UInt8(size))
        start = place + 1
      }
      guard ends.count < Self.greatestCount else { throw .tooMany }
      last = part[count - 1]
      offset += count
      WorkProgress.add(count)
    }
    if start < data.symbolCount {
      starts.append(start)
      ends.append(end + data.symbolCount - start)
      sizes.append(0)
    }
    self.init(
      SeparatedSource(data, starts: starts, ends: ends), ends: ends, unit: unit,
      separatorSizes: sizes)
  }
}
