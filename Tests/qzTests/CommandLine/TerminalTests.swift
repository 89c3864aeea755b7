import Testing

@testable import qz

struct TerminalTests {
  private func terminal(
    _ isTerminal: Bool = true, window: Int? = nil, color: ColorChoice = .auto,
    _ environment: [String: String] = [:]
  ) -> Terminal {
    Terminal(
      isTerminal: isTerminal, windowColumns: window, color: color, environment: environment)
  }

  @Test func `columns are the window's, else COLUMNS, else 80`() {
    #expect(terminal(window: 120, ["COLUMNS": "100"]).columns == 120)
    #expect(terminal(true, ["COLUMNS": "100"]).columns == 100)
    #expect(terminal().columns == 80)
  }

  @Test(arguments: ["", "x", "0", "-5", "1e3", "99999999999999999999"])
  func `nonsense in COLUMNS means 80`(text: String) {
    #expect(terminal(true, ["COLUMNS": text]).columns == 80)
  }

  @Test(arguments: [
    (true, ColorChoice.auto, [:], true),
    (false, .auto, [:], false),
    (true, .auto, ["NO_COLOR": "1"], false),
    (true, .auto, ["NO_COLOR": ""], true),
    (true, .auto, ["TERM": "dumb"], false),
    (true, .auto, ["TERM": "xterm"], true),
    (false, .auto, ["CLICOLOR_FORCE": "1"], true),
    (false, .auto, ["CLICOLOR_FORCE": "0"], false),
    (false, .auto, ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false),
    (false, .never, ["CLICOLOR_FORCE": "1"], false),
    (true, .never, [:], false),
    (false, .always, ["NO_COLOR": "1", "TERM": "dumb"], true),
  ])
  func `colour follows the option, then the environment`(
    isTerminal: Bool, color: ColorChoice, environment: [String: String], isUsed: Bool
  ) {
    #expect(terminal(isTerminal, color: color, environment).usesColor == isUsed)
  }

  @Test(arguments: [
    (true, ColorChoice.auto, ["LANG": "en_GB.UTF-8"], true),
    (true, .never, ["LANG": "C.utf8"], true),
    (false, .auto, ["LANG": "en_GB.UTF-8"], false),
    (false, .always, [:], true),
    (true, .auto, [:], false),
    (true, .auto, ["LC_ALL": "C", "LANG": "en_GB.UTF-8"], false),
    (true, .auto, ["LC_ALL": "", "LC_CTYPE": "fr_FR.UTF-8", "LANG": "C"], true),
  ])
  func `blocks need a terminal that reads UTF-8`(
    isTerminal: Bool, color: ColorChoice, environment: [String: String], isUsed: Bool
  ) {
    #expect(terminal(isTerminal, color: color, environment).usesBlocks == isUsed)
  }

  @Test func `a pipe is no terminal`() {
    #expect(!Terminal(descriptor: -1).isTerminal)
    #expect(Terminal(descriptor: -1).columns > 0)
  }
}
