import SourceCoding

extension HelpTopic {
  static let messages = HelpTopic(
    name: "messages", summary: "data that consist of many messages, each coded separately",
    paragraphs: [
      "With --messages UNIT each message is coded and decoded separately in the shared code. It ends on a "
        + "whole byte, or on the unit of --align; the bits that fill it up are the line padding of the bill. "
        + "Line ends are kept aside: they are not sent, and decoding restores them exactly.",
      "A reader must know where a message ends. If the protocol gives its length anyway, this costs nothing "
        + "(--boundaries known); otherwise it is the line boundaries of the bill.",
      "With --book DIR a report also writes each message in the best of the codebooks in a folder, such as qz tables "
        + "--write makes. Naming the codebook is the line selector of the bill.",
    ],
    rows: MessageUnit.patterns.map { ($0.pattern, $0.summary) }
      + (MessageOptions.all + [ReportOptions.book.summary]).map { ($0.heading, $0.details) },
    examples: [
      ("qz report FILE -z corpus:english --messages line", "each line separately"),
      (
        "qz report corpus:headers -z code:hpack --code hpack --messages line", "as HPACK sends them"
      ),
      (
        "qz report FILE -z corpus:english --messages fixed:20 --or-raw", "raw where that is shorter"
      ),
    ])
}
