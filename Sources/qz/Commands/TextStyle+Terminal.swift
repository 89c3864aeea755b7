import Reports

extension TextStyle {
  /// The style for where the result of a command goes.
  init(_ arguments: Arguments) throws(Failure) {
    let color = try arguments.value(of: SharedOptions.color)
    let path = try arguments.valueIfTaken(of: SharedOptions.output)
    guard path == nil || path == "-" else {
      // A file is no terminal; it gets colour only if that was asked for.
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
