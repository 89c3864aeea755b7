import Reports
import SourceCoding

/// `qz explain`: the articles, in the terminal; and the lesson, a page to move.
enum ExplainCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "explain", summary: "read an article, or make the lesson: a page to drag and to read",
      operands: [Operand("[ARTICLE or TERM]", .articles)],
      options: [
        format.summary, data.summary, proxy.summary, SharedOptions.symbols.summary,
        SharedOptions.output.summary, SharedOptions.color.summary, SharedOptions.quiet.summary,
      ],
      subjects: [
        OptionSubject(
          [data.summary, proxy.summary, SharedOptions.symbols.summary], about: "the lesson"
        ) { $0.text(of: format) == ExplainFormat.html.rawValue ? nil : "this prints text" }
      ],
      examples: [
        ("qz explain", "the list of articles"),
        ("qz explain what-cross-entropy-means", "the first one to read"),
        ("qz explain --format html -o lesson.html", "the lesson; --data FILE takes your text"),
      ]
    ),
    run: run)

  /// What an explanation can be.
  private enum ExplainFormat: String, CaseIterable, Sendable {
    case text
    case html
  }

  private static let format = Option<ExplainFormat>.choice(
    "format", placeholder: "FORMAT", help: "html is the lesson, one page", fallback: .text)

  private static let data = Option<SpecSyntax?>(
    name: "data", placeholder: "SPEC", help: "the text of the last step of the lesson",
    defaultText: "corpus:french", offer: .specs, fallback: nil
  ) { (text) throws(Failure) in try SpecSyntax(text) }

  private static let proxy = Option<SpecSyntax?>(
    name: "proxy", short: "z", placeholder: "SPEC", help: "the model of that step",
    defaultText: "corpus:english", fallback: nil
  ) { (text) throws(Failure) in try SpecSyntax(text) }

  private static func run(_ arguments: Arguments) throws(Failure) {
    let style = try TextStyle(arguments)
    let name = try arguments.operands(0...1).first
    let isLesson = try arguments.value(of: format) == .html
    if let name, isLesson {
      throw .usage(
        "--format html is the lesson, and '\(name)' is not a part of it",
        remedy: "leave out one of them")
    }
    let target = try OutputTarget(arguments)
    if isLesson { return try target.finish(writing: try lesson(arguments)) }
    guard let name else { return try target.finish(writing: overview(width: style.width)) }
    if let article = Article.named(name) {
      return try target.finish(writing: article.text(style: style))
    }
    if let term = Term.named(name) {
      return try target.finish(writing: term.text(width: style.width))
    }
    let nearest = didYouMean(name, among: Offer.articles.words.map(\.name))
    throw .usage(
      "there is no article and no term called '\(name)'",
      remedy: nearest.map { "did you mean 'qz explain \($0)'?" }
        ?? "'qz explain' lists the articles")
  }

  /// The lesson, its last step about the user's text if one is named.
  private static func lesson(_ arguments: Arguments) throws(Failure) -> String {
    let unit = try arguments.value(of: SharedOptions.symbols)
    guard LessonPage.units.contains(unit) else {
      throw .usage(
        "the lesson shows \(LessonPage.units.map { "\($0)s" }.alternatives), not \(unit)s",
        remedy: "leave --symbols out")
    }
    let data =
      if let data = try arguments.value(of: data) { data } else { try SpecSyntax("corpus:french") }
    let proxy =
      if let proxy = try arguments.value(of: proxy) { proxy } else {
        try SpecSyntax("corpus:english")
      }
    let request = ReportRequest(
      proxy: proxy, codes: [.huffman], unit: unit,
      isQuiet: try arguments.value(of: SharedOptions.quiet))
    let report = try request.report(on: try Spec(data, unit: unit))
    guard report.simulation.tallies.total.distinctSymbols > 1 else {
      throw .job(
        "\(data.text): the lesson needs data with at least two different symbols",
        remedy: "name another text")
    }
    do throws(SourceError) {
      return try LessonPage(report, from: Provenance(arguments)).text
    } catch {
      throw Failure(reading: data.text, error)
    }
  }

  private static func overview(width: Int) -> String {
    """
    articles
    \(columns(Article.all.map { ($0.name, $0.summary) }, width: width))
    'qz explain ARTICLE' prints one; 'qz help terms' lists the terms that reports use;
    'qz explain --format html -o lesson.html' makes a page that teaches with pictures to drag.

    """
  }
}
