/// The contexts that a proxy's data contain, for the static models.
struct LearntContexts {
  /// How often each symbol followed each context, as shares.
  let table: ContextTable

  /// What is to be told of them, in words.
  let notes: [String]

  /// Counts the contexts of up to `order` symbols in the data of `proxy`.
  ///
  /// - Throws: ``DesignError`` if the proxy has no data, they cannot be read, or the
  ///   alphabet is too large.
  init(order: Int, from proxy: Proxy) throws(DesignError) {
    let size = proxy.distribution.alphabetSize
    guard size <= 256 else { throw .alphabetSize(found: size, limit: 256) }
    guard let data = proxy.data else { throw .needsData }
    let (figures, trie): ([ContextEntropy], ContextTrie)
    do throws(SourceError) {
      (figures, trie) = try ContextEntropy.count(upTo: order, of: data)
    } catch {
      throw .source(error)
    }
    table = ContextTable(counted: trie, alphabetSize: size)
    notes = Self.notes(on: figures[order], contextCount: table.contextCount)
  }

  private static func notes(on figures: ContextEntropy, contextCount: Int) -> [String] {
    var values: [String] = []
    if let plugIn = figures.plugIn { values.append("plug-in \(decimals(plugIn))") }
    if let heldOut = figures.heldOut {
      values.append("held out (the last \(figures.heldOutCount.grouped)) \(decimals(heldOut))")
    }
    if let sequential = figures.sequential {
      values.append("sequential \(decimals(sequential))")
    }
    let order = figures.order
    let contexts =
      "\(figures.contextCount.grouped) \("context".counted(by: figures.contextCount)) of \(order) "
      + "\("symbol".counted(by: order)), \(contextCount.grouped) "
      + "with the shorter ones"
    guard !values.isEmpty else { return [contexts] }
    return [
      contexts,
      "z's data at order \(order), bits a symbol: " + values.joined(separator: ", ")
        + "; plug-in is overfit, not compression",
    ]
  }

  /// An amount in bits, to four places.
  private static func decimals(_ amount: Information) -> String {
    let places = Int((amount.bits * 10_000).rounded())
    return "\(places / 10_000)." + String("\(10_000 + places % 10_000)".dropFirst())
  }
}
