/// The times that repeated runs of a piece of work took.
struct Timings {
  /// The times in seconds, the shortest first.
  private let seconds: [Double]

  /// Runs `work` at least `runCount` times and for `least` seconds, after one run to warm
  /// up.
  init(
    of work: () throws(Failure) -> Void, runCount: Int, seconds least: Double
  ) throws(Failure) {
    try work()
    var seconds: [Double] = []
    var sum = 0.0
    while seconds.count < runCount || sum < least {
      let start = ContinuousClock.now
      try work()
      let time = (ContinuousClock.now - start) / .seconds(1)
      seconds.append(time)
      sum += time
    }
    self.seconds = seconds.sorted()
  }

  /// Returns the rate of the fastest run, in millions per second, if each run did
  /// `count`.
  func best(of count: Int) -> Double { Double(count) / seconds[0] / 1e6 }

  /// Returns the rate of the median run, in millions per second, if each run did
  /// `count`.
  func median(of count: Int) -> Double { Double(count) / seconds[seconds.count / 2] / 1e6 }
}
