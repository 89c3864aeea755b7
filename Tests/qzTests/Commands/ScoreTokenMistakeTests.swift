import Testing

/// Tokens and responses that lack something.
struct ScoreTokenMistakeTests {
  @Test(arguments: [
    Refusal(
      ["a": "{\"text\":\"a\",\"bytes\":\"x\",\"logprob\":-1,\"base\":2}\n"],
      "score @a",
      "a: line 1: 'bytes' is not a list of bytes; write them like [72, 105]"),
    Refusal(
      ["a": "{\"text\":\"a\",\"logprob\":\"x\",\"base\":2}\n"],
      "score @a",
      "a: line 1: 'logprob' is not a number; write it like -1.5"),
    Refusal(
      ["a": "{\"text\":\"a\",\"logprob\":-1,\"base\":7}\n"],
      "score @a",
      "a: line 1: 'base' is neither e, 2 nor 10; write one of them"),
    Refusal(
      ["a": "{\"text\":\"a\",\"logprob\":-1,\"base\":2}\n{\"text\":\"a\",\"base\":2}\n"],
      "score @a",
      "a: line 2 has no log-probability; write \"logprob\": null for a token that the model "
        + "did not predict"),
    Refusal(
      ["a": "{\"text\":\"a\",\"logprob\":-1,\"base\":2}\n3\n"],
      "score @a",
      "a: line 2 is not a JSON object; write it like {\"text\": \"a\", \"logprob\": -1.5}"),
    Refusal(
      ["a": "token,log2\na,-1\nb,c,-2\n"],
      "score @a",
      "a: line 3: 3 columns, where the first line has 2; quote tokens that hold a separator"),
    Refusal(
      ["a": "token,log2\na,-1\nb,x\n"],
      "score @a",
      "a: line 3: 'x' is not a number; write a logarithm there"),
    Refusal(
      [
        "a":
          "the dog\n\tp( the | <s> ) \t= [2gram] 0.1 [ -1 ]\n\tp( </s> | the ...) \t= [2gram] 0.1 [ -1 ]\n0 zeroprobs, logprob= -5 ppl= 21 ppl1= 100\n"
      ],
      "score @a",
      "a: line 4: the words sum to −2, and logprob is −5; give it the whole output of 'ngram "
        + "-ppl -debug 2'"),
  ])
  func `tokens line by line`(refusal: Refusal) throws { try refusal.hold() }

  @Test(arguments: [
    Refusal(
      [
        "a":
          "{\"id\": \"c\", \"choices\": [{\"index\": 0, \"text\": \"Hi\", \"logprobs\": null, \"finish_reason\": \"stop\"}]}"
      ],
      "score @a",
      "a: line 1: the response has no log-probabilities; ask the server with \"logprobs\": 1"),
    Refusal(
      [
        "a":
          "{\"id\": \"c\", \"choices\": [{\"index\": 0, \"text\": \"Hi\", \"logprobs\": {\"tokens\": [\"a\"], \"token_logprobs\": [-1, -2]}, \"finish_reason\": \"stop\"}]}"
      ],
      "score @a",
      "a: line 1: 'tokens' and 'token_logprobs' are not two lists of one length; give it the "
        + "response as it came"),
    Refusal(
      [
        "a":
          "{\"content\": \"Hi\", \"stop\": true, \"completion_probabilities\": [{\"logprob\": -1}]}"
      ],
      "score @a",
      "a: line 1: a token has neither a text nor a probability; give it the response as it came"),
    Refusal(
      [
        "a":
          "{\"content\": \"Hi\", \"stop\": true, \"completion_probabilities\": [{\"content\": \"Hi\", \"probs\": [{\"tok_str\": \"Hi\"}]}]}"
      ],
      "score @a",
      "a: line 1: a token has neither a text nor a probability; give it the response as it came"),
    Refusal(
      [
        "a":
          "{\"content\": \"Hi\", \"stop\": true, \"completion_probabilities\": [{\"probs\": []}]}"
      ],
      "score @a",
      "a: line 1: a token has neither a text nor a probability; give it the response as it came"),
    Refusal(
      [
        "a":
          "{\"text\": \"Hi\", \"meta_info\": {\"id\": \"q\", \"input_token_logprobs\": [[null, 1, null], [-1, 2, null]]}}"
      ],
      "score @a",
      "a: line 1: tokens have numbers and no text; ask the server with "
        + "\"return_text_in_logprobs\": true"),
    Refusal(
      ["a": "{\"text\": \"Hi\", \"meta_info\": {\"id\": \"q\"}}"],
      "score @a",
      "a: line 1: the response has no log-probabilities; ask the server with "
        + "\"return_logprob\": true"),
    Refusal(
      [
        "a":
          "{\"doc_id\": 0, \"doc\": {}, \"target\": \"a\", \"arguments\": [[\"a\"]], \"resps\": [[]], \"filtered_resps\": []}"
      ],
      "score @a",
      "a: line 1: the sample has no log-likelihood; give it the output of --log_samples"),
    Refusal(
      [
        "a":
          "{\"request_id\": \"0\", \"prompt\": \"Hi\", \"prompt_logprobs\": null, \"outputs\": [{\"index\": 0, \"text\": \"you\"}]}"
      ],
      "score @a",
      "a: line 1: the response has no log-probabilities; ask the server with prompt_logprobs=0 "
        + "or logprobs=0"),
    Refusal(
      [
        "a":
          "{\"id\": \"r\", \"object\": \"response\", \"output\": [{\"type\": \"message\", \"content\": [{\"type\": \"output_text\", \"text\": \"Hi\", \"logprobs\": []}]}]}"
      ],
      "score @a",
      "a: line 1: the response has no log-probabilities; ask the server with \"include\": "
        + "[\"message.output_text.logprobs\"]"),
  ])
  func `responses of servers`(refusal: Refusal) throws { try refusal.hold() }
}
