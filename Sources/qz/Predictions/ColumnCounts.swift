import SourceCoding

/// Decides whether `0` or `0,1` at the beginning of a file of one or two columns is a
/// heading.
///
/// pandas writes such headings over columns without names. They could also be rows, so
/// only the number of rows in both files decides: predictions and labels are equally
/// many.
struct ColumnCounts {
  private(set) var areOverValues = false
  private(set) var areOverLabels = false

  init(of values: ScoreInput, _ choice: RowChoice, labels: ScoreInput) throws(Failure) {
    guard labels.path != values.path else { return }
    let value = try Self.table(values)
    let label = try Self.table(labels)
    guard value?.mayCount == true || label?.mayCount == true else { return }
    let arrays = (try Self.arrayRowCount(values, choice), try Self.arrayRowCount(labels, choice))
    guard let rows = value?.rowCount ?? arrays.0, let labelRows = label?.rowCount ?? arrays.1 else {
      return
    }
    if rows == labelRows + 1 {
      areOverValues = value?.mayCount ?? false
    } else if labelRows == rows + 1 {
      areOverLabels = label?.mayCount ?? false
    } else if rows == labelRows, value?.mayCount == true, label?.mayCount == true {
      (areOverValues, areOverLabels) = (value?.hasFractions ?? false, value?.hasFractions ?? false)
    }
  }

  private static func table(
    _ input: ScoreInput
  ) throws(Failure) -> (mayCount: Bool, hasFractions: Bool, rowCount: Int)? {
    guard input.format == .csv, let sample = try CSVSample(of: input.file, path: input.path) else {
      return nil
    }
    let hasHeading = sample.hasHeading(hasLabels: false)
    var (reader, count) = (CSVReader(input.file), hasHeading ? -1 : 0)
    while try reader.next(of: input.path) { count += 1 }
    let fractions = sample.others.contains { $0.contains { !$0.isWhole } }
    return (!hasHeading && sample.mayCountColumns, fractions, count)
  }

  private static func arrayRowCount(
    _ input: ScoreInput, _ choice: RowChoice
  ) throws(Failure) -> Int? {
    guard input.format == .npy else { return nil }
    return try input.array(choice, ofLabels: false).layout.rowCount
  }
}
