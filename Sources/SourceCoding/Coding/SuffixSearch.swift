/// Searches for two readings of the same bits.
struct SuffixSearch {
  private var steps: [Step] = []

  /// The index in `steps` of the step that led to each remainder.
  private var places: [Codeword: Int] = [:]

  /// The remainders, grouped by the number of steps that led to them.
  private(set) var generations: [[Codeword]] = []

  /// Two readings of the same bits, one of them ahead of the other.
  private struct Step {
    /// The bits that the reading that lags has not covered.
    let rest: Codeword
    /// The symbol that was added last, to the reading that lagged.
    let added: Int
    let origin: Origin
    /// The number of steps that led here.
    let generation: Int

    enum Origin {
      /// Each reading is one symbol; this is the symbol of the reading that is ahead.
      case start(ahead: Int)
      /// The index of the previous step, and whether the reading that lagged there is
      /// now ahead.
      case step(Int, isOvertaken: Bool)
    }
  }

  /// Searches until both readings end together, or until there is no new remainder.
  mutating func run(_ words: CodewordIndex) -> SardinasPatterson.Ambiguity? {
    for behind in words.all {
      for ahead in words.beginning(with: behind.codeword) where ahead.symbol != behind.symbol {
        let step = Step(
          rest: ahead.codeword.dropFirst(behind.codeword.length), added: behind.symbol,
          origin: .start(ahead: ahead.symbol), generation: 0)
        if let ambiguity = add(step) { return ambiguity }
      }
    }
    var next = 0
    while next < steps.count {
      let generation = steps[next].generation + 1
      for match in words.matches(of: steps[next].rest) {
        let step = Step(
          rest: match.rest, added: match.symbol,
          origin: .step(next, isOvertaken: match.isOvertaken), generation: generation)
        if let ambiguity = add(step) { return ambiguity }
      }
      next += 1
    }
    return nil
  }

  /// Adds a step with a new remainder; returns the two readings if both end with it.
  private mutating func add(_ step: Step) -> SardinasPatterson.Ambiguity? {
    guard step.rest.length > 0 else { return ambiguity(endingWith: step) }
    guard places[step.rest] == nil else { return nil }
    places[step.rest] = steps.count
    steps.append(step)
    if step.generation == generations.count { generations.append([]) }
    generations[step.generation].append(step.rest)
    return nil
  }

  /// Follows the steps back to the first symbols and returns the two readings.
  private func ambiguity(endingWith last: Step) -> SardinasPatterson.Ambiguity {
    var behind: [Int] = []
    var ahead: [Int] = []
    var step = last
    while case .step(let index, let isOvertaken) = step.origin {
      if isOvertaken { swap(&behind, &ahead) }
      behind.append(step.added)
      step = steps[index]
    }
    behind.append(step.added)
    if case .start(let symbol) = step.origin { ahead.append(symbol) }
    return SardinasPatterson.Ambiguity(first: behind.reversed(), second: ahead.reversed())
  }

  /// The length in bits of the longest path through the remainders found; `nil` if a
  /// path returns to its own start.
  ///
  /// From a remainder on, the doubt lasts one bit longer than a codeword agrees with
  /// it; if a codeword fits completely, it lasts from the end of the reading that lags
  /// then.
  func delay(_ words: CodewordIndex) -> Int? {
    var delays: [Int?] = Array(repeating: nil, count: steps.count)
    var isOpen = Array(repeating: false, count: steps.count)
    for first in steps.indices where delays[first] == nil {
      // Depth first, without recursion, because there may be many remainders.
      var path = [first]
      while let place = path.last {
        isOpen[place] = true
        let rest = steps[place].rest
        var longest = words.longestBeginning(sharedWith: rest) + 1
        var unknown: Int?
        for match in words.matches(of: rest) {
          guard let next = places[match.rest] else { continue }
          guard !isOpen[next] else { return nil }
          guard let delay = delays[next] else {
            unknown = next
            break
          }
          longest = max(longest, match.length + delay)
        }
        if let unknown {
          path.append(unknown)
        } else {
          delays[place] = longest
          isOpen[place] = false
          path.removeLast()
        }
      }
    }
    return steps.indices.filter { steps[$0].generation == 0 }.compactMap { delays[$0] }.max() ?? 0
  }
}
