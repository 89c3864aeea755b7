internal import Kernels

/// The labels of rows, really written with the predictions as the code, and read again.
///
/// All rows go into one stream, and each narrows the interval to the part that z gives
/// to its label. Then the stream is read with the same predictions, and every label is
/// compared. Everyone who has the model can do the same, so the stream is all that such
/// a reader needs to know the labels.
///
/// *Bound:* the number of bits is the information of the labels under the normalised
/// rows, to within 2 bits; the relative rounding error of a share is less than 2^−11.
package struct LabelCoding: Hashable, Sendable {
  /// The result of writing and reading.
  package let outcome: Outcome

  /// The length of the stream in bits; `nil` if none was written.
  package let bitCount: Int?

  /// The information of the labels under the normalised rows, in bits.
  package let information: Double

  /// The ways in which coding can end.
  package enum Outcome: Hashable, Sendable {
    /// Every label was decoded correctly.
    case exact
    /// The label of the row at `place` was decoded as another.
    case differs(place: Int)
    /// The stream could not be read at the row at `place`.
    case undecodable(place: Int)
    /// The last bit read is not the last bit written.
    case unread
    /// Nothing was written, because labels that are distributions are not a message.
    case soft
    /// Nothing was written, because the label of the row at `place` is impossible or
    /// would take more than 65,536 bits.
    case unwritable(place: Int)
  }

  /// Whether a stream was written and reading it showed a fault.
  package var isBroken: Bool {
    switch outcome {
    case .exact, .soft, .unwritable: false
    case .differs, .undecodable, .unread: true
    }
  }
}

/// A writer of labels, row after row.
struct LabelEncoder: ~Copyable {
  private var encoder = RangeEncoder()
  private var information = CompensatedSum()
  private var unwritable: Int?

  /// Writes the labels of rows, until one cannot be written.
  mutating func encode(_ rows: Predictions) {
    guard !rows.areLabelsSoft else { return }
    let logs = rows.logProbabilities.span
    for row in 0..<rows.rowCount where unwritable == nil {
      let range = row * rows.classCount..<(row + 1) * rows.classCount
      let s = logs.extracting(range)
      encode(
        rows.labels[row], s, rows.weights.span.extracting(range), top: s[rows.likeliest[row]],
        at: rows.places[row])
    }
  }

  private mutating func encode(
    _ label: Int, _ s: Span<Double>, _ weights: Span<Double>, top: Double, at place: Int
  ) {
    let level = LabelLevel(of: s, weights, base: top, greatest: top)
    let surprise = (level.logSum - s[label]) / Mathematics.naturalLogarithmOf2
    guard surprise <= EventCoding.greatestSurprise else {
      unwritable = place
      return
    }
    information.add(surprise)
    encode(label, s, weights, base: top, from: level)
  }

  private mutating func encode(
    _ label: Int, _ s: Span<Double>, _ weights: Span<Double>, base: Double, from first: LabelLevel
  ) {
    var level = first
    while !level.isCertain {
      let shares = level.shares(of: label, in: s, weights)
      encoder.encode(
        start: UInt32(shares.lowerBound), size: UInt32(shares.count),
        totalBits: LabelLevel.totalBits)
      guard s[label] <= level.floor else { return }
      EventCoding.encode(surprise: level.restSurprise, into: &encoder)
      let greatest = level.greatestRest
      guard base - greatest <= LabelLevel.deepest else {
        let (deeper, next) = level.rebased(s)
        return encode(label, s, deeper.span, base: greatest, from: next)
      }
      level = LabelLevel(
        of: s, weights, base: base, greatest: greatest, ceiling: level.floor)
    }
  }

  /// Ends the stream.
  consuming func finish() -> LabelDecoder {
    let (bytes, bitCount) = encoder.finish()
    return LabelDecoder(
      decoder: RangeDecoder(bytes, byteCount: (bitCount + 7) / 8), bitCount: bitCount,
      information: information.value, unwritable: unwritable)
  }
}

/// A reader of labels, row after row, that compares them with the labels that were
/// written.
struct LabelDecoder {
  private var decoder: RangeDecoder
  private let bitCount: Int
  private let information: Double
  private let unwritable: Int?
  private var fault: LabelCoding.Outcome?

  fileprivate init(
    decoder: RangeDecoder, bitCount: Int, information: Double, unwritable: Int?
  ) {
    self.decoder = decoder
    self.bitCount = bitCount
    self.information = information
    self.unwritable = unwritable
  }

  /// Whether there is a stream to read.
  var isReadable: Bool { bitCount > 0 && unwritable == nil }

  /// Reads the labels of rows whose predictions are known.
  mutating func compare(_ rows: Predictions) {
    guard !rows.areLabelsSoft, unwritable == nil else { return }
    let logs = rows.logProbabilities.span
    for row in 0..<rows.rowCount where fault == nil {
      let range = row * rows.classCount..<(row + 1) * rows.classCount
      let s = logs.extracting(range)
      let weights = rows.weights.span.extracting(range)
      let top = s[rows.likeliest[row]]
      let level = LabelLevel(of: s, weights, base: top, greatest: top)
      switch decode(s, weights, base: top, from: level) {
      case rows.labels[row]: continue
      case nil: fault = .undecodable(place: rows.places[row])
      default: fault = .differs(place: rows.places[row])
      }
    }
  }

  /// The label that stands here; `nil` if it is none.
  private mutating func decode(
    _ s: Span<Double>, _ weights: Span<Double>, base: Double, from first: LabelLevel
  ) -> Int? {
    var level = first
    while !level.isCertain {
      let target = decoder.target(totalBits: LabelLevel.totalBits)
      let (label, shares) = level.label(at: target, in: s, weights)
      decoder.consume(start: UInt32(shares.lowerBound), size: UInt32(shares.count))
      if let label { return label }
      guard EventCoding.decode(surprise: level.restSurprise, from: &decoder) else { return nil }
      let greatest = level.greatestRest
      guard base - greatest <= LabelLevel.deepest else {
        let (deeper, next) = level.rebased(s)
        return decode(s, deeper.span, base: greatest, from: next)
      }
      level = LabelLevel(
        of: s, weights, base: base, greatest: greatest, ceiling: level.floor)
    }
    return level.label(at: 0, in: s, weights).label
  }

  /// Returns the result of coding.
  func finish(areLabelsSoft: Bool) -> LabelCoding {
    if areLabelsSoft { return LabelCoding(outcome: .soft, bitCount: nil, information: 0) }
    if let unwritable {
      return LabelCoding(
        outcome: .unwritable(place: unwritable), bitCount: nil, information: .infinity)
    }
    let end: LabelCoding.Outcome = decoder.end == bitCount ? .exact : .unread
    return LabelCoding(outcome: fault ?? end, bitCount: bitCount, information: information)
  }
}
