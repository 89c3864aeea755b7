import SourceCoding

/// Keeps parts of a file that were read before, within a limit on memory.
///
/// Everything that is written as a stream is read again, and the curve over
/// temperatures takes some ten passes. Files of up to some 64 MB are kept in memory; a
/// longer file is read again each time.
struct PartCache<Part> {
  private enum State {
    case unread
    case kept
    case tooLarge
  }

  /// Reads the parts from the file, which must be the same each time.
  private let read: ((Part) -> Void) throws(Failure) -> Void

  /// The number of items in a part.
  private let count: (Part) -> Int

  /// The greatest number of items that are kept.
  private let limit: Int

  /// The name of a pass over memory, if it may take long; otherwise `nil`.
  private let passName: String?

  private var parts: [Part] = []
  private var state = State.unread
  private var itemCount = 0

  private init(
    read: @escaping ((Part) -> Void) throws(Failure) -> Void, count: @escaping (Part) -> Int,
    limit: Int, passName: String?
  ) {
    (self.read, self.count, self.limit, self.passName) = (read, count, limit, passName)
  }

  /// Calls `take` with each part.
  ///
  /// - Parameter take: receives each part.
  /// - Throws: a failure if they cannot be read.
  mutating func forEachPart(_ take: (Part) -> Void) throws(Failure) {
    switch state {
    case .tooLarge: try read(take)
    case .kept:
      if let passName { WorkProgress.begin(passName, of: itemCount, "numbers") }
      for part in parts {
        take(part)
        if passName != nil { WorkProgress.add(count(part)) }
      }
    case .unread:
      // Nothing is kept from a pass that fails.
      var (kept, sum) = ([Part](), 0)
      try read { part in
        take(part)
        sum += count(part)
        if sum <= limit { kept.append(part) } else { kept = [] }
      }
      (parts, itemCount) = (kept, sum)
      state = sum <= limit ? .kept : .tooLarge
    }
  }
}

extension PartCache<Predictions> {
  /// A cache of predictions, limited by the number of their values.
  init(limit: Int = 1 << 23, read: @escaping ((Part) -> Void) throws(Failure) -> Void) {
    self.init(
      read: read, count: { 2 * $0.logProbabilities.count + $0.labelProbabilities.count },
      limit: limit, passName: "looking for the best temperature")
  }
}

extension PartCache<TokenScores> {
  /// A cache of tokens.
  init(limit: Int = 1 << 23, read: @escaping ((Part) -> Void) throws(Failure) -> Void) {
    self.init(read: read, count: \.count, limit: limit, passName: nil)
  }
}
