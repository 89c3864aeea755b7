import SourceCoding
import Testing

@testable import qz

struct PartCacheTests {
  /// Parts of three tokens and of two, which are read `readCount` times in as many passes.
  private func readCount(passes: Int, limit: Int, failing: Bool = false) throws -> Int {
    var count = 0
    var cache = PartCache<TokenScores>(limit: limit) { (take) throws(Failure) in
      count += 1
      var tokens = TokenScores()
      for size in [3, 2] {
        for _ in 0..<size {
          do throws(InvalidTokenScore) {
            try tokens.append(logProbability: -1, in: .bits, byteCount: 1, at: 1)
          } catch { throw .job("\(error)") }
        }
        take(tokens)
        if failing, count == 1 { throw .job("cut off") }
        tokens.removeAll()
      }
    }
    for pass in 1...passes {
      var sizes: [Int] = []
      do throws(Failure) { try cache.forEachPart { sizes.append($0.count) } } catch { continue }
      #expect(sizes == [3, 2], "pass \(pass)")
    }
    return count
  }

  @Test func `what fits is read once, and shown as often as it is asked for`() throws {
    #expect(try readCount(passes: 4, limit: 5) == 1)
  }

  @Test func `what does not fit is read each time`() throws {
    #expect(try readCount(passes: 4, limit: 4) == 4)
    #expect(try readCount(passes: 4, limit: 0) == 4)
  }

  @Test func `of a pass that failed nothing is kept`() throws {
    #expect(try readCount(passes: 4, limit: 5, failing: true) == 2)
  }
}
