import Foundation

/// The script of axe-core, from the folder into which `.ci/run` installs it.
enum AccessibilityChecker {
  static let absence =
    "axe-core is not installed; .ci/run installs the PyPI package axe-core-python where it can"

  /// The script; `nil` if it is not installed.
  static let text: String? = {
    let root = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in
      url.deletingLastPathComponent()
    }
    let path = root.appendingPathComponent(".build/axe/axe_core_python/axe.min.js").path
    return try? String(contentsOfFile: path, encoding: .utf8)
  }()
}
