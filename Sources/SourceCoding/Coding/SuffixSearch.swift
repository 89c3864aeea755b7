/// The search for two readings of the same bits.
struct SuffixSearch {
  private var steps: [Step] = []

  /// Where among the steps each rest is.
  private var places: [Codeword: Int] = [:]

  /// The rests by the number of steps that led to them.
  private(set) var generations: [[Codeword]] = []

  /// Two readings of the same bits, one of them ahead of the other.
  private struct Step {
    /// What the reading behind has not covered.
    let rest: Codeword
    /// The symbol that was added last, to the reading that was behind.
    let added: Int
    let origin: Origin
    /// How many steps led here.
    let generation: Int

    enum Origin {
      /// Each reading is one symbol, and this is the one ahead.
      case start(ahead: Int)
      /// The step before, and whether its reading behind has got ahead.
      case step(Int, isOvertaken: Bool)
    }
  }

  /// Searches until both readings end together, or no rest is new.
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

  /// Adds a step with a new rest; if both readings end with it, they are the answer.
  private mutating func add(_ step: Step) -> SardinasPatterson.Ambiguity? {
    guard step.rest.length > 0 else { return ambiguity(endingWith: step) }
    guard places[step.rest] == nil else { return nil }
    places[step.rest] = steps.count
    steps.append(step)
    if step.generation == generations.count { generations.append([]) }
    generations[step.generation].append(step.rest)
    return nil
  }

  /// Follows the steps back to the first symbols.
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

  /// The longest way through the rests that were found, in bits; `nil` if one leads back
  /// to itself.
  ///
  /// From a rest on, the doubt lasts one bit more than codewords agree with it; where one
  /// fits whole, it lasts from the end of the reading that is behind then.
  func delay(_ words: CodewordIndex) -> Int? {
    var delays: [Int?] = Array(repeating: nil, count: steps.count)
    var isOpen = Array(repeating: false, count: steps.count)
    for first in steps.indices where delays[first] == nil {
      // Depth first, without recursion: rests may be many.
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
