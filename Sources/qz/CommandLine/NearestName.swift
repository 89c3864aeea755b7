/// The name that `word` was probably meant to be; `nil` if none is similar.
///
/// A name that begins with `word` is preferred; otherwise a name qualifies if its edit
/// distance from `word` is at most a third of the word's length, or 1. The smallest
/// distance wins, then the order of the list. Case is ignored.
///
///     didYouMean("sed", among: ["seed", "threads"])    // "seed"
///     didYouMean("out", among: ["output", "format"])   // "output"
///     didYouMean("huge", among: ["output", "format"])  // nil
func didYouMean(_ word: String, among names: [String]) -> String? {
  let typed = word.lowercased()
  let limit = max(1, typed.count / 3)
  var nearest: (name: String, isPrefix: Bool, distance: Int)?
  for name in names {
    let candidate = name.lowercased()
    let isPrefix = !typed.isEmpty && candidate.hasPrefix(typed)
    let distance = editDistance(typed, candidate)
    guard isPrefix || distance <= limit else { continue }
    if let best = nearest {
      let isBetter =
        isPrefix == best.isPrefix ? distance < best.distance : isPrefix
      guard isBetter else { continue }
    }
    nearest = (name, isPrefix, distance)
  }
  return nearest?.name
}

/// The number of typing mistakes between two words (optimal string alignment).
///
/// A mistake inserts, deletes or replaces one character or swaps two neighbours, and no
/// part is edited twice: the restricted form of the distance of F. J. Damerau (1964)
/// and V. I. Levenshtein (1966).
///
/// - Complexity: O(`first.count` · `second.count`) time, three rows of memory.
func editDistance(_ first: String, _ second: String) -> Int {
  let a = Array(first)
  let b = Array(second)
  // Row i contains the distances of the first i characters of a from every prefix of b.
  var previous: [Int] = []
  var current = Array(0...b.count)
  for i in a.indices {
    let beforePrevious = previous
    previous = current
    current = [i + 1]
    for j in b.indices {
      let replaced = previous[j] + (a[i] == b[j] ? 0 : 1)
      var best = min(replaced, previous[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = min(best, beforePrevious[j - 1] + 1)
      }
      current.append(best)
    }
  }
  return current[b.count]
}
