/// A bar of block characters, with a resolution of an eighth of a column.
enum Bar {
  /// A bar that fills the share `fraction`, from 0 to 1, of `width` columns.
  static func text(_ fraction: Double, width: Int) -> String {
    let eighths = Int((min(1, max(0, fraction)) * Double(width) * 8).rounded())
    let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + partial[eighths % 8]
  }
}
