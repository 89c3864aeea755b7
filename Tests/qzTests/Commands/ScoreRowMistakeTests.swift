import Testing

/// Rows of predictions that lack something.
struct ScoreRowMistakeTests {
  @Test(arguments: [
    Refusal(
      [
        "a":
          "{\"label\": 0, \"probs\": {\"a\": 0.5, \"b\": 0.5}}\n{\"label\": 0, \"probs\": {\"a\": 0.5}}\n"
      ],
      "score @a",
      "a: line 2: 'probs' has no class 'b', which lines before it have; give every line the "
        + "same classes"),
    Refusal(
      [
        "a":
          "{\"label\": 0, \"probs\": {\"a\": 0.5, \"b\": 0.5}}\n{\"label\": 0, \"probs\": {\"a\": 0.5, \"b\": 0.25, \"c\": 0.25}}\n"
      ],
      "score @a",
      "a: line 2: 'probs' has a class 'c', which lines before it lack; give every line the same "
        + "classes"),
    Refusal(
      ["a": "{\"label\": 0, \"probs\": {\"a\": 0.5, \"b\": 0.25, \"a\": 0.25}}\n"],
      "score @a",
      "a: line 1: 'probs' has the same class twice; give every class one number"),
    Refusal(
      ["a": "{\"label\": 0, \"probs\": {\"a\": 0.5, \"b\": \"x\"}}\n"],
      "score @a",
      "a: line 1: 'probs' is of the wrong kind; write it like {\"label\": 1, "
        + "\"probabilities\": [0.2, 0.8]} or {\"text\": \"a\", \"logprob\": -1.5}"),
    Refusal(
      ["a": "{\"label\": {\"a\": 0.5, \"c\": 0.5}, \"probs\": {\"a\": 0.5, \"b\": 0.5}}\n"],
      "score @a",
      "a: line 1: 'label' has a class that the predictions lack; give both the same classes"),
    Refusal(
      ["a": "{\"label\": {\"a\": 0.5, \"c\": 0.5}, \"probs\": [0.5, 0.5]}\n"],
      "score @a",
      "a: line 1: 'label' is of the wrong kind; write it like {\"label\": 1, "
        + "\"probabilities\": [0.2, 0.8]} or {\"text\": \"a\", \"logprob\": -1.5}"),
    Refusal(
      ["a": "{\"label\": [0.5, \"x\"], \"probs\": [0.5, 0.5]}\n"],
      "score @a",
      "a: line 1: 'label' is of the wrong kind; write it like {\"label\": 1, "
        + "\"probabilities\": [0.2, 0.8]} or {\"text\": \"a\", \"logprob\": -1.5}"),
    Refusal(
      ["a": "{\"label\": null, \"probs\": [0.5, 0.5]}\n"],
      "score @a",
      "a: line 1 has no label; give every line a 'label', or use --labels FILE"),
  ])
  func `classes by name in JSON`(refusal: Refusal) throws { try refusal.hold() }

  @Test(arguments: [
    Refusal(
      ["a": "[1,2]\n[3]\n"],
      "score @a",
      "a: line 1 is not a JSON object; write it like {\"label\": 1, \"probabilities\": [0.2, "
        + "0.8]} or {\"text\": \"a\", \"logprob\": -1.5}"),
    Refusal(
      ["a": "data: [DONE]\n"],
      "score @a",
      "a holds no rows; name a file of predictions or tokens"),
    Refusal(
      ["a": "{\"label\":0,\"probs\":[]}\n"],
      "score @a",
      "a has rows without numbers; give every class a number"),
    Refusal(
      ["a": "0.5,0.5\n", "l": "label\n"],
      "score @a --labels @l",
      "l holds no rows; give every prediction a label"),
    Refusal(
      ["a": "0.5,0.5\n", "l": "\n"],
      "score @a --labels @l",
      "l holds no rows; name a file of predictions or tokens"),
    Refusal(
      ["a": "{\"label\":0,\"logits\":[1,2]}\n"],
      "score @a --normalize",
      "a holds logarithms, which are normalised in any case; leave out --normalize and "
        + "--tolerance", 2),
    Refusal(
      ["a": "{\"label\":0,\"logits\":[1,2]}\n"],
      "score @a --tolerance .1",
      "a holds logarithms, which are normalised in any case; leave out --normalize and "
        + "--tolerance", 2),
    Refusal(
      ["a": "q0,q1,a,b\nx,.5,.5,.5\n"],
      "score @a --label-column q0,q1",
      "a: line 2: the label 'x' is not a number; write a probability in each column of labels"),
    Refusal(
      [
        "a":
          "{\"doc_id\": 0, \"doc\": {}, \"target\": 0, \"arguments\": [[\"Q\", \" a\"], [\"Q\", \" b\"]], \"resps\": [[[[-1, false], [-2, true]]]], \"filtered_resps\": [[-1, false], [-2, true]]}\n{\"doc_id\": 1, \"doc\": {}, \"target\": 0, \"arguments\": [[\"Q\", \" a\"], [\"Q\", \" b\"]], \"resps\": [[[[-1, false]]]], \"filtered_resps\": [[-1, false]]}\n"
      ],
      "score @a",
      "a: line 2 is not a sample of multiple choice; give it the output of --log_samples for "
        + "one task"),
  ])
  func `files without rows, and rows without numbers`(refusal: Refusal) throws {
    try refusal.hold()
  }

  @Test(arguments: [
    Refusal(
      ["a": "{\"label\": 0, \"probs\": [0.5, 0.25]}\n"],
      "score @a",
      "a: line 1 does not sum to 1, by up to 0.25; the tolerance is 1e-06; use --normalize to divide "
        + "rows by their sums"),
    Refusal(
      ["a": "{\"label\": 0, \"probs\": [5, 2]}\n"],
      "score @a",
      "a: line 1 does not sum to 1, by up to 6; the tolerance is 1e-06; use --logits if they are "
        + "logarithms, or --normalize if they are weights"),
    Refusal(
      ["a": "{\"label\": 0, \"probs\": [1.5, -0.5]}\n"],
      "score @a",
      "a: line 1: the number of class 1 is not a probability: -0.5; give probabilities, or use --logits "
        + "if they are logarithms"),
    Refusal(
      ["a": "0,.5,.25\n", "b": "1,.5,.5\n"],
      "score @a @b",
      "a: line 1 does not sum to 1, by up to 0.25; the tolerance is 1e-06; choose the columns of "
        + "probabilities with --columns"),
  ])
  func `only a file with columns is told to choose among them`(refusal: Refusal) throws {
    try refusal.hold()
  }
}
