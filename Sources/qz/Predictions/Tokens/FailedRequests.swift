import Reports
import SourceCoding

/// Requests in a log of responses that failed, and therefore have no tokens.
struct FailedRequests {
  private(set) var count = 0

  /// The first of them: its id, if it has one, and the reason.
  private(set) var first: (id: String?, reason: String)?

  /// Adds a request.
  mutating func add(_ id: String?, _ reason: String) {
    count += 1
    if first == nil { first = (id, reason) }
  }

  /// How many failed, and why the first did, in a sentence without its full stop; `nil` if none
  /// failed.
  var sentence: String? {
    guard let first else { return nil }
    let name = first.id.map { " '\($0.prefix(60))'" } ?? ""
    return count == 1
      ? "1 request\(name) failed and is in no figure: \(first.reason)"
      : "\(count.grouped) requests failed and are in no figure, the first\(name): \(first.reason)"
  }

  /// The same for a report; `nil` if none failed.
  var report: TokenReport.FailedRequests? {
    first.map { TokenReport.FailedRequests(count: count, firstID: $0.id, firstReason: $0.reason) }
  }
}
