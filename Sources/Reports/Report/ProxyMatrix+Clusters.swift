internal import SourceCoding

extension ProxyMatrix {
  /// How the rows were joined; `nil` unless they were, and if they are too many to be read.
  private func clusters(_ labels: MatrixLabels) -> DendrogramChart? {
    guard let dendrogram, proxies.count > 1, proxies.count <= DendrogramChart.greatestCount else {
      return nil
    }
    // No name is cut: numbers replace names that are too long.
    let areShort = labels.proxies.allSatisfy { $0.columnCount <= DendrogramChart.longestName }
    return DendrogramChart(
      dendrogram, names: areShort ? labels.proxies : labels.keys?.proxies ?? labels.proxies)
  }

  /// The tree of the rows as a picture.
  func clusterSections(_ labels: MatrixLabels) -> [Section] {
    clusters(labels).map {
      [Section("which proxies are alike", part: "clusters", [.figure($0.figure)])]
    } ?? []
  }

  /// The document as text, with the tree of the rows as text too.
  package func text(_ view: View, style: TextStyle) -> String {
    text(
      view, style: style, ending: "clusters",
      "which proxies are alike: the further to the right, the less",
      clusters(MatrixLabels(self))?.lines ?? [])
  }
}
