let factsOf = [];
let linesOf = [];
let live = [];

function useLevel(level) {
  state.level = level;
  const { nodes: seen, lines } = data.levels[level];
  Object.assign(data, { nodes: seen, lines });
  factsOf = lines.map((line) => line.facts.map((number) => data.facts[number]));
  linesOf = seen.map(() => ({ helps: [], helped_by: [] }));
  lines.forEach((line, number) => {
    linesOf[line.helper].helps.push(number);
    linesOf[line.recipient].helped_by.push(number);
  });
}

const isFaint = (number) => onlyWeighed(factsOf[number]);
const liveFacts = (number) => factsOf[number].filter(passes);
const numberOf = (id) => data.nodes.findIndex((node) => node.id === id);
const near = (number) => [...linesOf[number].helps, ...linesOf[number].helped_by].filter((line) => live[line] > 0);
const across = (line, number) => (data.lines[line].helper === number ? data.lines[line].recipient : data.lines[line].helper);

function within(number, steps) {
  let edge = [number];
  const reached = new Set(edge);
  for (let step = 0; step < steps; step += 1) {
    edge = edge.flatMap((at) => near(at).map((line) => across(line, at))).filter((at) => !reached.has(at) && reached.add(at));
  }
  return reached;
}

function shortest(from, to) {
  const came = new Map([[from, null]]);
  const queue = [from];
  while (queue.length && !came.has(to)) {
    const at = queue.shift();
    near(at).forEach((line) => {
      const next = across(line, at);
      if (!came.has(next)) { came.set(next, line); queue.push(next); }
    });
  }
  if (!came.has(to)) return null;
  const lines = [];
  for (let at = to; came.get(at) !== null; at = across(lines[0], at)) lines.unshift(came.get(at));
  return lines;
}

function strongest() {
  const weight = data.nodes.map(() => 0);
  data.lines.forEach((line, number) => {
    weight[line.helper] += live[number];
    weight[line.recipient] += live[number];
  });
  const seen = weight.flatMap((facts, number) => (facts ? [number] : []));
  return seen.sort((a, b) => weight[b] - weight[a] || a - b).slice(0, data.most_drawn);
}

function pathLines() {
  if (state.path === null) return null;
  const ends = state.path.map(numberOf);
  return ends.includes(-1) ? null : shortest(...ends);
}

function visible() {
  live = data.lines.map((_, number) => liveFacts(number).length);
  const numbers = (ids) => [...ids].map(numberOf).filter((number) => number >= 0);
  const centre = state.ego === null ? -1 : numberOf(state.ego.id);
  const chain = pathLines();
  const shown = new Set(
    state.path !== null ? [...numbers(state.path), ...(chain || []).flatMap((line) => [data.lines[line].helper, data.lines[line].recipient])]
      : centre >= 0 ? within(centre, state.ego.steps) : strongest(),
  );
  numbers(state.expanded).forEach((number) => near(number).forEach((line) => shown.add(across(line, number))));
  numbers(state.pinned).forEach((number) => shown.add(number));
  numbers(state.hidden).forEach((number) => shown.delete(number));
  const both = (line) => shown.has(line.helper) && shown.has(line.recipient);
  const lines = new Set(data.lines.flatMap((line, number) => (live[number] && both(line) ? [number] : [])));
  if (state.path !== null) [...lines].forEach((line) => { if (!(chain || []).includes(line)) lines.delete(line); });
  return { nodes: shown, lines };
}
