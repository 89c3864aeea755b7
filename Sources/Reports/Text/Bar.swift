/// A bar of block characters, an eighth of a column fine.
enum Bar {
  /// A bar that fills the part `fraction` of `width` columns, from 0 to 1.
  static func text(_ fraction: Double, width: Int) -> String {
    let eighths = Int((min(1, max(0, fraction)) * Double(width) * 8).rounded())
    let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + partial[eighths % 8]
  }
}
