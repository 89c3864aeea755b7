/// `qz manual`, which prints the manual page, made from the declarations that the
/// parser reads.
enum ManualCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "manual", summary: "print the manual page, for man", options: [],
      examples: [
        ("qz manual >qz.1", "put it into a folder man1"),
        ("qz manual | man -l -", "read it now"),
        ("qz manual | groff -man -Tutf8 -K utf8", "if man cannot read standard input"),
      ]
    ),
    run: { (arguments) throws(Failure) in
      _ = try arguments.operands(0...0)
      try StandardStreams.write(ManualPage.text)
    })
}
