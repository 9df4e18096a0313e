const css = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
const pictures = read('pyvis-levels');
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const network = new vis.Network(byId('network'), { nodes, edges }, read('pyvis-options'));
const looks = { edges: new Map(), nodes: new Map() };
let drawn = null;
let seen = { nodes: new Set(), lines: new Set() };

function changeLevel(level) {
  useLevel(level);
  if (drawn === level) return;
  drawn = level;
  labelled = [];
  nodes.clear();
  edges.clear();
  Object.values(looks).forEach((kept) => kept.clear());
  nodes.add(pictures[level].nodes.map((node) => ({ ...node, hidden: true })));
  edges.add(pictures[level].edges.map((edge) => ({ ...edge, hidden: true })));
}

function nearby() {
  const { selection } = state;
  if (selection === null) return null;
  const lines = selection.kind === 'line' ? [selection.number]
    : linesOf[selection.number].helps.concat(linesOf[selection.number].helped_by);
  const ends = lines.flatMap((number) => [data.lines[number].helper, data.lines[number].recipient]);
  if (selection.kind === 'node') ends.push(selection.number);
  return { lines: new Set(lines), nodes: new Set(ends) };
}

function lineColour(number, faded) {
  const colour = styleOf['mechanism_' + data.lines[number].mechanism].colour;
  return { color: colour, highlight: colour, hover: colour, inherit: false, opacity: faded ? 0.1 : isFaint(number) ? styleOf.weighed.opacity : 0.9 };
}

function changed(kind, items) {
  const kept = looks[kind];
  return items.filter((item) => {
    const look = [item.hidden, item.faded, item.pinned].join();
    if (kept.get(item.id) === look) return false;
    kept.set(item.id, look);
    return true;
  });
}

function redraw() {
  seen = visible();
  const around = nearby();
  const faded = (set, id) => around !== null && !around[set].has(id);
  const lines = data.lines.map((_, id) => ({ id, hidden: !seen.lines.has(id), faded: faded('lines', id) }));
  const actors = data.nodes.map((node, id) => ({ id, hidden: !seen.nodes.has(id), faded: faded('nodes', id), pinned: state.pinned.has(node.id) }));
  edges.update(changed('edges', lines).map((item) => ({ id: item.id, hidden: item.hidden, color: lineColour(item.id, item.faded) })));
  nodes.update(changed('nodes', actors).map((item) => ({ id: item.id, hidden: item.hidden, opacity: item.faded ? 0.18 : 1, borderWidth: item.pinned ? 5 : 1.5 })));
  setLabelled(seen.nodes, around);
  markSelection();
  network.redraw();
  showCounts();
}

function markSelection() {
  const { selection } = state;
  if (selection === null) network.unselectAll();
  else if (selection.kind === 'node') network.selectNodes([selection.number], false);
  else network.selectEdges([selection.number]);
}

function showCounts() {
  const facts = [...seen.lines].reduce((sum, number) => sum + live[number], 0);
  const parts = [[seen.nodes.size, 'nodes'], [seen.lines.size, 'lines'], [facts, 'aid']];
  byId('shown').textContent = facts === 0 ? say('empty')
    : say('shown') + ' ' + parts.map(([count, key]) => count.toLocaleString('en-GB') + ' ' + say(key)).join(' · ');
  const level = data.levels[state.level];
  const linked = new Set(data.lines.flatMap((line, number) => (live[number] ? [line.helper, line.recipient] : [])));
  const left = level.nodes_left_out + [...linked].filter((number) => !seen.nodes.has(number)).length;
  const focused = state.ego !== null || state.path !== null || state.hidden.size > 0;
  byId('cut').hidden = left === 0 || focused;
  byId('cut').textContent = say('cut', { drawn: grouped(seen.nodes.size), nodes: grouped(left), facts: grouped(level.facts_left_out) });
}

function select(selection, move) {
  state.selection = selection;
  if (state.picking !== null && selection !== null && selection.kind === 'node') finishPath(selection.number);
  refresh();
  if (move && state.selection !== null) show();
  else if (selection !== null && state.selection === null) showAll();
}

function show() {
  const around = [...nearby().nodes].filter((number) => seen.nodes.has(number));
  if (around.length) frame(around, 0.9);
}

function showAll() {
  if (seen.nodes.size) frame([...seen.nodes], 1.6);
}

function frame(numbers, most) {
  const points = numbers.map((number) => network.getPosition(number));
  const [left, right] = [Math.min(...points.map((p) => p.x)), Math.max(...points.map((p) => p.x))];
  const [top, bottom] = [Math.min(...points.map((p) => p.y)), Math.max(...points.map((p) => p.y))];
  const box = byId('network');
  const scale = Math.min(most, (box.clientWidth - 116) / (right - left || 1), (box.clientHeight - 116) / (bottom - top || 1));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 18 / scale }, scale });
}
