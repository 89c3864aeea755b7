import Foundation
import Testing

@testable import qz

/// Responses of servers and outputs of tools as they come, each a small one of its real shape.
struct ScoreFormatTests {
  private let reading: ScoreReading

  init() throws { reading = try ScoreReading() }

  /// A file and what it says: the nats of its tokens, their number, the bytes, the documents.
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let nats: Double
    let tokens: Int
    let bytes: Int
    var documents = 1
    var words: [String] = []
    var testDescription: String { name }
  }

  private static let chatTokens = """
    {"token": "Hé", "logprob": -0.5, "bytes": [72, 195, 169], "top_logprobs": [
      {"token": "Hé", "logprob": -0.5, "bytes": [72, 195, 169]},
      {"token": "A", "logprob": -1.5, "bytes": [65]}]},
    {"token": "!", "logprob": -1.25, "bytes": [33], "top_logprobs": []}
    """
  private static let chat = """
    {"id": "chatcmpl-1", "object": "chat.completion", "model": "m", "choices": [
      {"index": 0, "message": {"role": "assistant", "content": "Hé!"}, "finish_reason": "stop",
       "logprobs": {"content": [\(chatTokens)], "refusal": null}},
      {"index": 1, "message": {"role": "assistant", "content": "Hé!"}, "finish_reason": "stop",
       "logprobs": {"content": [\(chatTokens)], "refusal": null}}],
     "usage": {"prompt_tokens": 9, "completion_tokens": 2}}
    """
  private static let line = chat.replacingOccurrences(of: "\n", with: " ")

  static let samples = [
    Sample(name: "chat", text: chat, nats: 3.5, tokens: 4, bytes: 8, documents: 2),
    Sample(
      name: "chat, two lines", text: line + "\n" + line.replacing("chatcmpl-1", with: "c2") + "\n",
      nats: 7, tokens: 8, bytes: 16, documents: 4),
    Sample(
      name: "a list of chats", text: "[\(chat),\n \(chat.replacing("chatcmpl-1", with: "c2"))]\n",
      nats: 7, tokens: 8, bytes: 16, documents: 4),
    Sample(
      name: "batch output",
      text: """
        {"id": "batch_req_1", "custom_id": "request-1", "response": {"status_code": 200, "request_id": "r", "body": \(line)}, "error": null}
        {"id": "batch_req_2", "custom_id": "request-2", "response": {"status_code": 500, "request_id": "s", "body": {"error": {"message": "no"}}}, "error": null}
        {"id": "batch_req_3", "custom_id": "request-3", "response": {"status_code": 200, "request_id": "t", "body": \(line)}, "error": null}
        """, nats: 7, tokens: 8, bytes: 16, documents: 4),
    Sample(
      name: "a stream of chunks",
      text: """
        data: {"id":"c","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}]}

        data: {"id":"c","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"Hi"},"logprobs":{"content":[{"token":"Hi","logprob":-0.5,"bytes":[72,105],"top_logprobs":[]}]},"finish_reason":null}]}

        data: {"id":"c","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":" you"},"logprobs":{"content":[{"token":" you","logprob":-2,"bytes":null,"top_logprobs":[]}]},"finish_reason":null}]}

        data: {"id":"c","object":"chat.completion.chunk","choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}]}

        data: [DONE]

        """, nats: 2.5, tokens: 2, bytes: 6),
    Sample(
      name: "completion with echo",
      text: """
        {"id": "cmpl-1", "object": "text_completion", "choices": [{"text": "ab €", "index": 0, "logprobs": {
          "tokens": ["a", "b", " ", "bytes:\\\\xe2\\\\x82", "bytes:\\\\xac"], "token_logprobs": [null, -0.5, -1, -2, -0.25],
          "top_logprobs": [null, {"b": -0.5, "c": -1.5}, {" ": -1}, {"x": -3}, {}], "text_offset": [0, 1, 2, 3, 3]},
          "finish_reason": "length"}]}
        """, nats: 3.75, tokens: 4, bytes: 5),
    Sample(
      name: "Responses",
      text: """
        {"id": "resp_1", "object": "response", "output": [{"id": "msg_1", "type": "message", "role": "assistant", "content": [
          {"type": "output_text", "text": "Hi", "annotations": [], "logprobs": [
            {"token": "Hi", "bytes": [72, 105], "logprob": -0.75, "top_logprobs": []}]}]}]}
        """, nats: 0.75, tokens: 1, bytes: 2),
    Sample(
      name: "Responses, streamed",
      text: """
        event: response.created
        data: {"type":"response.created","response":{"id":"resp_1","output":[]}}

        event: response.output_text.delta
        data: {"type":"response.output_text.delta","item_id":"msg_1","output_index":0,"content_index":0,"delta":"Hi","logprobs":[{"token":"Hi","logprob":-0.75,"top_logprobs":[]}]}

        event: response.output_text.done
        data: {"type":"response.output_text.done","item_id":"msg_1","text":"Hi","logprobs":[{"token":"Hi","logprob":-0.75,"top_logprobs":[]}]}

        """, nats: 0.75, tokens: 1, bytes: 2),
    Sample(
      name: "vLLM, prompt",
      text: """
        {"id": "cmpl-2", "choices": [{"index": 0, "text": "", "logprobs": null, "finish_reason": "length", "prompt_logprobs": [null,
          {"1820": {"logprob": -2.5, "rank": 3, "decoded_token": " the"}, "279": {"logprob": -0.5, "rank": 1, "decoded_token": " a"}},
          {"8415": {"logprob": -1.0, "rank": 1, "decoded_token": " cat"}}]}]}
        """, nats: 3.5, tokens: 2, bytes: 8, words: ["--part", "prompt"]),
    Sample(
      name: "vLLM, its own outputs",
      text: """
        {"request_id": "0", "prompt": "Hi", "prompt_token_ids": [1], "prompt_logprobs": null, "outputs": [{"index": 0, "text": " you", "token_ids": [66],
          "logprobs": [{"7": {"logprob": -0.25, "rank": 1, "decoded_token": " me"}, "66": {"logprob": -1.5, "rank": 2, "decoded_token": " you"}}]}]}
        """, nats: 1.5, tokens: 1, bytes: 4),
    Sample(
      name: "SGLang",
      text: """
        {"text": " you", "meta_info": {"id": "q", "prompt_tokens": 2, "input_token_logprobs": [[null, 1, "Hi"], [-3.5, 2, " to"]],
          "output_token_logprobs": [[-0.5, 66, " you"]], "output_top_logprobs": [[[-0.5, 66, " you"], [-1.5, 7, " me"]]]}}
        """, nats: 0.5, tokens: 1, bytes: 4, words: ["--part", "output"]),
    Sample(
      name: "llama.cpp server",
      text: """
        {"index": 0, "content": "é!", "stop": true, "completion_probabilities": [
          {"id": 1, "token": "!", "bytes": [33], "logprob": -0.5, "top_logprobs": [{"id": 1, "token": "!", "bytes": [33], "logprob": -0.5}]}]}
        """, nats: 0.5, tokens: 1, bytes: 3),
    Sample(
      name: "llama.cpp server, older",
      text: """
        {"content": "Hi you", "stop": true, "completion_probabilities": [
          {"content": "Hi", "probs": [{"tok_str": "Hi", "prob": 0.5}, {"tok_str": "A", "prob": 0.25}]},
          {"content": " you", "probs": [{"tok_str": " me", "prob": 0.75}, {"tok_str": " you", "prob": 0.25}]}]}
        """, nats: 2.0794415416798357, tokens: 2, bytes: 6),
    Sample(
      name: "Ollama, streamed",
      text: """
        {"model": "m", "created_at": "t", "response": "Hi", "done": false, "logprobs": [{"token": "Hi", "logprob": -0.5, "bytes": [72, 105]}]}
        {"model": "m", "created_at": "t", "response": "é", "done": false, "logprobs": [{"token": "\\ufffd", "logprob": -0.25}, {"token": "\\ufffd", "logprob": -0.25}]}
        {"model": "m", "created_at": "t", "response": "", "done": true}
        """, nats: 1, tokens: 3, bytes: 4),
    Sample(
      name: "Gemini",
      text: """
        {"candidates": [{"content": {"role": "model", "parts": [{"text": "Hi"}]}, "avgLogprobs": -0.5, "logprobsResult": {
          "topCandidates": [{"candidates": [{"token": "Hi", "tokenId": 2, "logProbability": -0.5}]}],
          "chosenCandidates": [{"token": "Hi", "tokenId": 2, "logProbability": -0.5}]}}], "responseId": "x"}
        """, nats: 0.5, tokens: 1, bytes: 2),
    Sample(
      name: "lm-evaluation-harness, rolling",
      text: """
        {"doc_id": 0, "doc": {"page": "a b"}, "target": "a b", "arguments": [["a b"]], "resps": [[[-12.5]]], "filtered_resps": [-12.5], "word_perplexity": [-12.5, 4], "byte_perplexity": [-12.5, 20], "bits_per_byte": [-12.5, 20]}
        {"doc_id": 1, "doc": {"page": "c"}, "target": "c", "arguments": {"gen_args_0": {"arg_0": "c"}}, "resps": [[-2.5]], "filtered_resps": [-2.5], "word_perplexity": [-2.5, 1], "byte_perplexity": [-2.5, 5], "bits_per_byte": [-2.5, 5]}
        """, nats: 15, tokens: 2, bytes: 25, documents: 2),
    Sample(
      name: "SRILM",
      text: """
        the dog sat
        \tp( the | <s> ) \t= [2gram] 0.1 [ -1 ]
        \tp( <unk> | the ...) \t= [OOV] 0 [ -inf ]
        \tp( sat | <unk> ...) \t= [1gram] 0.01 [ -2 ]
        \tp( </s> | sat ...) \t= [2gram] 0.1 [ -1 ]
        1 sentences, 3 words, 1 OOVs
        0 zeroprobs, logprob= -4 ppl= 21.5443 ppl1= 100

        file text: 1 sentences, 3 words, 1 OOVs
        0 zeroprobs, logprob= -4 ppl= 21.5443 ppl1= 100

        """, nats: 4 * 2.302585092994046, tokens: 3, bytes: 8),
    Sample(
      name: "TSV", text: "token\tlogprob\n▁the\t-1\n▁cat\t-2.5\n", nats: 3.5, tokens: 2, bytes: 8,
      words: ["--base", "e"]),
    Sample(
      name: "CSV with log10", text: "word,log10\n\"a, b\",-1\nc,-2\n", nats: 3 * 2.302585092994046,
      tokens: 2, bytes: 5),
    Sample(
      name: "two columns", text: "the\t-1\ncat\t-2\n", nats: 3, tokens: 2, bytes: 6,
      words: ["--base", "e"]),
  ]

  @Test(arguments: samples)
  func `a response is read as it comes`(sample: Sample) throws {
    let result = try reading.score([sample.text], ["a"] + sample.words)
    #expect(isNear(result["information"], sample.nats / log(2)), "\(result["information"] ?? "")")
    #expect(result["tokenCount"] as? Int == sample.tokens)
    #expect(result["byteCount"] as? Int == sample.bytes)
    #expect(result["documentCount"] as? Int == sample.documents)
    let perByte = sample.nats / log(2) / Double(sample.bytes)
    #expect(isNear((result["bitsPerByte"] as? [String: Any])?["value"], perByte))
  }

  @Test func `prompt and output are reported apart`() throws {
    let sample = try #require(Self.samples.first { $0.name == "SGLang" })
    let path = try reading.folder.write(sample.text, "s.json")
    let run = try QZ(["score", path, "--format", "json"])
    let reports = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    #expect(reports.compactMap { $0["byteCount"] as? Int } == [3, 4])
    #expect(isNear(reports[0]["information"], 3.5 / log(2)))
  }

  @Test func `the harness's own bytes and words are used`() throws {
    let sample = try #require(Self.samples.first { $0.name.hasSuffix("rolling") })
    let result = try reading.score([sample.text])
    #expect(isNear(result["bytePerplexity"], exp(15.0 / 25)))
    #expect(isNear(result["wordPerplexity"], exp(15.0 / 5)))
  }

  @Test func `multiple choice is a softmax over the choices`() throws {
    let text = """
      {"doc_id": 0, "doc": {}, "target": 1, "arguments": {"gen_args_0": {"arg_0": "Q", "arg_1": " no"}, "gen_args_1": {"arg_0": "Q", "arg_1": " yes"}}, "resps": [[[-3.0, false]], [[-1.0, true]]], "filtered_resps": [[-3.0, false], [-1.0, true]], "acc": 1.0}
      {"doc_id": 1, "doc": {}, "target": "0", "arguments": [["Q", " a"], ["Q", " b"], ["Q", " c"]], "resps": [[[-2.0, false]], [[-2.0, false]], [[-2.0, false]]], "filtered_resps": [[-2.0, false], [-2.0, false], [-2.0, false]], "acc": 0.0}
      """
    let result = try reading.score([text])
    #expect(isNear(result["crossEntropyNats"], (log(1 + exp(-2.0)) + log(3.0)) / 2))
    #expect(result["rowCount"] as? Int == 2)
  }

  @Test(arguments: [
    (
      "{\"doc_id\": 0, \"target\": \"x\", \"arguments\": [[\"Q\", {}]], \"resps\": [[\"text\"]], \"filtered_resps\": [\"text\"]}",
      "generated text"
    ),
    (
      "{\"id\": \"c\", \"choices\": [{\"index\": 0, \"message\": {\"content\": \"Hi\"}, \"logprobs\": null, \"finish_reason\": \"stop\"}]}",
      "\"logprobs\": true"
    ),
    ("{\"meta_info\": {\"id\": 1}, \"text\": \"a\"}", "return_logprob"),
    ("{\"model\": \"m\", \"response\": \"Hi\", \"done\": true}", "\"logprobs\": true"),
    ("{\"answer\": 5}", "'qz help formats'"),
  ])
  func `what has no probabilities is refused, with what to ask for`(
    text: String, words: String
  ) throws {
    let failure = try #require(reading.failure([text]))
    #expect(failure.contains(words), "\(failure)")
  }

  @Test func `arrays of three dimensions, of halves and with padding are read`() throws {
    // Two sequences of three rows over two classes; numbers that a half holds.
    let logits: [[Double]] = [[1, 0], [0, 2], [0.5, 0.5], [0, 1], [3, 0], [0, 0]]
    let labels: [Double] = [0, 1, 0, 1, 0, -100]
    func loss(_ rows: [(Int, Int)]) -> Double {
      rows.map { row, label in
        let s = logits[row]
        return log(s.map { exp($0) }.reduce(0, +)) - s[label]
      }.reduce(0, +) / Double(rows.count)
    }
    let aligned = loss([(0, 0), (1, 1), (2, 0), (3, 1), (4, 0)])
    let shifted = loss([(0, 1), (1, 0), (3, 0)])
    let words = ["a", "--labels", "b", "--logits"]
    let y = NPYSample.file([labels], type: "<i8", shape: "(2, 3)")
    for type in ["<f2", "<f4", "<f8", "<u2"] {
      let x = NPYSample.file(logits, type: type, shape: "(2, 3, 2)")
      let extra = type == "<u2" ? ["--dtype", "bfloat16"] : []
      let result = try reading.score([x, y], words + extra)
      #expect(isNear(result["crossEntropyNats"], aligned), "\(type)")
      #expect(result["rowCount"] as? Int == 5)
      let moved = try reading.score([x, y], words + extra + ["--shift"])
      #expect(isNear(moved["crossEntropyNats"], shifted), "\(type)")
      let archive = ZIPSample.archive(["logits.npy": x, "labels.npy": y])
      let packed = try reading.score([archive], ["a", "--logits"] + extra)
      #expect(isNear(packed["crossEntropyNats"], aligned), "\(type)")
    }
  }

  @Test func `a compressed archive is refused with the remedy`() throws {
    let x = NPYSample.file([[0.5, 0.5]])
    let archive = ZIPSample.archive(["probs.npy": x], method: 8)
    #expect {
      try reading.score([archive])
    } throws: { ($0 as? Failure)?.message.contains("numpy.savez instead") ?? false }
  }

  @Test func `safetensors and texts as labels are read`() throws {
    let header =
      "{\"logits\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]},\"labels\":{\"dtype\":\"I64\",\"shape\":[2],\"data_offsets\":[16,32]}}"
    var bytes = (0..<8).map { UInt8(truncatingIfNeeded: header.utf8.count >> (8 * $0)) }
    bytes += Array(header.utf8)
    for number in [2, 0, 0, 1] as [Float] {
      bytes += (0..<4).map { UInt8(truncatingIfNeeded: number.bitPattern >> UInt32(8 * $0)) }
    }
    bytes += [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
    let result = try reading.score([bytes])
    #expect(
      isNear(result["crossEntropyNats"], (log(1 + exp(-2.0)) + log(1 + exp(-1.0))) / 2))
  }

  @Test func `a base file is scored as llama-perplexity does`() throws {
    let base = LogitsBaseSample(contextSize: 8, vocabularySize: 5, chunkCount: 2, seed: 3)
    let result = try reading.score([base.bytes])
    #expect(result["rowCount"] as? Int == 6)
    #expect(isNear(result["crossEntropyNats"], base.losses.reduce(0, +) / 6, 1e-6))
  }
}
