import SourceCoding

@testable import qz

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Gives the readers what libFuzzer makes up (see `Tests/Fuzz/run`).
///
/// QZ_FUZZ names the reader, and QZ_FUZZ_FOLDER a folder for the inputs that are read from files.
/// Other arguments are libFuzzer's. Without any of these, `seeds FOLDER` writes the seeds.
@main
struct Fuzz {
  static let reader = InputReader(rawValue: variable("QZ_FUZZ") ?? "")
  static let path = (variable("QZ_FUZZ_FOLDER") ?? "/tmp") + "/input"

  private static func variable(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  static func main() {
    guard let reader else {
      print(InputReader.allCases.map(\.rawValue).joined(separator: "\n"))
      return
    }
    if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "seeds" {
      for (index, seed) in reader.seeds.enumerated() {
        guard let file = unsafe fopen("\(CommandLine.arguments[2])/seed\(index)", "w") else {
          exit(1)
        }
        unsafe fwrite(seed, 1, seed.count, file)
        unsafe fclose(file)
      }
      return
    }
    var count = CommandLine.argc
    var words = unsafe CommandLine.unsafeArgv
    exit(
      unsafe runDriver(&count, &words) { bytes, size in
        let input = unsafe UnsafeBufferPointer(start: bytes, count: size)
        Fuzz.reader?.read(unsafe Array(input), at: Fuzz.path)
        return 0
      })
  }
}

/// libFuzzer's main loop, for programs that have a `main` of their own.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
