const BATCH = 40;
const TURN = Math.PI * (3 - Math.sqrt(5));
let spots = new Map();

const noPart = () => ({ seeds: [], expanded: [], hidden: new Set(), pinned: new Map() });
const isPart = () => state.seeds.length > 0 || state.answer !== null;

function broughtBy(number, batches) {
  const nearest = [...new Set(liveAt(number).map((line) => across(line, number)))].filter((other) => other !== number);
  return nearest.slice(0, BATCH * batches);
}

function gather() {
  const came = new Map();
  const add = (number, by) => { if (number >= 0 && !came.has(number)) came.set(number, by); };
  state.seeds.map(numberOf).forEach((number) => add(number, null));
  answered.forEach((number) => add(number, null));
  pairs.forEach((_, key) => { const [one, other] = key.split(' ').map(Number); if (came.get(other) === null) came.set(other, one); });
  new Set(state.expanded).forEach((id) => {
    const number = numberOf(id);
    if (number < 0) return;
    add(number, null);
    broughtBy(number, state.expanded.filter((one) => one === id).length).forEach((other) => add(other, number));
  });
  state.hidden.forEach((id) => came.delete(numberOf(id)));
  return came;
}

function partLines(shown) {
  const grown = new Set(state.expanded.map(numberOf));
  const wanted = (line) => state.answer === null || isAnswer(line) || grown.has(whole.from[line]) || grown.has(whole.to[line]);
  const lines = [];
  shown.forEach((_, number) => liveAt(number).forEach((line) => {
    if (whole.from[line] === number && shown.has(whole.to[line]) && wanted(line)) lines.push(line);
  }));
  return lines.sort((a, b) => a - b);
}

function answerLines(shown) {
  const isTied = ([one, other]) => linesAt(one).some((line) => across(line, one) === other && isAnswer(line));
  return [...pairs.keys()].map((key) => key.split(' ').map(Number)).filter((ends) => ends.every((end) => shown.has(end)) && !isTied(ends));
}

function spotFor(by, rank) {
  const from = by !== null && spots.has(by) ? spots.get(by) : { x: 0, y: 0 };
  const far = SPACE * Math.sqrt(rank + 1) * (by === null ? 1.2 : 0.6);
  return { x: from.x + far * Math.cos(rank * TURN), y: from.y + (far * Math.sin(rank * TURN)) / TALL };
}

function placePart(shown, ties) {
  const ranks = new Map();
  const before = spots;
  spots = new Map();
  shown.forEach((by, number) => {
    const held = state.pinned.get(idOf(number));
    if (held !== undefined) spots.set(number, { x: held[0], y: held[1] });
    else if (before.has(number)) spots.set(number, before.get(number));
  });
  if (spots.size === shown.size) return;
  shown.forEach((by, number) => {
    if (spots.has(number)) return;
    const rank = ranks.get(by) || 0;
    ranks.set(by, rank + 1);
    spots.set(number, spotFor(by, rank));
  });
  const numbers = [...shown.keys()];
  const at = new Map(numbers.map((number, index) => [number, index]));
  const links = ties.map((ends) => ends.map((end) => at.get(end))).filter(([one, other]) => one !== other);
  settle(numbers.map((number) => spots.get(number)), links, (index) => state.pinned.has(idOf(numbers[index])));
}
