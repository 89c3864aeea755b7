import Testing

/// Pairs of files that are not about the same rows or the same text.
struct ScorePairMistakeTests {
  @Test(arguments: [
    Refusal(
      [
        "a": "{\"label\": [0.5, 0.5], \"probs\": [0.5, 0.5]}\n",
        "b": "{\"label\": 0, \"probs\": [0.5, 0.5]}\n",
      ],
      "score @b --against @a",
      "labels are distributions in one of a and b and classes in the other; give both the same "
        + "labels"),
    Refusal(
      [
        "a": "{\"label\": [0.5, 0.5], \"probs\": [0.5, 0.5]}\n",
        "b": "{\"label\": [0.25, 0.75], \"probs\": [0.5, 0.5]}\n",
      ],
      "score @b --against @a",
      "a: line 1 and b: line 1 have different labels; give both the same rows, or name rows in "
        + "a column 'id'"),
    Refusal(
      ["a": "id,label,x,y\n1,x,.5,.5\n2,y,.5,.5\n", "b": "id,label,x,y\n3,x,.5,.5\n4,y,.5,.5\n"],
      "score @b --against @a",
      "a and b have no row of one id; give the same rows the same ids"),
    Refusal(
      ["a": "id,label,x,y\n1,x,.5,.5\n1,y,.5,.5\n", "b": "id,label,x,y\n2,y,.5,.5\n1,x,.5,.5\n"],
      "score @b --against @a",
      "a: line 3 has the id '1' of a row before; give every row an id of its own"),
    Refusal(
      ["a": "label,x,y\nx,.5,.5\n", "b": "label,x,z\nx,.5,.5\n"],
      "score @b --against @a",
      "b has no class 'y', which a has; compare models over the same classes"),
    Refusal(
      ["a": "0,.5,.5\n", "b": "0,.5,.25,.25\n"],
      "score @b --against @a",
      "a has 2 classes and b has 3; compare models over the same classes"),
    Refusal(
      ["a": "0,.5,.5\n", "b": "0,.5,.5\n1,.5,.5\n"],
      "score @b --against @a",
      "a and b have different numbers of rows; give both the same rows, or name rows in a "
        + "column 'id'"),
  ])
  func `predictions`(refusal: Refusal) throws { try refusal.hold() }

  @Test(arguments: [
    Refusal(
      [
        "a":
          "{\"text\": \"a\", \"logprob\": -1, \"base\": 2, \"document\": \"1\"}\n{\"text\": \"b\", \"logprob\": -1, \"base\": 2, \"document\": \"2\"}\n",
        "b": "{\"text\": \"a\", \"logprob\": -1, \"base\": 2}\n",
      ],
      "score @b --against @a",
      "a has 2 documents and b has 1; compare models on the same texts"),
    Refusal(
      [
        "a":
          "{\"id\": \"1\", \"object\": \"chat.completion\", \"choices\": [{\"index\": 0, \"message\": {\"content\": \"a\"}, \"finish_reason\": \"stop\", \"logprobs\": {\"content\": [{\"token\": \"a\", \"logprob\": -0.5}]}}]}\n{\"id\": \"2\", \"object\": \"chat.completion\", \"choices\": [{\"index\": 0, \"message\": {\"content\": \"b\"}, \"finish_reason\": \"stop\", \"logprobs\": {\"content\": [{\"token\": \"b\", \"logprob\": -0.5}]}}]}\n",
        "b":
          "{\"id\": \"3\", \"object\": \"chat.completion\", \"choices\": [{\"index\": 0, \"message\": {\"content\": \"a\"}, \"finish_reason\": \"stop\", \"logprobs\": {\"content\": [{\"token\": \"a\", \"logprob\": -0.5}]}}]}\n",
      ],
      "score @b --against @a",
      "a and b have no document of one id; give the same documents the same ids"),
    Refusal(
      [
        "a":
          "{\"id\": \"1\", \"object\": \"chat.completion\", \"choices\": [{\"index\": 0, \"message\": {\"content\": \"a\"}, \"finish_reason\": \"stop\", \"logprobs\": {\"content\": [{\"token\": \"a\", \"logprob\": -0.5}]}}]}\n{\"id\": \"2\", \"object\": \"chat.completion\", \"choices\": [{\"index\": 0, \"message\": {\"content\": \"b\"}, \"finish_reason\": \"stop\", \"logprobs\": {\"content\": [{\"token\": \"b\", \"logprob\": -0.5}]}}]}\n",
        "b":
          "{\"id\": \"2\", \"object\": \"chat.completion\", \"choices\": [{\"index\": 0, \"message\": {\"content\": \"c\"}, \"finish_reason\": \"stop\", \"logprobs\": {\"content\": [{\"token\": \"c\", \"logprob\": -0.5}]}}]}\n{\"id\": \"1\", \"object\": \"chat.completion\", \"choices\": [{\"index\": 0, \"message\": {\"content\": \"a\"}, \"finish_reason\": \"stop\", \"logprobs\": {\"content\": [{\"token\": \"a\", \"logprob\": -0.5}]}}]}\n",
      ],
      "score @b --against @a",
      "a: token 2 is 'b' and b: token 1 is 'c'; compare models on the same texts"),
    Refusal(
      [
        "a":
          "{\"text\": \"a\", \"logprob\": -1, \"base\": 2}\n{\"text\": \"b\", \"logprob\": -1, \"base\": 2}\n",
        "b": "{\"text\": \"a\", \"logprob\": -1, \"base\": 2}\n",
      ],
      "score @b --against @a",
      "b has fewer tokens; compare models on the same texts"),
    Refusal(
      [
        "a":
          "{\"text\": \"a\", \"logprob\": -1, \"base\": 2}\n{\"text\": \"b\", \"logprob\": -1, \"base\": 2}\n",
        "b":
          "{\"text\": \"a\", \"logprob\": -1, \"base\": 2}\n{\"text\": \"b\", \"logprob\": 0.5, \"base\": 2}\n",
      ],
      "score @b --against @a",
      "b: line 2: the log-probability is above 0; give logarithms of probabilities"),
    Refusal(
      [
        "a":
          "{\"text\": \"a\", \"logprob\": -1, \"base\": 2}\n{\"text\": \"b\", \"logprob\": -1, \"base\": 2}\n",
        "b":
          "{\"text\": \"a\", \"logprob\": -1, \"base\": 2}\n{\"text\": \"b\", \"logprob\": \"nan\", \"base\": 2}\n",
      ],
      "score @b --against @a",
      "b: line 2: the log-probability is not a number; give logarithms of probabilities"),
    Refusal(
      [
        "a":
          "{\"text\": \"\", \"meta_info\": {\"id\": \"q\", \"input_token_logprobs\": [[-1, 1, \"a\"]]}}",
        "b":
          "{\"text\": \"a\", \"meta_info\": {\"id\": \"q\", \"output_token_logprobs\": [[-1, 1, \"a\"]]}}",
      ],
      "score @b --against @a",
      "a and b have no part in common; name files with the same part, prompt or output", 2),
  ])
  func `tokens`(refusal: Refusal) throws { try refusal.hold() }

  @Test(arguments: [
    Refusal(
      ["a": "{\"text\": \"a\", \"logprob\": -1, \"base\": 2}\n", "b": "0,.5,.5\n"],
      "score @b --against @a",
      "one of a and b holds tokens and the other predictions of classes; compare two files of "
        + "one kind", 2),
    Refusal(
      ["a": "{\"text\": \"a\", \"logprob\": -1, \"base\": 2}\n", "b": "0,.5,.5\n"],
      "score @a @b",
      "b holds no tokens, and a does; name files of one kind", 2),
    Refusal(
      ["a": "{\"text\": \"a\", \"logprob\": -1, \"base\": 2}\n", "b": "0,.5,.5\n"],
      "score @b @a",
      "a holds tokens, no labels; name a file with a label in each line", 2),
    Refusal(
      ["a": "{\"text\": \"a\", \"logprob\": -1, \"base\": 2}\n", "b": ".5,.5\n"],
      "score @b --labels @a",
      "a holds tokens, no labels; name a file with a label in each line", 2),
    Refusal(
      ["b": "0,.5,.5\n"],
      "score @b @b --labels @b",
      "--labels is about one file of predictions, and there are several; score them one by one", 2),
    Refusal(
      ["b": "0,.5,.5\n"],
      "score @b --part prompt",
      "--part is about tokens, and b holds predictions of classes; leave it out", 2),
    Refusal(
      ["b": "0,.5,.5\n"],
      "score @b @b --against @b",
      "--against takes one FILE to compare; leave the others out", 2),
    Refusal(
      ["a": "{\"text\": \"a\", \"logprob\": -1, \"base\": 2}\n"],
      "score @a --part prompt",
      "a holds no tokens of the prompt; leave --part out", 2),
    Refusal(
      ["b": "0,.5,.5\n"],
      "score @b --against @b --sizes 1,2,3",
      "--sizes gives 3 sizes for 2 models; give one for FILE and one for each file of "
        + "--against, in that order", 2),
  ])
  func `files of two kinds, and options of one`(refusal: Refusal) throws { try refusal.hold() }
}
