internal import Kernels

/// Everything that a reader must know about a code to read its streams: the unit and
/// the alphabet, how blocks are coded, and the table.
///
/// A file contains the description, or names it by its `hash` if both sides have it.
/// The way in which the code was designed is not part of it: equal codewords are the
/// same code.
public struct CodeDescription: Hashable, Sendable {
  /// The symbols.
  package let alphabet: Alphabet

  /// The description of the symbols; empty if the unit determines them.
  package let alphabetTable: EncodedTable

  /// Whether the code has one symbol after those of the alphabet, the ``Escape``, which
  /// stands for symbols that are spelled out at the beginning of a block.
  package let hasEscape: Bool

  /// The name of the way in which blocks are coded: `prefix`.
  package let coding: String

  /// The description of the code itself.
  package let table: EncodedTable

  /// Describes `code` over `alphabet`, with or without an escape; `nil` if files do not
  /// have its coding.
  package init?(of code: some Coder, over alphabet: Alphabet, hasEscape: Bool = false) {
    guard let coding = BlockCoding.name(of: code) else { return nil }
    self.hasEscape = hasEscape
    self.alphabet = alphabet
    alphabetTable = alphabet.table
    self.coding = coding
    table = code.table
  }

  /// Makes the code.
  ///
  /// - Throws: ``DecodeError`` if the table describes none.
  func code() throws(DecodeError) -> (any Coder)? {
    guard let type = BlockCoding.type(named: coding) else { return nil }
    return try type.init(table: table, alphabetSize: codeAlphabetSize)
  }

  /// The number of symbols of the code, including the escape.
  var codeAlphabetSize: Int { alphabet.count + (hasEscape ? 1 : 0) }

  /// The hash, which is the same for equal codes and, with overwhelming probability,
  /// for no others.
  package var hash: CodeHash { CodeHash(value: XXH64.value(of: fields.span)) }

  /// The bits of the alphabet and the code, which are the line *table* of the bill.
  package var tableBitCount: Int { alphabetTable.bitCount + table.bitCount }

  /// The number of bytes that hold these bits.
  var tableByteCount: Int { alphabetTable.bytes.count + table.bytes.count }
}

extension CodeDescription {
  /// The text after the coding of a code that has an escape.
  private static let escapeMark = "+escape"

  /// The description as fields of a header.
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
  /// - Throws: the reason why they are not a description.
  init(_ reader: inout FieldReader) throws(QZError.Reason) {
    let unitName = try reader.string(.unit)
    guard let unit = try? SymbolUnit(named: unitName), unit.name == unitName else {
      throw .unsupported("the symbol unit '\(unitName)'")
    }
    alphabetTable = unit.closedAlphabetSize == nil ? try reader.table(.alphabet) : .empty
    do throws(DecodeError) {
      alphabet = try Alphabet(table: alphabetTable, unit: unit)
    } catch {
      throw .undecodable(error)
    }
    guard alphabet.isWellSpelled else { throw .malformed }
    let coding = try reader.string(.coding)
    hasEscape = coding.hasSuffix(Self.escapeMark)
    self.coding = String(coding.dropLast(hasEscape ? Self.escapeMark.count : 0))
    guard !hasEscape || unit.closedAlphabetSize == nil else { throw .malformed }
    table = try reader.table(.table)
  }
}

/// The number by which those who share a code name it.
public struct CodeHash: Hashable, Sendable, CustomStringConvertible {
  /// The number.
  package let value: UInt64

  /// Makes the hash that is the given number.
  package init(value: UInt64) {
    self.value = value
  }

  /// Reads a hash of 16 hexadecimal digits; `nil` for anything else.
  package init?(_ text: String) {
    guard text.utf8.count == 16, text.allSatisfy(\.isHexDigit),
      let value = UInt64(text, radix: 16)
    else { return nil }
    self.value = value
  }

  /// The hash as 16 hexadecimal digits.
  public var description: String { value.hexadecimal(digits: 16) }
}
