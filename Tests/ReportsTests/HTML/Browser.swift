import Foundation

/// A page opened in a browser without a screen.
struct Browser {
  /// What the script that was added to the page left in the element `found`.
  let found: String

  /// What the page wrote to the console, and what the browser says went wrong.
  let complaints: [Substring]

  static let isInstalled = Program.chromium != nil
  static let absence = "no Chromium is installed; .ci/run installs Debian's where it can"

  /// Opens the page, runs `script` in it, and reads what it says.
  ///
  /// - Parameters:
  ///   - page: the text of the page.
  ///   - script: statements whose `return` is the text to be found, or a promise of it.
  ///   - isDark: whether the browser asks for dark pages.
  /// - Throws: any error that keeps the browser from starting.
  init(opening page: String, script: String, isDark: Bool = false) throws {
    let folder = NSTemporaryDirectory() + "qz-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let probe = """
      <pre id="found"></pre>
      <script>
      const tell = (text) => {
        document.getElementById("found").textContent = encodeURIComponent(text);
      };
      const told = (() => {
      \(script)
      })();
      if (told instanceof Promise) told.then(tell, (error) => tell("error: " + error)); else tell(told);
      </script>
      </body>
      """
    let path = "\(folder)/page.html"
    try page.replacing("</body>", with: probe).write(
      toFile: path, atomically: false, encoding: .utf8)
    guard let chromium = Program.chromium else {
      (found, complaints) = ("", [])
      return
    }
    let run = try chromium.run([
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-extensions", "--no-first-run",
      "--user-data-dir=\(folder)/profile", "--enable-logging=stderr",
      "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)",
      // A promise may need timers, which then take no time.
      "--virtual-time-budget=20000", "--dump-dom",
      "file://\(path)",
    ])
    let start = run.output.range(of: "<pre id=\"found\">")?.upperBound ?? run.output.endIndex
    let text = run.output[start...].prefix { $0 != "<" }
    found = String(text).removingPercentEncoding ?? ""
    complaints = run.error.split(separator: "\n").filter { $0.contains("CONSOLE") }
  }
}
