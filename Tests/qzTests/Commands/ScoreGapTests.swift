import Foundation
import Testing

@testable import qz

/// What logs of responses and toolkits leave out: requests that failed, and words and tokens whose
/// bytes a line does not have.
struct ScoreGapTests {
  private let reading: ScoreReading

  init() throws { reading = try ScoreReading() }

  private static let body =
    #"{"choices": [{"message": {"content": "Hi"}, "logprobs": {"content": [{"token": "Hi", "logprob": -1}]}}]}"#

  private func batch(_ id: String, _ response: String, error: String = "null") -> String {
    "{\"custom_id\": \"\(id)\", \"response\": \(response), \"error\": \(error)}\n"
  }

  private var good: String { batch("good", "{\"status_code\": 200, \"body\": \(Self.body)}") }

  @Test(arguments: [
    (#"{"status_code": 500, "body": {"error": {"message": "busy"}}}"#, "null", "status 500: busy"),
    (#"{"status_code": 429, "body": \#(body)}"#, "null", "status 429"),
    ("null", #"{"code": "batch_expired", "message": "too late"}"#, "too late"),
    ("null", "null", "there is no response"),
    (#"{"status_code": 200, "body": {"object": "x"}}"#, "null", "its response has no choices"),
    (#"{"status_code": 200, "body": {"choices": []}}"#, "null", "its response has no tokens"),
  ])
  func `a request that failed is counted and named`(
    response: String, error: String, reason: String
  ) throws {
    let failed = batch("bad", response, error: error)
    for text in [good + failed + batch("worse", "null"), failed + batch("worse", "null") + good] {
      let result = try reading.score([text])
      #expect(result["tokenCount"] as? Int == 1)
      let failures = try #require(result["failedRequests"] as? [String: Any])
      #expect(failures["count"] as? Int == 2)
      #expect(failures["firstID"] as? String == "bad")
      #expect(failures["firstReason"] as? String == reason)
      #expect(
        (result["notes"] as? [String])?.contains {
          $0.contains("2 requests failed and are in no figure, the first 'bad': \(reason)")
        } == true)
    }
    #expect(
      reading.failure([failed])?.contains("1 request 'bad' failed and is in no figure: \(reason)")
        == true)
    #expect(try reading.score([good])["failedRequests"] is NSNull)
  }

  @Test func `an error between the responses of a server is one too`() throws {
    let error = "{\"error\": {\"message\": \"busy\", \"code\": 503}}\n"
    for text in [Self.body + "\n" + error, error + Self.body + "\n"] {
      let result = try reading.score([text])
      let failures = try #require(result["failedRequests"] as? [String: Any])
      #expect(failures["count"] as? Int == 1)
      #expect(failures["firstReason"] as? String == "busy")
    }
  }

  @Test func `a word that SRILM hides has the bytes of the sentence's word`() throws {
    let text = """
      reading 12 1-grams
      reading 20 2-grams
      the zyzzyva sat
      \tp( the | <s> ) \t= [2gram] 0.1 [ -1 ]
      \tp( <unk> | the ...) \t= [OOV] 0 [ -inf ]
      \tp( sat | <unk> ...) \t= [1gram] 0.01 [ -2 ]
      \tp( </s> | sat ...) \t= [2gram] 0.1 [ -1 ]
      1 sentences, 3 words, 1 OOVs
      0 zeroprobs, logprob= -4 ppl= 21.5443 ppl1= 100

      naïve cat
      \tp( <unk> | <s> ) \t= [1gram] 0.01 [ -2 ] / 1
      \tp( cat | <unk> ...) \t= [1gram] 0 [ -inf ] / 1
      \tp( </s> | cat ...) \t= [2gram] 0.1 [ -1 ] / 1
      1 sentences, 2 words, 0 OOVs
      1 zeroprobs, logprob= -3 ppl= 10 ppl1= 10

      file text: 2 sentences, 5 words, 1 OOVs
      1 zeroprobs, logprob= -7 ppl= 10 ppl1= 10

      """
    let result = try reading.score([text])
    // The words with their spaces and two line feeds; the word without a probability is apart.
    #expect(result["byteCount"] as? Int == 3 + 4 + 1 + 6 + 4 + 1)
    let unpredicted = try #require(result["unpredicted"] as? [String: Any])
    #expect(unpredicted["byteCount"] as? Int == 8)
    let unknown = try #require(result["unknown"] as? [String: Any])
    #expect(unknown["count"] as? Int == 1 && unknown["byteCount"] as? Int == 6)
    #expect(result["tokensWithoutText"] as? Int == 0)
    // Without the sentence the word is not known, and said to be so.
    let lost = text.replacingOccurrences(of: "the zyzzyva sat\n", with: "")
    let rest = try reading.score([lost])
    #expect(rest["tokensWithoutText"] as? Int == 1)
    #expect((rest["unpredicted"] as? [String: Any])?["byteCount"] as? Int == 0)
  }

  @Test func `the first token of a prompt has the bytes that the text leaves`() throws {
    let logs =
      #""prompt_logprobs": [null, {"5": {"logprob": -1, "decoded_token": " cat"}}, {"6": {"logprob": -2, "decoded_token": "s"}}]"#
    let known = try reading.score(["{\"prompt\": \"Thé cats\", \(logs), \"outputs\": []}"])
    let first = try #require(known["unpredicted"] as? [String: Any])
    #expect(first["count"] as? Int == 1 && first["byteCount"] as? Int == 4)
    #expect(known["byteCount"] as? Int == 5)
    #expect(known["tokensWithoutText"] as? Int == 0)
    let hidden = try reading.score(["{\(logs), \"outputs\": []}"])
    #expect(hidden["tokensWithoutText"] as? Int == 1)
    #expect(hidden["byteCount"] as? Int == 5)
    // A mark before the text is not a part of it.
    let marked = try reading.score(["{\"prompt\": \" cats\", \(logs), \"outputs\": []}"])
    #expect((marked["unpredicted"] as? [String: Any])?["byteCount"] as? Int == 0)
    #expect(marked["tokensWithoutText"] as? Int == 0)
  }

  @Test
  func `the numbers of a prompt's tokens tell its own from others, whatever the order of keys`()
    throws
  {
    let pairs = [
      #""5000": {"logprob": -2, "decoded_token": " cat"}"#,
      #""12": {"logprob": -0.1, "decoded_token": " a"}"#,
    ]
    for order in [pairs, pairs.reversed()] {
      let logs = "\"prompt_logprobs\": [null, {\(order.joined(separator: ", "))}]"
      let result = try reading.score([
        "{\"prompt\": \"The cat\", \"prompt_token_ids\": [17, 5000], \(logs), \"outputs\": []}"
      ])
      #expect(result["byteCount"] as? Int == 4)
      #expect((result["unpredicted"] as? [String: Any])?["byteCount"] as? Int == 3)
    }
  }

  @Test func `texts of a perplexity task are documents`() throws {
    let lines = (0..<2).map { index in
      "{\"doc_id\": \(index), \"arguments\": [[\"a b\"]], \"resps\": [[[-12.5]]], \"filtered_resps\": [-12.5],"
        + " \"word_perplexity\": [-12.5, 4], \"byte_perplexity\": [-12.5, 20]}\n"
    }
    let result = try reading.score([lines.joined()])
    #expect(result["item"] as? String == "document")
    #expect(result["byteCount"] as? Int == 40 && result["wordCount"] as? Int == 8)
    let other = try reading.score([lines.joined(), lines.joined()], ["a", "--against", "b"])
    #expect(other["item"] as? String == "document")
  }

  @Test func `labels that are distributions lead to their columns`() {
    for text in [
      "q0,q1,p0,p1\n.9,.1,.8,.2\n", "label,p0,p1\n.9,.8,.2\n", "label,p0,p1\n\"[.9,.1]\",.8,.2\n",
    ] {
      let failure = reading.failure([text]) ?? ""
      #expect(failure.contains("--label-column q0,q1"), "\(failure)")
    }
    let soft = try? reading.score(["q0,q1,p0,p1\n.9,.1,.8,.2\n"], ["a", "--label-column", "q0,q1"])
    #expect(soft?["areLabelsSoft"] as? Bool == true)
  }

  @Test(arguments: [
    ("<pad>", 1, true), ("[PAD]", 3, true), ("<|endoftext|>", 1, false), ("<|endoftext|>", 3, true),
    ("</s>", 1, false), ("the", 3, false),
  ])
  func `padding at the ends of documents is named`(mark: String, count: Int, isFound: Bool) throws {
    var text = ""
    for document in ["x", "y"] {
      for token in ["a", " b"] + Array(repeating: mark, count: count) {
        text += "{\"text\": \"\(token)\", \"logprob\": -1, \"document\": \"\(document)\"}\n"
      }
    }
    let notes = try #require(try reading.score([text], ["a", "--base", "e"])["notes"] as? [String])
    let note = notes.first { $0.contains("padding") }
    #expect((note != nil) == isFound, "\(notes)")
    if isFound {
      #expect(note?.hasPrefix("\(2 * count) tokens '\(mark)' at the end of 2 documents") == true)
    }
  }

  @Test func `classes that are tokens are compared by the kinds of tokens`() throws {
    let heading = "label,Ġthe,Ġ12,ing,</s>\n"
    let a = heading + "Ġthe,.5,.25,.125,.125\nĠ12,.25,.5,.125,.125\n</s>,.25,.25,.25,.25\n"
    let b = heading + "Ġthe,.25,.5,.125,.125\nĠ12,.25,.5,.125,.125\n</s>,.25,.25,.25,.25\n"
    let result = try reading.score([b, a], ["a", "--against", "b"])
    let kinds = try #require(result["kinds"] as? [[String: Any]])
    let found = kinds.map { ($0["name"] as? String ?? "", $0["forward"] as? Double ?? -1) }
    #expect(
      found.map(\.0).sorted() == ["digits", "first of a word", "marks of the vocabulary"])
    #expect(found.contains { $0.0 == "first of a word" && abs($0.1 - 0.25) < 1e-12 })
    let plain = try reading.score(
      [
        b.replacing("Ġ", with: "").replacing("</s>", with: "end"),
        a.replacing("Ġ", with: "").replacing("</s>", with: "end"),
      ], ["a", "--against", "b"])
    #expect(
      (plain["kinds"] as? [[String: Any]])?.contains { $0["name"] as? String == "the" } == true)
  }
}
