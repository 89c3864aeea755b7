// Reads the sliders of a live part and draws it again; the address holds their state.
[...document.querySelectorAll(".live")].forEach((live, place) => {
  const model = JSON.parse(live.querySelector("script").textContent);
  const [morph, temper, limit] = live.querySelectorAll("input");
  const pictures = live.querySelectorAll(".picture");
  const possible = (w) => w.filter((x) => x > 0).length;
  const fewestBits = (count) => Math.max(1, Math.ceil(Math.log2(Math.max(1, count))));
  // What q and z are before the sliders move z.
  const starts = {
    "": () => model,
    uniform: () => ({...model, z: model.z.map((w) => (w > 0 ? 1 : 0))}),
    swapped: () => ({...model, q: model.z, z: model.q}),
  };
  let start = "", now = model;

  const say = (input, words) => {
    input.nextElementSibling.value = words;
    input.setAttribute("aria-valuetext", words);
  };
  const bits = (x) => (Number.isFinite(x)
    ? sign(Math.round(x * model.count).toLocaleString("en-US")) + " bits" : "infinite");

  const begin = (name) => {
    start = name in starts ? name : "";
    now = starts[start]();
    limit.min = fewestBits(possible(now.z));
    limit.max = Math.max(...design.huffman(now.z).map((x) => x ?? 0), limit.min) + 1;
    limit.value = limit.max;
    morph.value = temper.value = 0;
  };

  const update = () => {
    const part = morph.value / 100, temperature = 2 ** (temper.value / 20);
    const z = design.moved(now.q, now.z, part, temperature);
    const isFree = limit.value === limit.max;
    const longest = Math.max(Number(limit.value), fewestBits(possible(z)));
    const lengths = isFree ? design.huffman(z) : design.packageMerge(z, longest);
    say(morph, part === 0 ? "not at all" : part === 1 ? "all the way" : +(100 * part).toFixed(2) + " %");
    say(temper, temperature === 1 ? "1, as it is" : temperature.toFixed(2)
      + (temperature > 1 ? ", flatter" : ", sharper"));
    say(limit, isFree ? "no limit" : longest + " bits");
    const bill = design.bill(now.q, z, lengths);
    live.dataset.rate = bill.rate;
    live.dataset.mismatch = bill.mismatch;
    live.dataset.lengths = lengths.map((x) => x ?? "").join(",");
    const unit = " bits/" + model.unit;
    live.querySelector(".sum").textContent =
      `${decimals(bill.rate)}${unit} = entropy ${decimals(bill.entropy)}`
      + ` + mismatch ${decimals(bill.mismatch)}`
      + ` ${bill.lengths < 0 ? "−" : "+"} lengths ${decimals(Math.abs(bill.lengths))}`
      + `; ${bits(bill.rate)} for the message`;
    drawBill(pictures[0], bill, scale, unit, bits);
    drawLengths(pictures[1], now, z, lengths);
    drawTree(pictures[2], now, lengths);
    for (const button of live.querySelectorAll("button[data-preset]")) {
      const name = button.dataset.preset;
      if (name in starts && name !== "") button.setAttribute("aria-pressed", name === start);
    }
  };

  // The state in the address, as in #λ=.3&T=1.2; the second live part of a page writes λ2.
  const key = (name) => (place ? name + (place + 1) : name);
  const remember = () => {
    const state = new Map(decodeURIComponent(location.hash.slice(1)).split("&")
      .map((pair) => pair.split("=")).filter((pair) => pair.length === 2));
    const put = (name, value, rest) => {
      if (value === rest) state.delete(key(name)); else state.set(key(name), value);
    };
    put("z", start, "");
    put("λ", String(+(morph.value / 100).toFixed(4)), "0");
    put("T", String(+(2 ** (temper.value / 20)).toFixed(3)), "1");
    put("L", limit.value, limit.max);
    const hash = [...state].map((pair) => pair.join("=")).join("&");
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  };
  const recall = () => {
    const state = Object.fromEntries(decodeURIComponent(location.hash.slice(1)).split("&")
      .map((pair) => pair.split("=")));
    begin(state[key("z")] ?? "");
    const [part, T, most] = ["λ", "T", "L"].map((name) => Number(state[key(name)]));
    // A value between two stops of a slider is kept as it is.
    if (part > 0) { morph.step = "any"; morph.value = 100 * part; }
    if (T > 0) { temper.step = "any"; temper.value = 20 * Math.log2(T); }
    if (most > 0) limit.value = most;
    update();
  };

  // One scale for all positions, so that bars can be compared while they move.
  const first = design.bill(model.q, model.z, design.huffman(model.z));
  const scale = 1.25 * Math.max(first.entropy, Number.isFinite(first.rate) ? first.rate : 0, 1);
  for (const input of [morph, temper, limit]) {
    input.addEventListener("input", () => { input.step = 1; update(); remember(); });
  }
  live.addEventListener("click", (event) => {
    const preset = event.target.closest("button[data-preset]")?.dataset.preset;
    if (preset === undefined) return;
    begin(preset);
    if (preset === "q") morph.value = 100;
    if (preset === "flat") temper.value = 20;
    update();
    remember();
  });
  addEventListener("hashchange", recall);
  // The still pictures show the same code.
  live.hidden = false;
  live.parentElement.classList.add("moves");
  recall();
});
