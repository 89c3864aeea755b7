internal import SourceCoding

extension GroupInterval {
  /// The basis of the intervals of a table, in a sentence.
  func explanation(of item: String) -> String {
    switch kind {
    case .series:
      "± 95 %: from how the loss varies along the text, since no documents are known; its \(item)s tell "
        + "as much as about \(NumberText.grouped(groupCount)) independent ones."
    case .groups:
      "± 95 %: leaving out one of \(NumberText.grouped(groupCount)) groups of \(item)s at a time."
    case .rows: "± 95 %: rows are assumed to be independent of each other."
    case .documents:
      "± 95 %: leaving out one of \(NumberText.grouped(groupCount)) documents at a time"
        + (groupCount < 10 ? "; so few documents show their variation badly." : ".")
    }
  }
}

extension GroupInterval.Refusal {
  /// Why there is no interval, in a sentence.
  static func sentence(_ refusal: Self?, _ item: String) -> String {
    switch refusal {
    case .fewItems(let count):
      "There is no ±: the \(item)s, of one text, tell as much as about "
        + "\(NumberText.grouped(Int(count.rounded()))) independent ones, and 25 are needed."
    case .fewRareItems(let count):
      "There is no ±: the loss depends on rare \(item)s, of which there are only about "
        + "\(NumberText.grouped(Int(count.rounded()))), and 5 are needed."
    case .short(let count, let needed):
      "There is no ±: there \(count == 1 ? "is" : "are") \(NumberText.counted(count, item))"
        + (item == "row" ? "" : " of one text") + ", and \(needed) are needed."
    case nil: "There is no ±."
    }
  }
}
