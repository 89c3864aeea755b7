import SourceCoding

extension CutCaveat {
  /// The caveat in words.
  package var text: String {
    switch self {
    case .lineEndPairs(let count):
      "CR LF is one character: \(count.grouped) line ends of two bytes are one symbol each, "
        + "so compare rates per byte"
    case .invalidBytes(1): "1 byte is not valid UTF-8; it is a symbol of its own"
    case .invalidBytes(let count):
      "\(count.grouped) bytes are not valid UTF-8; each is a symbol of its own"
    case .otherValues(let count):
      "\(count.counted("value")) under the path of the messages "
        + "\(count == 1 ? "is" : "are") not strings, and left out"
    case .firstRow(.heading):
      "the first row is taken for a heading, because a column has numbers in all others; it is no message"
    case .firstRow(.message):
      "the first row counts as a message; if it is a heading, name the column by it"
    case .numbersEndingAlike: "equal numbers with different line ends count as one symbol"
    }
  }
}
