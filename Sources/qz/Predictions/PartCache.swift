import SourceCoding

/// Parts of a file that were read before, as far as memory may be spent on them.
///
/// What is written as a stream is read again, and the curve over temperatures takes some ten
/// passes. Up to some 64 MB they go over memory; a longer file is read again each time.
struct PartCache<Part> {
  private enum State {
    case unread
    case kept
    case tooLarge
  }

  /// Reads the parts from the file, which is the same each time.
  private let read: ((Part) -> Void) throws(Failure) -> Void

  /// The number of items in a part.
  private let count: (Part) -> Int

  /// The number of items that are kept at most.
  private let limit: Int

  /// What passes over memory are called, where they may take long.
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

  /// Shows all parts.
  ///
  /// - Parameter take: gets each part.
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
      // A pass that fails leaves nothing behind.
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
  /// A cache of the predictions that `read` shows, by their numbers.
  init(limit: Int = 1 << 23, read: @escaping ((Part) -> Void) throws(Failure) -> Void) {
    self.init(
      read: read, count: { $0.logProbabilities.count + $0.labelProbabilities.count },
      limit: limit, passName: "looking for the best temperature")
  }
}

extension PartCache<TokenScores> {
  /// A cache of the tokens that `read` shows.
  init(limit: Int = 1 << 23, read: @escaping ((Part) -> Void) throws(Failure) -> Void) {
    self.init(read: read, count: \.count, limit: limit, passName: nil)
  }
}
