import Foundation
import Testing

/// The layers of the sources: arrows between them point one way, and `unsafe` keeps to its
/// rooms.
struct LayersTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardizedFileURL

  /// The folders of a module, the lowest first; a file uses its own folder and those before
  /// it.
  private static let layers: [String: [String]] = [
    "SourceCoding": [
      "Work", "Information", "Symbols", "Messages", "Bits", "Coding", "Codes", "Catalogue",
      "Simulation", "Container", "Formats", "Experiments",
    ],
    "qz": ["CommandLine", "Specs", "Predictions", "Commands", "Shell"],
  ]

  /// The files outside `Kernels` that may have an unsafe expression: two read what is embedded
  /// in the binary, and one calls the system.
  private static let roomsOfUnsafe = [
    "Reports/Document/PageAsset.swift", "qz/CommandLine/SystemCalls.swift",
    "qz/Specs/EmbeddedCorpus.swift",
  ]

  @Test func `no file uses a layer above its own`() throws {
    let arrows = try SourceTree(root: Self.root).arrows
    #expect(arrows.count > 1_000)
    for arrow in arrows {
      guard let from = Self.layer(of: arrow.from), let to = Self.layer(of: arrow.to) else {
        continue
      }
      #expect(to <= from, "\(arrow.from) uses \(arrow.type) of \(arrow.to), a layer above")
    }
  }

  @Test func `every folder of the library is a layer`() throws {
    for file in try SourceTree(root: Self.root).files where file.module == "SourceCoding" {
      #expect(Self.layer(of: file.path) != nil, "\(file.path) is in no layer")
    }
  }

  @Test func `folders make no circle`() throws {
    let circle = try SourceTree(root: Self.root).circle
    #expect(circle == nil, "\(circle?.joined(separator: " -> ") ?? "")")
  }

  @Test func `unsafe code stands in its rooms only`() throws {
    let files = try SourceTree(root: Self.root).files.filter {
      $0.module != "Kernels" && $0.words.contains("unsafe")
    }
    #expect(files.map(\.path) == Self.roomsOfUnsafe)
  }

  @Test func `a planted arrow, circle and string are seen for what they are`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let texts = [
      "M/A/One.swift": "struct One {\n  let two: Two  // Three\n}\n",
      "M/B/Two.swift": "enum Two {\n  static let text = \"One \\(Three.self)\"\n}\n",
      "M/C/Three.swift": "public struct Three {}\nextension One {}\n",
    ]
    for (name, text) in texts {
      let file = folder.appendingPathComponent("Sources/" + name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let tree = try SourceTree(root: folder)
    #expect(
      Set(tree.arrows) == [
        .init(from: "M/A/One.swift", to: "M/B/Two.swift", type: "Two"),
        .init(from: "M/B/Two.swift", to: "M/C/Three.swift", type: "Three"),
        .init(from: "M/C/Three.swift", to: "M/A/One.swift", type: "One"),
      ])
    #expect(tree.circle == ["M/A", "M/B", "M/C", "M/A"])
  }

  private static func layer(of path: String) -> Int? {
    let parts = path.split(separator: "/")
    return layers[String(parts[0])]?.firstIndex(of: String(parts[1]))
  }
}
