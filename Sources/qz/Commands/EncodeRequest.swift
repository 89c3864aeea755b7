import SourceCoding

/// What the user asks of `qz encode`, and the codes to choose from.
struct EncodeRequest: Sendable {
  private let threads: Int
  private let unit: SymbolUnit
  /// The kind of messages into which the data are cut; `nil` if they are one message.
  private let messages: MessageUnit?
  /// The proxy that both sides know, if it is named.
  private let proxy: FileProxy?
  /// The code that both sides have, if it is named.
  private let book: QZCoding?
  private let designers: [CodeDesigner]
  /// Whether the cheapest of several codes is wanted.
  private let isChoice: Bool
  /// Whether the cheapest of all codes is wanted.
  private let isAuto: Bool
  /// The options by which a reader names what a shared code was made from.
  private let readerOptions: String?

  /// Reads the user's arguments.
  init(_ arguments: Arguments) throws(Failure) {
    threads = try arguments.value(of: SharedOptions.threads)
    proxy = try FileProxy(arguments)
    let choice = try arguments.value(of: FileOptions.codes)
    isAuto = choice == .cheapest
    readerOptions = try Self.readerOptions(arguments)
    messages = try arguments.value(of: MessageOptions.messages)
    if let messages, !messages.keepsData {
      throw .usage(
        "--messages \(messages): the bytes around such messages are not kept, so decode could not "
          + "restore the file",
        remedy: "use line, nul, fixed:N or file")
    }
    if let path = try arguments.value(of: FileOptions.book) {
      let code = try Book(path: path).fileCode()
      unit = code.alphabet.unit
      let named = try arguments.value(of: SharedOptions.symbols)
      guard !arguments.isGiven(SharedOptions.symbols) || named == unit else {
        throw .usage(
          "--symbols \(named.name): \(path) is a code for \(unit)s", remedy: "leave it out")
      }
      book = code
      designers = []
      isChoice = false
    } else {
      unit = try arguments.value(of: SharedOptions.symbols)
      book = nil
      designers = try choice.designers()
      isChoice = choice == .cheapest || designers.count > 1
    }
  }

  /// Returns the options that a reader needs besides the file, which are those of its
  /// writer.
  private static func readerOptions(_ arguments: Arguments) throws(Failure) -> String? {
    if let path = try arguments.value(of: FileOptions.book) { return "--book \(path)" }
    guard let z = try arguments.value(of: FileOptions.proxy) else { return nil }
    let unit = try arguments.value(of: SharedOptions.symbols)
    let smoothing = try arguments.value(of: ReportOptions.smoothing)
    return "-z \(z.text)" + (unit == .byte ? "" : " --symbols \(unit.name)")
      + (smoothing.map { " --smoothing \($0.name)" } ?? "")
  }

  /// Returns the code if there is only one and it does not depend on the data, so that
  /// the data need not be read twice.
  func onlyCode() throws(Failure) -> QZCoding? {
    guard !isChoice, unit == .byte, messages == nil else { return nil }
    if let book { return book }
    guard let designer = designers.first else { return nil }
    // If there is no such code, the data decide whether one is needed.
    return try? sharedCode(designer)
  }

  /// Returns the code that both sides can have for any data.
  private func sharedCode(_ designer: CodeDesigner) throws(Failure) -> QZCoding? {
    guard let proxy else { return codeWithoutProxy(designer).flatMap { $1 ? $0 : nil } }
    let code = try fileCode(
      designer, proxy.proxy, over: proxy.alphabet, hasEscape: proxy.hasEscape, isShared: true
    ).code
    // If the code is the same without z, a reader should not need to read z.
    if let (other, isFixed) = codeWithoutProxy(designer), !isFixed,
      other.description == code.description
    {
      return nil
    }
    return code
  }

  /// Returns the designer's code for bytes that is the same for any z, and whether it
  /// is fixed; `nil` if the code depends on z.
  private func codeWithoutProxy(_ designer: CodeDesigner) -> (QZCoding, isFixed: Bool)? {
    guard unit == .byte else { return nil }
    let any = Proxy(known: Distribution(uniformOver: 256, alphabetSize: 256))
    return (try? fileCode(designer, any, over: .bytes, isShared: true)).map {
      ($0.code, $0.isFixed)
    }
  }

  /// Reads the data called `names`, where each of several is a message, and chooses
  /// their code.
  ///
  /// - Returns: the codes that were considered, and the chosen code with the data in
  ///   the form in which it writes them.
  func plan(
    for names: [String]
  ) throws(Failure) -> (plan: EncodePlan, choice: EncodePlan.Choice) {
    let name =
      names.count == 1 ? names[0] : "\(names[0]) and \((names.count - 1).grouped) more"
    let list = try messages.map { (messages) throws(Failure) in
      try self.list(of: names, by: messages)
    }
    let cut: Participant
    if let list {
      cut = try Participant.cut(list, by: unit, named: name)
    } else {
      let bytes = try Spec(SpecSyntax(names[0]), unit: .byte).data()
      cut = try Participant.cut(bytes, by: unit, named: name)
    }
    let data = try cut.count(threads: threads)
    guard let source = data.message, let tally = data.tally else {
      preconditionFailure("data are a message, which has been counted")
    }
    var plan = EncodePlan(
      name: name, source: source, tally: tally, threads: threads, isAuto: isAuto,
      readerOptions: readerOptions)
    if let list, let places = data.messages { plan.messages = (list, places) }
    if let book {
      plan.shared.append(book)
      plan.hasBook = true
    }
    for designer in designers {
      do throws(Failure) {
        if tally.total > 0, let shared = try sharedCode(designer) { plan.shared.append(shared) }
        try addOwn(designer, to: &plan)
      } catch {
        guard isChoice else { throw error }
        plan.dropped.append(error.message)
      }
    }
    let choice = try plan.choose(isChoice: isChoice)
    return (plan, choice)
  }

  /// Returns the messages of which the data consist.
  private func list(
    of names: [String], by messages: MessageUnit
  ) throws(Failure) -> MessageList {
    var lists: [MessageList] = []
    for name in names {
      let spec = try Spec(SpecSyntax(name), unit: .byte)
      guard let list = try spec.messageList(by: messages) else {
        _ = try spec.data()
        continue
      }
      lists.append(list)
    }
    return MessageList(joining: lists)
  }

  private func addOwn(_ designer: CodeDesigner, to plan: inout EncodePlan) throws(Failure) {
    let size = max(1, plan.tally.alphabetSize)
    let own =
      (try? Proxy(learntFrom: plan.tally, by: .maximumLikelihood, data: plan.source))
      ?? Proxy(known: Distribution(uniformOver: size, alphabetSize: size))
    let isEmpty = plan.tally.total == 0
    let code = try fileCode(
      designer, own, over: plan.source.alphabet, isShared: false, isEmpty: isEmpty
    ).code
    // An empty message needs neither a code of its own nor a shared one.
    if isEmpty || !code.isShared { plan.own.append(code) }
  }

  private func fileCode(
    _ designer: CodeDesigner, _ proxy: Proxy, over alphabet: Alphabet, hasEscape: Bool = false,
    isShared: Bool, isEmpty: Bool = false
  ) throws(Failure) -> (code: QZCoding, isFixed: Bool) {
    let design: Design
    do throws(DesignError) {
      design = try designer.design(for: proxy, over: hasEscape ? nil : alphabet)
    } catch {
      guard isEmpty else {
        throw .job("\(designer.name): \(error)", remedy: "'qz list codes' lists the other codes")
      }
      design = .ofNothing(alphabetSize: alphabet.count, because: error)
    }
    do throws(UnwritableQZ) {
      // The file name of one person's codebook means nothing to others.
      let isKnown = (try? CodeCatalog.designer(named: designer.name)) != nil
      let code = try QZCoding(
        design, named: isKnown ? designer.name : "codebook", over: alphabet,
        hasEscape: hasEscape, isShared: isShared)
      return (code, design.isFixed)
    } catch {
      throw .job("\(error)", remedy: "'qz list codes' lists the other codes")
    }
  }
}
