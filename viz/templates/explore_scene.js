let scene = null;

const sizeOf = (facts) => Math.min(9 + 3.2 * Math.sqrt(facts), 34);

function emptyScene(n, m) {
  return {
    n, m, x: new Float32Array(n), y: new Float32Array(n), r: new Float32Array(n), kind: new Uint8Array(n), number: new Uint32Array(n),
    from: new Uint32Array(m), to: new Uint32Array(m), count: new Uint32Array(m), mechanism: new Uint8Array(m), weighed: new Uint8Array(m), line: new Int32Array(m), bend: new Float32Array(m), rings: [],
  };
}

function fillScene(numbers, lines, loose, place) {
  const made = emptyScene(numbers.length, lines.length + loose.length);
  const at = new Map(numbers.map((number, index) => [number, index]));
  numbers.forEach((number, index) => {
    const spot = place(number);
    made.x[index] = spot.x;
    made.y[index] = spot.y;
    made.r[index] = number < whole.n ? sizeOf(whole.facts[number]) : 14;
    made.kind[index] = number < whole.n ? whole.kind[number] : data.kinds.length;
    made.number[index] = number;
  });
  lines.forEach((line, index) => addLine(made, index, at, [whole.from[line], whole.to[line]], whole.mechanism[line], whole.count[line], line));
  loose.forEach((ends, index) => addLine(made, lines.length + index, at, ends, data.mechanisms.length, 1, -1));
  bendApart(made);
  made.at = at;
  return made;
}

function addLine(made, index, at, [from, to], mechanism, count, line) {
  made.from[index] = at.get(from);
  made.to[index] = at.get(to);
  made.mechanism[index] = mechanism;
  made.count[index] = count;
  made.line[index] = line;
  if (line >= 0) made.weighed[index] = whole.weighed[line];
}

function bendApart(made) {
  const ranks = new Map();
  for (let line = 0; line < made.m; line += 1) {
    const [a, b] = [made.from[line], made.to[line]];
    const pair = Math.min(a, b) * made.n + Math.max(a, b);
    const rank = ranks.get(pair) || 0;
    ranks.set(pair, rank + 1);
    made.bend[line] = 0.08 + 0.12 * rank;
  }
}

function wholeScene() {
  const lines = [];
  for (let line = 0; line < whole.m; line += 1) if (isLive(line)) lines.push(line);
  const tied = new Uint8Array(whole.n);
  lines.forEach((line) => { tied[whole.from[line]] = 1; tied[whole.to[line]] = 1; });
  const numbers = [];
  for (let number = 0; number < whole.n; number += 1) if (tied[number] && !state.hidden.has(whole.ids[number])) numbers.push(number);
  const seen = new Set(numbers);
  const kept = seen.size === whole.n ? lines : lines.filter((line) => seen.has(whole.from[line]) && seen.has(whole.to[line]));
  const made = fillScene(numbers, kept, [], (number) => ({ x: whole.x[number], y: whole.y[number] }));
  made.rings = whole.rings;
  return made;
}

function partScene() {
  const shown = gather();
  const lines = partLines(shown);
  const loose = answerLines(shown);
  placePart(shown, [...lines.map((line) => [whole.from[line], whole.to[line]]), ...loose]);
  const numbers = [...shown.keys()].sort((a, b) => a - b);
  return fillScene(numbers, lines, loose, (number) => spots.get(number));
}

function boundsOf(indices) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  const grow = (x, y, r) => {
    box.left = Math.min(box.left, x - r);
    box.right = Math.max(box.right, x + r);
    box.top = Math.min(box.top, y - r);
    box.bottom = Math.max(box.bottom, y + r);
  };
  if (indices === null) for (let at = 0; at < scene.n; at += 1) grow(scene.x[at], scene.y[at], scene.r[at]);
  else indices.forEach((at) => grow(scene.x[at], scene.y[at], scene.r[at]));
  if (indices === null) scene.rings.forEach((ring) => grow(ring.x, ring.y, ring.r));
  return box.left > box.right ? { left: -1, right: 1, top: -1, bottom: 1 } : box;
}
