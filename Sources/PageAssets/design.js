// The algorithms of the live part, in the page's language: the library's Huffman and
// PackageMerge with the same tie rule. A test compares them, length for length.
const design = (() => {
  // The symbols that have weight, lightest first, equal ones in their order.
  const byWeight = (w) =>
    [...w.keys()].filter((i) => w[i] > 0).sort((a, b) => w[a] - w[b] || a - b);

  // Lengths of an optimal code: leaves and joined trees in two queues, of equal
  // weights the leaf first.
  const huffman = (w) => {
    const leaves = byWeight(w), n = leaves.length, lengths = w.map(() => null);
    if (n < 2) {
      for (const symbol of leaves) lengths[symbol] = 0;
      return lengths;
    }
    const weight = leaves.map((symbol) => w[symbol]), parent = [], depth = [];
    let leaf = 0, tree = n;
    const lightest = () =>
      leaf < n && (tree === weight.length || weight[leaf] <= weight[tree]) ? leaf++ : tree++;
    while (weight.length < 2 * n - 1) {
      const a = lightest(), b = lightest();
      parent[a] = parent[b] = weight.length;
      weight.push(weight[a] + weight[b]);
    }
    depth[2 * n - 2] = 0;
    for (let node = 2 * n - 3; node >= 0; node--) depth[node] = depth[parent[node]] + 1;
    leaves.forEach((symbol, i) => { lengths[symbol] = depth[i]; });
    return lengths;
  };

  // The best lengths up to a limit, or null where codewords are too few.
  const packageMerge = (w, limit) => {
    const leaves = byWeight(w), n = leaves.length, lengths = w.map(() => null);
    for (const symbol of leaves) lengths[symbol] = 0;
    if (n < 2) return lengths;
    if (2 ** limit < n) return null;
    const base = leaves.map((symbol) => w[symbol]);
    const levels = [base.map(() => true)];
    let list = base;
    for (let k = 1; k < Math.min(limit, n - 1); k++) {
      const packages = [];
      for (let i = 0; i + 1 < list.length; i += 2) packages.push(list[i] + list[i + 1]);
      const merged = [], isLeaf = [];
      let leaf = 0, pack = 0;
      while (leaf < n || pack < packages.length) {
        const first = leaf < n && (pack === packages.length || base[leaf] <= packages[pack]);
        merged.push(first ? base[leaf++] : packages[pack++]);
        isLeaf.push(first);
      }
      list = merged;
      levels.push(isLeaf);
    }
    let chosen = 2 * n - 2;
    for (const level of levels.reverse()) {
      let count = 0;
      for (let i = 0; i < chosen; i++) if (level[i]) count++;
      for (let i = 0; i < count; i++) lengths[leaves[i]]++;
      chosen = 2 * (chosen - count);
    }
    return lengths;
  };

  const sum = (values) => values.reduce((a, b) => a + b, 0);

  // The weights of z, moved towards q by a part and raised to the power 1/T.
  // At either end they are the weights given, so that equal ones stay equal.
  const moved = (q, z, part, temperature) => {
    const totalQ = sum(q), totalZ = sum(z);
    const mixed =
      part === 0 || totalQ === 0 ? z : part === 1 ? q
      : z.map((w, i) => (1 - part) * w / totalZ + part * q[i] / totalQ);
    if (temperature === 1) return mixed;
    const greatest = Math.max(...mixed);
    return mixed.map((w) => (w > 0 ? Math.pow(w / greatest, 1 / temperature) : 0));
  };

  // Canonical codewords, as text of 0 and 1.
  const codewords = (lengths) => {
    const words = lengths.map(() => null);
    const order = [...lengths.keys()].filter((i) => lengths[i] !== null)
      .sort((a, b) => lengths[a] - lengths[b] || a - b);
    let code = -1n, length = 0;
    for (const symbol of order) {
      code = (code + 1n) << BigInt(lengths[symbol] - length);
      length = lengths[symbol];
      words[symbol] = length === 0 ? "" : code.toString(2).padStart(length, "0");
    }
    return words;
  };

  // The bill, in bits a symbol.
  const bill = (q, z, lengths) => {
    const totalQ = sum(q), totalZ = sum(z);
    let entropy = 0, cross = 0, rate = 0;
    q.forEach((w, i) => {
      if (w === 0) return;
      const p = w / totalQ;
      entropy -= p * Math.log2(p);
      cross -= p * Math.log2(z[i] / totalZ);
      rate += p * (lengths[i] === null ? Infinity : lengths[i]);
    });
    return {entropy, mismatch: cross - entropy, lengths: rate - cross, rate};
  };

  return {huffman, packageMerge, moved, codewords, bill, sum};
})();
