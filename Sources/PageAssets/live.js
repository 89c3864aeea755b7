// Reads the sliders of a live part and draws it again.
for (const live of document.querySelectorAll(".live")) {
  const model = JSON.parse(live.querySelector("script").textContent);
  const [morph, temper, limit] = live.querySelectorAll("input");
  const pictures = live.querySelectorAll(".picture");
  const possible = (w) => w.filter((x) => x > 0).length;
  const fewestBits = (count) => Math.max(1, Math.ceil(Math.log2(Math.max(1, count))));
  limit.min = fewestBits(possible(model.z));
  limit.max = Math.max(...design.huffman(model.z).map((x) => x ?? 0), limit.min) + 1;
  limit.value = limit.max;

  const say = (input, words) => {
    input.nextElementSibling.value = words;
    input.setAttribute("aria-valuetext", words);
  };
  const bits = (x) => (Number.isFinite(x)
    ? sign(Math.round(x * model.count).toLocaleString("en-US")) + " bits" : "infinite");

  const update = () => {
    const part = morph.value / 100, temperature = 2 ** (temper.value / 20);
    const z = design.moved(model.q, model.z, part, temperature);
    const isFree = limit.value === limit.max;
    const longest = Math.max(Number(limit.value), fewestBits(possible(z)));
    const lengths = isFree ? design.huffman(z) : design.packageMerge(z, longest);
    say(morph, part === 0 ? "not at all" : part === 1 ? "all the way" : morph.value + " %");
    say(temper, temperature === 1 ? "1, as it is" : temperature.toFixed(2)
      + (temperature > 1 ? ", flatter" : ", sharper"));
    say(limit, isFree ? "no limit" : longest + " bits");
    const bill = design.bill(model.q, z, lengths);
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
    drawLengths(pictures[1], model, z, lengths);
    drawTree(pictures[2], model, lengths);
  };
  // One scale for all positions, so that bars can be compared while they move.
  const first = design.bill(model.q, model.z, design.huffman(model.z));
  const scale = 1.25 * Math.max(first.entropy, Number.isFinite(first.rate) ? first.rate : 0, 1);
  for (const input of [morph, temper, limit]) input.addEventListener("input", update);
  live.querySelector("button").addEventListener("click", () => {
    morph.value = 0;
    temper.value = 0;
    limit.value = limit.max;
    update();
  });
  // The still pictures are of the same code.
  live.hidden = false;
  live.parentElement.classList.add("moves");
  update();
}
