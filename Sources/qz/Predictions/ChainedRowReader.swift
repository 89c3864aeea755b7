import SourceCoding

/// The rows of several files, one after another, each file being a document.
struct ChainedRowReader: RowReader {
  private let inputs: [ScoreInput]
  private let choice: RowChoice
  private var reader: any RowReader
  private var index = 0
  private let names: [String]?

  /// A reader of the rows of all files.
  ///
  /// - Throws: a failure if a file cannot contain rows, or if the names of classes
  ///   differ between files.
  init(_ inputs: [ScoreInput], _ choice: RowChoice) throws(Failure) {
    (self.inputs, self.choice) = (inputs, choice)
    reader = try inputs[0].reader(choice)
    var row = NumberRow()
    var names: [String]?
    for (number, input) in inputs.enumerated() {
      var first = try input.reader(choice)
      guard try first.next(&row) else { continue }
      if number == 0 { names = first.classNames }
      guard first.classNames == names else {
        throw .job(
          "\(input.path) has other classes than \(inputs[0].path)",
          remedy: "give every file the same columns")
      }
    }
    self.names = names
  }

  var placeName: String { reader.placeName }
  var classNames: [String]? { names }
  var notes: [String] { reader.notes }
  var findings: [String] { reader.findings }
  var hasColumns: Bool { reader.hasColumns }

  mutating func next(_ row: inout NumberRow) throws(Failure) -> Bool {
    while true {
      if try reader.next(&row) {
        if row.document == nil { row.document = inputs[index].path }
        return true
      }
      guard index + 1 < inputs.count else { return false }
      index += 1
      reader = try inputs[index].reader(choice)
    }
  }
}
