import Reports

extension TextStyle {
  /// The style for the place where the result of a command is written.
  init(_ arguments: Arguments) throws(Failure) {
    let color = try arguments.value(of: SharedOptions.color)
    let path = try arguments.valueIfTaken(of: SharedOptions.output)
    guard path == nil || path == "-" else {
      // A file is not a terminal; it gets colour only if the user asked for it.
      self.init(isColored: color == .always, hasBars: color == .always)
      return
    }
    self.init(Terminal(color: color))
  }

  /// The style for a terminal.
  init(_ terminal: Terminal) {
    self.init(
      width: terminal.columns, isColored: terminal.usesColor, hasBars: terminal.usesBlocks)
  }
}
