import SourceCoding

extension HelpTopic {
  static let messages = HelpTopic(
    name: "messages", summary: "data that are many messages, each of which is coded by itself",
    paragraphs: [
      "With --messages UNIT each message is coded and decoded by itself in the shared code. It ends on a "
        + "whole byte, or as --align says; what fills it up is the line padding of the bill. Line ends are "
        + "kept aside: they are not sent, and they come back exactly.",
      "A reader must know where a message ends. If the protocol says its length anyway, this costs nothing "
        + "(--boundaries known); otherwise it is the line boundaries of the bill.",
      "With --book DIR a report also writes each message in the best of the codebooks in a folder, such as qz tables "
        + "--write makes. Naming the codebook is the line selector of the bill.",
    ],
    rows: MessageUnit.patterns.map { ($0.pattern, $0.summary) }
      + (MessageOptions.all + [ReportOptions.book.summary]).map { ($0.heading, $0.details) },
    examples: [
      ("qz report FILE -z corpus:english --messages line", "each line by itself"),
      (
        "qz report corpus:headers -z code:hpack --code hpack --messages line", "as HPACK sends them"
      ),
      (
        "qz report FILE -z corpus:english --messages fixed:20 --or-raw", "raw where that is shorter"
      ),
    ])
}
