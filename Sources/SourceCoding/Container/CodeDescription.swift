internal import Kernels

/// All that a reader must know of a code to read its streams: unit and alphabet,
/// how blocks are coded, and the table.
///
/// A file carries it, or names it by its `hash` where both sides have it. How the
/// code was designed is no part of it: the same codewords are the same code.
public struct CodeDescription: Hashable, Sendable {
  /// The symbols.
  package let alphabet: Alphabet

  /// The description of the symbols; empty where the unit tells them.
  package let alphabetTable: EncodedTable

  /// Whether the code has one symbol more, behind those of the alphabet: the ``Escape``,
  /// for symbols that are spelled out at the beginning of a block.
  package let hasEscape: Bool

  /// How blocks are coded: `prefix`.
  package let coding: String

  /// The description of the code itself.
  package let table: EncodedTable

  /// The description of `code` over `alphabet`, with an escape or not; `nil` if files do
  /// not know its coding.
  package init?(of code: some Coder, over alphabet: Alphabet, hasEscape: Bool = false) {
    guard let coding = BlockCoding.name(of: code) else { return nil }
    self.hasEscape = hasEscape
    self.alphabet = alphabet
    alphabetTable = alphabet.table
    self.coding = coding
    table = code.table
  }

  /// The code.
  ///
  /// - Throws: ``DecodeError`` if the table describes none.
  func code() throws(DecodeError) -> (any Coder)? {
    guard let type = BlockCoding.type(named: coding) else { return nil }
    return try type.init(table: table, alphabetSize: codeAlphabetSize)
  }

  /// The number of symbols of the code, the escape included.
  var codeAlphabetSize: Int { alphabet.count + (hasEscape ? 1 : 0) }

  /// What two codes have in common only if they are the same.
  package var hash: CodeHash { CodeHash(value: XXH64.value(of: fields.span)) }

  /// The bits of the alphabet and of the code, which are the bill's *table*.
  package var tableBitCount: Int { alphabetTable.bitCount + table.bitCount }

  /// The bytes that these bits fill.
  var tableByteCount: Int { alphabetTable.bytes.count + table.bytes.count }
}

extension CodeDescription {
  /// What is written behind the coding of a code with an escape.
  private static let escapeMark = "+escape"

  /// The description as the fields of a header.
  var fields: [UInt8] {
    var fields: [UInt8] = []
    fields.append(field: alphabet.unit.name.utf8)
    if alphabet.unit.closedAlphabetSize == nil { fields.append(alphabetTable) }
    fields.append(field: (coding + (hasEscape ? Self.escapeMark : "")).utf8)
    fields.append(table)
    return fields
  }

  /// Reads the fields of a header.
  ///
  /// - Throws: the reason why they are not those of a description.
  init(_ reader: inout FieldReader) throws(QZError.Reason) {
    let unitName = try reader.string()
    guard let unit = try? SymbolUnit(named: unitName), unit.name == unitName else {
      throw .unsupported("the symbol unit '\(unitName)'")
    }
    alphabetTable = unit.closedAlphabetSize == nil ? try reader.table() : .empty
    do throws(DecodeError) {
      alphabet = try Alphabet(table: alphabetTable, unit: unit)
    } catch {
      throw .undecodable(error)
    }
    guard alphabet.isWellSpelled else { throw .malformed }
    let coding = try reader.string()
    hasEscape = coding.hasSuffix(Self.escapeMark)
    self.coding = String(coding.dropLast(hasEscape ? Self.escapeMark.count : 0))
    guard !hasEscape || unit.closedAlphabetSize == nil else { throw .malformed }
    table = try reader.table()
  }
}

/// The number that a code is known by to those who have it.
public struct CodeHash: Hashable, Sendable, CustomStringConvertible {
  /// The number.
  package let value: UInt64

  /// The hash of that number.
  package init(value: UInt64) {
    self.value = value
  }

  /// The hash that is written as 16 hexadecimal digits; `nil` for anything else.
  package init?(_ text: String) {
    guard text.utf8.count == 16, text.allSatisfy(\.isHexDigit),
      let value = UInt64(text, radix: 16)
    else { return nil }
    self.value = value
  }

  /// The hash as 16 hexadecimal digits.
  public var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
