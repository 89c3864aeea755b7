// swift-tools-version: 6.3

import PackageDescription

/// The rules that the compiler holds for every target.
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "qz",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "SourceCoding", targets: ["SourceCoding", "Reports"]),
    .executable(name: "qz", targets: ["qz"]),
  ],
  targets: [
    // MARK: The path of the data, one layer after another
    .target(name: "Kernels", swiftSettings: strict),
    .target(name: "SourceCoding", dependencies: ["Kernels"], swiftSettings: strict),
    .target(
      name: "Reports", dependencies: ["SourceCoding", "PageAssets"], swiftSettings: strict),
    .executableTarget(
      name: "qz",
      dependencies: ["Kernels", "SourceCoding", "Reports", "Corpora"],
      swiftSettings: strict
    ),

    // MARK: Files that are compiled into the binary: the sample texts, and the scripts and
    // styles of pages
    .target(
      name: "PageAssets",
      exclude: [
        "page.css", "print.css", "pictures.css", "marks.js", "design.js", "drawing.js", "live.js",
        "lesson.html", "lesson.css", "lesson.js", "lesson-steps.js", "lesson-text.js",
      ]
    ),
    .target(
      name: "Corpora",
      path: "Corpora",
      exclude: ["README.md", "Texts"],
      sources: ["Corpora.c"],
      publicHeadersPath: "include"
    ),

    // MARK: Tests
    .testTarget(name: "KernelsTests", dependencies: ["Kernels"], swiftSettings: strict),
    .testTarget(name: "SourceCodingTests", dependencies: ["SourceCoding"], swiftSettings: strict),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "SourceCoding"], swiftSettings: strict),
    .testTarget(
      name: "qzTests",
      dependencies: ["qz", "Kernels", "Reports", "SourceCoding", "Corpora"],
      exclude: ["Golden", "Compatibility"],
      swiftSettings: strict
    ),
  ],
  cLanguageStandard: .c2x
)

// A program that gives the readers random bytes needs a build of its own (see Tests/Fuzz/run),
// in which the command is a library.
if Context.environment["QZ_FUZZ"] != nil {
  package.products.removeAll { $0.name == "qz" }
  package.targets.removeAll { ["qz", "qzTests"].contains($0.name) }
  package.targets += [
    .target(
      name: "qz", dependencies: ["Kernels", "SourceCoding", "Reports", "Corpora"],
      exclude: ["Main.swift"], swiftSettings: strict),
    .executableTarget(
      name: "Fuzz", dependencies: ["qz", "SourceCoding"], path: "Tests/Fuzz", exclude: ["run"],
      swiftSettings: strict),
  ]
}
