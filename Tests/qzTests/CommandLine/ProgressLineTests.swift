import Foundation
import SourceCoding
import Synchronization
import Testing

@testable import qz

/// The line that shows progress, on a screen that keeps what is written.
struct ProgressLineTests {
  /// A screen of 40 columns.
  private final class Screen: Sendable {
    private let texts = Mutex<[String]>([])
    private let isTerminal: Bool

    init(isTerminal: Bool = true) { self.isTerminal = isTerminal }

    /// What was written, piece by piece.
    var written: [String] { texts.withLock { $0 } }

    /// Its part that a line takes.
    var place: ProgressLine.Screen {
      ProgressLine.Screen(
        terminal: {
          Terminal(isTerminal: self.isTerminal, windowColumns: 40, color: .never, environment: [:])
        }, write: { text in self.texts.withLock { $0.append(text) } })
    }

    /// Waits until there are `count` pieces, for ten seconds at most.
    func wait(for count: Int) {
      for _ in 0..<10_000 where texts.withLock({ $0.count }) < count { usleep(1_000) }
    }
  }

  private func line(_ screen: Screen, patience: Double = 0) -> ProgressLine {
    ProgressLine(on: screen.place, patience: patience, interval: .milliseconds(1))
  }

  private let wiped = "\r\u{1B}[K"

  @Test func `work is shown in place, and wiped before anything else is written`() {
    let screen = Screen()
    let line = line(screen)
    let work = WorkProgress()
    work.watch {
      WorkProgress.begin("counting", of: 1_000_000)
      WorkProgress.add(460_000)
      line.start(work, isQuiet: false)
      screen.wait(for: 2)
      line.clear()
    }
    line.stop()
    let shown = screen.written
    #expect(
      shown[0].hasPrefix("\rcounting  46 %  460 of 1,000 k symbols")
        || shown[0].hasPrefix("\rcounting  46 %"), "\(shown[0])")
    #expect(shown[0].hasSuffix("\u{1B}[K"))
    // It leaves one column free, so that the cursor stays on the line.
    #expect(shown[0].dropFirst().dropLast(3).count <= 39)
    #expect(shown.contains(wiped))
    let count = screen.written.count
    usleep(20_000)
    #expect(screen.written.count == count)
    #expect(screen.written.last == wiped)
  }

  @Test func `a round is shown even where a stage is done`() {
    let screen = Screen()
    let line = line(screen)
    let work = WorkProgress()
    work.watch {
      WorkProgress.begin(round: 1, of: 4, "cell")
      WorkProgress.begin("sending", of: 10)
      WorkProgress.add(10)
      line.start(work, isQuiet: false)
      screen.wait(for: 1)
    }
    line.stop()
    #expect(screen.written[0].hasPrefix("\rcell 2 of 4  sending"))
  }

  @Test func `short work, quiet work and work without a terminal are not shown`() {
    for (screen, patience, isQuiet) in [
      (Screen(), 1_000.0, false), (Screen(), 0, true), (Screen(isTerminal: false), 0, false),
    ] {
      let line = line(screen, patience: patience)
      let work = WorkProgress()
      work.watch {
        WorkProgress.begin("counting", of: 10)
        line.start(work, isQuiet: isQuiet)
        usleep(20_000)
        line.clear()
      }
      line.stop()
      #expect(screen.written.isEmpty)
    }
  }

  @Test func `work that has not begun is not shown`() {
    let screen = Screen()
    let line = line(screen)
    line.start(WorkProgress(), isQuiet: false)
    usleep(20_000)
    line.stop()
    #expect(screen.written.isEmpty)
  }

  @Test(.enabled(if: Shell.has("script"), "it makes a terminal"))
  func `a file of codes is not written to a terminal`() throws {
    let folder = try TemporaryFolder()
    try folder.write("abracadabra", "f")
    let run = try Shell(
      "script -qec 'qz encode f' /dev/null </dev/null", in: folder.path)
    #expect(
      run.output
        == "qz: a .qz file cannot be shown on a terminal; use -o FILE, or a pipe\r\n")
    #expect(run.status == 2)
  }
}
