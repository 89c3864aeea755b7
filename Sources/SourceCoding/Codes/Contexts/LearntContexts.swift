/// The contexts that a proxy's data contain, for the static models.
struct LearntContexts {
  /// The number of times that each symbol followed each context, as shares.
  let table: ContextTable

  private let order: Int
  private let data: any SymbolSource
  private let symbolCount: Int

  /// Counts the contexts of up to `order` symbols in the data of `proxy`.
  ///
  /// If the data have more contexts than fit into a table, only their beginning is
  /// counted.
  ///
  /// - Throws: ``DesignError`` if the proxy has no data, they cannot be read, or the
  ///   alphabet is too large.
  init(order: Int, from proxy: Proxy) throws(DesignError) {
    let size = proxy.distribution.alphabetSize
    guard size <= 256 else { throw .alphabetSize(found: size, limit: 256) }
    guard let data = proxy.data else { throw .needsData }
    WorkProgress.begin("counting contexts of \(order) symbols", of: data.symbolCount)
    var trie = ContextTrie(order: order, nodeLimit: ContextTable.greatestEntryCount)
    var symbolCount = 0
    do throws(SourceError) {
      try data.forEachSymbol(in: 0..<data.symbolCount) { symbol in
        guard !trie.isFull else { return }
        trie.count(symbol)
        symbolCount += 1
      }
    } catch {
      throw .source(error)
    }
    (self.order, self.data, self.symbolCount) = (order, data, symbolCount)
    table = ContextTable(counted: trie, alphabetSize: size)
  }

  /// Remarks on the contexts, in words; none on data that can no longer be read.
  ///
  /// - Complexity: that of ``ContextEntropy/orders(upTo:of:heldOutFraction:)``.
  var notes: [String] {
    var notes: [String] = []
    if symbolCount < data.symbolCount {
      notes.append(
        "learnt from the first \(symbolCount.grouped) of \(data.symbolCount.counted("symbol")), "
          + "which have as many contexts as fit a table")
    }
    guard let figures = try? ContextEntropy.orders(upTo: order, of: data).last else { return notes }
    return notes + self.notes(on: figures)
  }

  private func notes(on figures: ContextEntropy) -> [String] {
    var values: [String] = []
    if let plugIn = figures.plugIn { values.append("plug-in \(decimals(plugIn))") }
    if let heldOut = figures.heldOut {
      values.append("held out (the last \(figures.heldOutCount.grouped)) \(decimals(heldOut))")
    }
    if let sequential = figures.sequential {
      values.append("sequential \(decimals(sequential))")
    }
    let contexts =
      "\(figures.contextCount.counted("context")) of \(order) "
      + "\("symbol".counted(by: order)), \(table.contextCount.grouped) with the shorter ones"
    guard !values.isEmpty else { return [contexts] }
    return [
      contexts,
      "z's data at order \(order), bits/symbol: " + values.joined(separator: ", ")
        + "; plug-in is an overfit rate, not compression",
    ]
  }

  /// An amount in bits with four decimal places.
  private func decimals(_ amount: Information) -> String {
    let places = Int((amount.bits * 10_000).rounded())
    return "\(places / 10_000)." + String("\(10_000 + places % 10_000)".dropFirst())
  }
}
