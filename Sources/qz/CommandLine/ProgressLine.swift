import Dispatch
import SourceCoding
import Synchronization

/// The line on the terminal that shows the progress of the work.
///
/// It appears if something takes more than a second, only if standard error is a
/// terminal, and is erased before anything else is written.
enum ProgressLine {
  private struct State {
    /// The work that is watched; `nil` if none is.
    var work: WorkProgress?
    var isShown = false
    var stage = (number: 0, begin: ContinuousClock.now)
    var round = (number: 0, begin: ContinuousClock.now)
  }

  private static let state = Mutex(State())

  /// Watches `work` until ``stop()``; nothing is shown if `isQuiet` is true.
  static func start(_ work: WorkProgress, isQuiet: Bool) {
    guard !isQuiet, Terminal(descriptor: StandardStreams.error).isTerminal else { return }
    state.withLock { $0.work = work }
    lookAgain()
  }

  /// Erases the line and stops watching.
  static func stop() {
    state.withLock { state in
      // Both under one lock, because otherwise a line could be written in between and
      // never erased.
      state.work = nil
      wipe(&state)
    }
  }

  /// Erases the line, if there is one, so that something else can be written.
  static func clear() {
    state.withLock { wipe(&$0) }
  }

  private static func wipe(_ state: inout State) {
    guard state.isShown else { return }
    state.isShown = false
    StandardStreams.writeToTerminal("\r\u{1B}[K")
  }

  private static let queue = DispatchQueue(label: "qz.progress")

  private static func lookAgain() {
    queue.asyncAfter(deadline: .now() + .milliseconds(200)) {
      let isRunning = state.withLock { state in
        if let work = state.work { look(at: work, &state) }
        return state.work != nil
      }
      if isRunning { lookAgain() }
    }
  }

  private static func look(at work: WorkProgress, _ state: inout State) {
    guard let stage = work.stage else { return }
    let now = ContinuousClock.now
    let round = work.round
    if stage.number != state.stage.number { state.stage = (stage.number, now) }
    if let round, round.number != state.round.number { state.round = (round.number, now) }
    let seconds = (now - state.stage.begin) / .seconds(1)
    let roundSeconds = round == nil ? 0 : (now - state.round.begin) / .seconds(1)
    guard max(seconds, roundSeconds) >= 1, round != nil || stage.done != stage.total else { return }
    let text = ProgressText(stage, seconds: seconds, round: round, roundSeconds: roundSeconds)
    let width = Terminal(descriptor: StandardStreams.error).columns
    StandardStreams.writeToTerminal("\r\(text.line(width: width - 1))\u{1B}[K")
    state.isShown = true
  }
}
