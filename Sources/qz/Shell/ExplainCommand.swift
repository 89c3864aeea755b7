import Reports

/// `qz explain`, which prints the articles in the terminal.
enum ExplainCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "explain", summary: "read an article: what cross entropy means, how to read a bill, …",
      operands: [Operand("[ARTICLE or TERM]", .articles)], options: [SharedOptions.color.summary],
      examples: [
        ("qz explain", "the list of articles"),
        ("qz explain what-cross-entropy-means", "the first one to read"),
        ("qz explain mismatch", "a term, the same as 'qz help mismatch'"),
      ]
    ),
    run: run)

  private static func run(_ arguments: Arguments) throws(Failure) {
    let style = try TextStyle(arguments)
    guard let name = try arguments.operands(0...1).first else {
      return try StandardStreams.write(overview(width: style.width))
    }
    if let article = Article.named(name) {
      return try StandardStreams.write(article.text(style: style))
    }
    if let term = Term.named(name) {
      return try StandardStreams.write(term.text(width: style.width))
    }
    let nearest = didYouMean(name, among: Offer.articles.words.map(\.name))
    throw .usage(
      "there is no article and no term called '\(name)'",
      remedy: nearest.map { "did you mean 'qz explain \($0)'?" }
        ?? "'qz explain' lists the articles")
  }

  private static func overview(width: Int) -> String {
    """
    articles
    \(columns(Article.all.map { ($0.name, $0.summary) }, width: width))
    'qz explain ARTICLE' prints one; 'qz help terms' lists the terms that reports use.

    """
  }
}
