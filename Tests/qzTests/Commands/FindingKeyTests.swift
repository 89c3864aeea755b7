import Foundation
import Testing

@testable import qz

struct FindingKeyTests {
  @Test(arguments: [
    "fit FILE --family zipf", "fit FILE --family golomb", "drift FILE -z corpus:english",
    "sweep mixture FILE -z corpus:english", "sweep training zipf:16,1",
    "sweep smoothing FILE", "sweep temperature FILE -z corpus:english",
  ])
  func `programs know each finding by its key and group`(line: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: "to be or not to be, ", count: 90), "FILE")
    let words = line.split(separator: " ").map { $0 == "FILE" ? folder.path("FILE") : String($0) }
    let run = try QZ(words + ["--format", "json"])
    #expect(run.status == 0, "\(run.error)")
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let all = (json as? [Any] ?? [json]).compactMap { $0 as? [String: Any] }
    #expect(!all.isEmpty)
    for experiment in all {
      let findings = try #require(experiment["findings"] as? [[String: Any]])
      #expect(!findings.isEmpty)
      let keys = findings.map { [$0["key"] as? String, $0["group"] as? String] }
      #expect(Set(keys).count == keys.count, "\(keys)")
      for finding in findings {
        let (key, name) = (finding["key"] as? String ?? "", finding["name"] as? String ?? "")
        #expect(!key.isEmpty && !key.contains(" "))
        #expect(!name.isEmpty && name.first != " " && name.last != " ")
      }
    }
  }
}
