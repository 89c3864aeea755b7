extension CSVReader {
  /// The result of looking for a record.
  enum Finding {
    /// A record, whose fields are now known.
    case record
    /// A line with only spaces and tabs.
    case blank
    /// A record that continues after the buffer, possibly within quotes.
    case cutOff(isQuoted: Bool)
  }

  private static let quote = UInt8(ascii: "\"")
  private static let space = UInt8(ascii: " ")
  private static let feed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// Splits the record that begins at ``start``.
  ///
  /// - Parameter isWhole: whether the text ends where the buffer ends.
  /// - Returns: the result; unless the record is cut off, ``start`` is then after it.
  mutating func scan(isWhole: Bool) -> Finding {
    if endsWithReturn, start < buffer.count {
      if buffer[start] == Self.feed { start += 1 }
      endsWithReturn = false
    }
    guard start < buffer.count else { return isWhole ? .blank : .cutOff(isQuoted: false) }
    // Shared and not copied: the span remains valid while the reader changes.
    let shared = buffer
    let bytes = shared.span
    if let separator { return split(bytes, at: separator, isWhole: isWhole) }
    if let end = endOfBlankLine(bytes) {
      guard end < bytes.count || isWhole else { return .cutOff(isQuoted: false) }
      return split(bytes, at: UInt8(ascii: ","), isWhole: isWhole)
    }
    var isOpen = false
    guard let found = chosenSeparator(bytes, isWhole: isWhole, &isOpen) else {
      return .cutOff(isQuoted: isOpen)
    }
    separator = found
    return split(bytes, at: found, isWhole: isWhole)
  }

  private mutating func split(
    _ bytes: Span<UInt8>, at separator: UInt8, isWhole: Bool
  ) -> Finding {
    fields.removeAll(keepingCapacity: true)
    var (index, fieldStart) = (start, start)
    var (line, closing) = (nextLine, -1)
    while index < bytes.count {
      let byte = bytes[index]
      if byte == separator {
        append(bytes, fieldStart..<index, closing, separator)
        fieldStart = index + 1
      } else if byte == Self.feed || byte == Self.carriageReturn {
        break
      } else if byte == Self.quote, holdsSpaces(bytes, fieldStart..<index) {
        guard let end = Self.closingQuote(bytes, after: index, isWhole: isWhole, &line) else {
          return .cutOff(isQuoted: true)
        }
        (index, closing) = (end, end)
      }
      index += 1
    }
    guard index < bytes.count || isWhole else { return .cutOff(isQuoted: false) }
    let isBlank = endOfBlankLine(bytes) == index
    append(bytes, fieldStart..<index, closing, separator)
    (lineNumber, nextLine) = (nextLine, line + 1)
    endsWithReturn = index < bytes.count && bytes[index] == Self.carriageReturn
    start = min(index + 1, bytes.count)
    return isBlank ? .blank : .record
  }

  /// The place of the quote that closes the quotes opened at a place.
  ///
  /// - Parameters:
  ///   - bytes: the bytes that are searched.
  ///   - opening: the place of the opening quote.
  ///   - isWhole: whether the text ends where the bytes end.
  ///   - line: counts the lines that end within.
  /// - Returns: the place of the closing quote; `nil` if it is not known yet.
  private static func closingQuote(
    _ bytes: Span<UInt8>, after opening: Int, isWhole: Bool, _ line: inout Int
  ) -> Int? {
    var index = opening + 1
    while index < bytes.count {
      switch bytes[index] {
      case quote where index + 1 < bytes.count && bytes[index + 1] == quote: index += 1
      case quote: return index + 1 < bytes.count || isWhole ? index : nil
      case feed where bytes[index - 1] != carriageReturn: line += 1
      case carriageReturn: line += 1
      default: break
      }
      index += 1
    }
    return nil
  }

  private mutating func append(
    _ bytes: Span<UInt8>, _ whole: Range<Int>, _ closing: Int, _ separator: UInt8
  ) {
    guard separator != Self.space || !whole.isEmpty else { return }
    var (start, end) = (whole.lowerBound, whole.upperBound)
    while start < end, bytes[start] == Self.space { start += 1 }
    while start < end, bytes[end - 1] == Self.space { end -= 1 }
    // With other characters after the closing quote, the quotes are a part of the
    // field.
    let isQuoted = end - start >= 2 && closing == end - 1 && bytes[start] == Self.quote
    fields.append(
      Field(
        range: isQuoted ? start + 1..<end - 1 : start..<end, whole: whole, isQuoted: isQuoted))
  }

  private func holdsSpaces(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where bytes[index] != Self.space { return false }
    return true
  }

  /// The end of the line that begins at ``start``; `nil` unless it contains only spaces
  /// and tabs.
  private func endOfBlankLine(_ bytes: Span<UInt8>) -> Int? {
    for index in start..<bytes.count {
      switch bytes[index] {
      case Self.space, UInt8(ascii: "\t"): continue
      case Self.feed, Self.carriageReturn: return index
      default: return nil
      }
    }
    return bytes.count
  }

  /// The separator of the record that begins at ``start``.
  ///
  /// - Parameters:
  ///   - bytes: the bytes that are searched.
  ///   - isWhole: whether the text ends where the bytes end.
  ///   - isOpen: receives whether the search ended within quotes.
  /// - Returns: the separator; `nil` if it is not known yet.
  private func chosenSeparator(
    _ bytes: Span<UInt8>, isWhole: Bool, _ isOpen: inout Bool
  ) -> UInt8? {
    var (isFieldStart, hasText, hasGap) = (true, false, false)
    var found: UInt8?
    // The first semicolon or tab after a comma, if all commas so far may be decimal commas.
    var afterDecimals: UInt8?
    var areDecimals = true
    for index in start..<bytes.count {
      let byte = bytes[index]
      if byte == Self.quote, isOpen || isFieldStart {
        isOpen.toggle()
        hasText = true
      } else if !isOpen {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"):
          if choice == .last {
            found = byte
          } else if byte == UInt8(ascii: ",") {
            found = byte
            areDecimals = areDecimals && isDecimalComma(bytes, at: index)
          } else if found == nil {
            return byte
          } else {
            afterDecimals = afterDecimals ?? byte
          }
        case Self.feed, Self.carriageReturn:
          return (areDecimals ? afterDecimals : nil) ?? found ?? self.separator(hasGap)
        case Self.space: hasGap = hasGap || hasText
        default: hasText = true
        }
      }
      // A quote elsewhere may stand for an inch; two quotes within quotes are one
      // quote.
      isFieldStart = byte == Self.quote || byte == Self.space || byte == found
    }
    guard isWhole else { return nil }
    return (areDecimals ? afterDecimals : nil) ?? found ?? self.separator(hasGap)
  }

  /// Whether a comma has a digit after it, and a digit or the beginning of a field before it.
  private func isDecimalComma(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    let digits: ClosedRange<UInt8> = 0x30...0x39
    guard index + 1 < bytes.count, digits.contains(bytes[index + 1]) else { return false }
    return index == start || digits.contains(bytes[index - 1])
      || [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "-")].contains(bytes[index - 1])
  }

  /// The separator of a record without commas, semicolons and tabs.
  private func separator(_ hasGap: Bool) -> UInt8 { hasGap ? Self.space : UInt8(ascii: ",") }
}
