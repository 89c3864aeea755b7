import Foundation

/// A page in a browser without a screen that a test operates as a person does: the browser gets
/// presses, moves and keys as from a mouse and a keyboard, and makes the events itself.
///
/// The test speaks the browser's DevTools protocol through two named pipes: JSON objects, each
/// with a zero byte at its end.
final class DrivenBrowser {
  private let folder: String
  private let process = Process()
  private let requests: FileHandle
  private let replies: FileHandle
  private var pending = Data()
  private var number = 0
  private var session: String?

  /// A place on the page, in CSS pixels from its upper left corner.
  struct Place: Codable {
    var x: Double
    var y: Double
  }

  /// Why the browser cannot be operated.
  struct Fault: Error {
    let words: String
  }

  /// Opens the page, and waits until it is complete.
  init(opening page: String) throws {
    guard let chromium = Program.chromium else { throw Fault(words: Browser.absence) }
    let folder = NSTemporaryDirectory() + "qz-\(UUID().uuidString)"
    self.folder = folder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = "\(folder)/page.html"
    try page.write(toFile: path, atomically: false, encoding: .utf8)
    let pipes = ["requests", "replies"].map { "\(folder)/\($0)" }
    _ = try Program("mkfifo")?.run(pipes)
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "exec \"$@\" 3<\"$requests\" 4>\"$replies\" >/dev/null 2>&1", "sh", chromium.path,
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-extensions", "--no-first-run",
      "--user-data-dir=\(folder)/profile", "--window-size=1280,1000", "--remote-debugging-pipe",
    ]
    process.environment = ProcessInfo.processInfo.environment.merging([
      "requests": pipes[0], "replies": pipes[1],
    ]) { $1 }
    try process.run()
    // Each waits until the other side opens it, in the same order.
    requests = try FileHandle(forWritingTo: URL(fileURLWithPath: pipes[0]))
    replies = try FileHandle(forReadingFrom: URL(fileURLWithPath: pipes[1]))
    let target = try call("Target.createTarget", ["url": "file://\(path)"])["targetId"]
    session =
      try call("Target.attachToTarget", ["targetId": target ?? "", "flatten": true])["sessionId"]
      as? String
    let end = Date(timeIntervalSinceNow: 60)
    while try value(of: "location.protocol + document.readyState") != "file:complete" {
      guard Date() < end else { throw Fault(words: "the page is not complete after a minute") }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }

  /// Ends the browser.
  func close() {
    _ = try? call("Browser.close", [:])
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The text that an expression has on the page.
  @discardableResult
  func value(of expression: String) throws -> String {
    let reply = try call("Runtime.evaluate", ["expression": "String(\(expression))"])
    let result = reply["result"] as? [String: Any]
    return result?["value"] as? String ?? "no value: \(reply)"
  }

  /// The place in an element, as shares of its width and height, after scrolling to it.
  func place(in element: String, _ x: Double = 0.5, _ y: Double = 0.5) throws -> Place {
    let text = try value(
      of: """
        (() => {
          const element = \(element);
          element.scrollIntoView({block: "center", behavior: "instant"});
          const box = element.getBoundingClientRect();
          return JSON.stringify({x: box.left + \(x) * box.width, y: box.top + \(y) * box.height});
        })()
        """)
    return try JSONDecoder().decode(Place.self, from: Data(text.utf8))
  }

  /// Moves the mouse to a place, without a button.
  func hover(_ place: Place) throws { try mouse("mouseMoved", place, isPressed: false) }

  /// Presses the button, moves over some places between, and lets it go.
  func drag(from start: Place, to end: Place) throws {
    try hover(start)
    try mouse("mousePressed", start, isPressed: true)
    for step in 1...4 {
      let share = Double(step) / 4
      try mouse(
        "mouseMoved",
        Place(x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y)),
        isPressed: true)
    }
    try mouse("mouseReleased", end, isPressed: false)
  }

  /// Presses and lets go at one place.
  func click(_ place: Place) throws { try drag(from: place, to: place) }

  /// Presses a key by its name, such as `ArrowRight`, some times.
  func press(_ key: String, times: Int = 1) throws {
    let codes = [
      "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Tab": 9, "Enter": 13,
      "Escape": 27, "Home": 36, "End": 35,
    ]
    for _ in 0..<times {
      for type in ["keyDown", "keyUp"] {
        var event: [String: Any] = [
          "type": type, "key": key, "code": key, "windowsVirtualKeyCode": codes[key] ?? 0,
        ]
        if key == "Enter" { event["text"] = "\r" }
        _ = try call("Input.dispatchKeyEvent", event)
      }
    }
  }

  private func mouse(_ type: String, _ place: Place, isPressed: Bool) throws {
    _ = try call(
      "Input.dispatchMouseEvent",
      [
        "type": type, "x": place.x, "y": place.y, "buttons": isPressed ? 1 : 0,
        "button": isPressed || type == "mouseReleased" ? "left" : "none", "clickCount": 1,
      ])
  }

  /// Sends a request, and reads replies until that of the request comes.
  private func call(_ method: String, _ parameters: [String: Any]) throws -> [String: Any] {
    number += 1
    var request: [String: Any] = ["id": number, "method": method, "params": parameters]
    if let session { request["sessionId"] = session }
    try requests.write(contentsOf: JSONSerialization.data(withJSONObject: request) + [0])
    while true {
      while let end = pending.firstIndex(of: 0) {
        let text = pending[..<end]
        pending = Data(pending[(end + 1)...])
        let reply = try JSONSerialization.jsonObject(with: text) as? [String: Any] ?? [:]
        guard reply["id"] as? Int == number else { continue }
        guard let result = reply["result"] as? [String: Any] else {
          throw Fault(words: "\(method): \(reply["error"] ?? "")")
        }
        return result
      }
      let more = replies.availableData
      guard !more.isEmpty else { throw Fault(words: "the browser ended during \(method)") }
      pending += more
    }
  }
}
