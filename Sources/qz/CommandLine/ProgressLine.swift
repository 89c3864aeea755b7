import Dispatch
import SourceCoding
import Synchronization

/// The line on the terminal that shows the progress of the work.
///
/// It appears if something takes more than a second, only if standard error is a
/// terminal, and is erased before anything else is written.
final class ProgressLine: Sendable {
  /// The place at which the line is shown.
  struct Screen: Sendable {
    /// The terminal with its width.
    let terminal: @Sendable () -> Terminal
    /// Writes text unchanged.
    let write: @Sendable (String) -> Void
  }

  /// The line of this process, on standard error.
  static let standard = ProgressLine(
    on: Screen(
      terminal: { Terminal(descriptor: StandardStreams.error) },
      write: StandardStreams.writeToTerminal))

  private struct State {
    /// The work that is watched; `nil` if none is.
    var work: WorkProgress?
    var isShown = false
    var stage = (number: 0, begin: ContinuousClock.now)
    var round = (number: 0, begin: ContinuousClock.now)
  }

  private let state = Mutex(State())
  private let screen: Screen

  /// The number of seconds that work takes before it is shown.
  private let patience: Double

  /// The time between two looks at the work.
  private let interval: DispatchTimeInterval

  /// Creates the line of a screen, which is empty.
  init(
    on screen: Screen, patience: Double = 1, interval: DispatchTimeInterval = .milliseconds(200)
  ) {
    (self.screen, self.patience, self.interval) = (screen, patience, interval)
  }

  /// Watches `work` until ``stop()``; nothing is shown if `isQuiet` is true.
  func start(_ work: WorkProgress, isQuiet: Bool) {
    guard !isQuiet, screen.terminal().isTerminal else { return }
    state.withLock { $0.work = work }
    lookAgain()
  }

  /// Erases the line and stops watching.
  func stop() {
    state.withLock { state in
      // Both under one lock, because otherwise a line could be written in between and
      // never erased.
      state.work = nil
      wipe(&state)
    }
  }

  /// Erases the line, if there is one, so that something else can be written.
  func clear() {
    state.withLock { wipe(&$0) }
  }

  private func wipe(_ state: inout State) {
    guard state.isShown else { return }
    state.isShown = false
    screen.write("\r\u{1B}[K")
  }

  private let queue = DispatchQueue(label: "qz.progress")

  private func lookAgain() {
    queue.asyncAfter(deadline: .now() + interval) { [self] in
      let isRunning = state.withLock { state in
        if let work = state.work { look(at: work, &state) }
        return state.work != nil
      }
      if isRunning { lookAgain() }
    }
  }

  private func look(at work: WorkProgress, _ state: inout State) {
    guard let stage = work.stage else { return }
    let now = ContinuousClock.now
    let round = work.round
    if stage.number != state.stage.number { state.stage = (stage.number, now) }
    if let round, round.number != state.round.number { state.round = (round.number, now) }
    let seconds = (now - state.stage.begin) / .seconds(1)
    let roundSeconds = round == nil ? 0 : (now - state.round.begin) / .seconds(1)
    guard max(seconds, roundSeconds) >= patience, round != nil || stage.done != stage.total else {
      return
    }
    let text = ProgressText(stage, seconds: seconds, round: round, roundSeconds: roundSeconds)
    let width = screen.terminal().columns
    screen.write("\r\(text.line(width: width - 1))\u{1B}[K")
    state.isShown = true
  }
}
