const css = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
const nodes = new vis.DataSet(read('pyvis-nodes'));
const edges = new vis.DataSet(read('pyvis-edges'));
const network = new vis.Network(document.getElementById('network'), { nodes, edges }, read('pyvis-options'));

function nearby() {
  const selection = state.selection;
  if (selection === null) return null;
  const lines = selection.kind === 'line' ? [selection.number]
    : linesOf[selection.number].helps.concat(linesOf[selection.number].helped_by);
  const ends = lines.flatMap((number) => [data.lines[number].helper, data.lines[number].recipient]);
  if (selection.kind === 'node') ends.push(selection.number);
  return { lines: new Set(lines), nodes: new Set(ends) };
}

function lineColour(line, faded) {
  const colour = styleOf['mechanism_' + line.mechanism].colour;
  return { color: colour, highlight: colour, hover: colour, inherit: false, opacity: faded ? 0.1 : 0.9 };
}

const looks = { edges: new Map(), nodes: new Map() };

function changed(kind, items) {
  const seen = looks[kind];
  return items.filter((item) => {
    const look = item.hidden + ' ' + item.faded;
    if (seen.get(item.id) === look) return false;
    seen.set(item.id, look);
    return true;
  });
}

function redraw() {
  const near = nearby();
  const live = factsOf.map((facts) => facts.filter(passes).length);
  const seen = new Set(data.lines.flatMap((line, number) => (live[number] ? [line.helper, line.recipient] : [])));
  const lines = data.lines.map((_, id) => ({ id, hidden: live[id] === 0, faded: near !== null && !near.lines.has(id) }));
  const actors = data.nodes.map((_, id) => ({ id, hidden: !seen.has(id), faded: near !== null && !near.nodes.has(id) }));
  edges.update(changed('edges', lines).map(({ id, hidden, faded }) => ({ id, hidden, color: lineColour(data.lines[id], faded) })));
  nodes.update(changed('nodes', actors).map(({ id, hidden, faded }) => ({ id, hidden, opacity: faded ? 0.18 : 1 })));
  setLabelled(seen, near);
  network.redraw();
  showCounts(seen.size, live);
}

function showCounts(actors, live) {
  const lines = live.filter((count) => count > 0).length;
  const facts = live.reduce((sum, count) => sum + count, 0);
  const parts = [[actors, 'nodes'], [lines, 'lines'], [facts, 'aid']];
  document.getElementById('shown').textContent = facts === 0 ? say('empty')
    : say('shown') + ' ' + parts.map(([count, key]) => count.toLocaleString('en-GB') + ' ' + say(key)).join(' · ');
  const cut = document.getElementById('cut');
  if (cut) cut.textContent = say('cut', {
    drawn: grouped(data.nodes.length), lines: grouped(data.lines.length), nodes: grouped(data.nodes_left_out), facts: grouped(data.facts_left_out),
  });
}

function select(selection, move) {
  state.selection = selection;
  if (selection === null) network.unselectAll();
  else if (selection.kind === 'node') network.selectNodes([selection.number], false);
  else network.selectEdges([selection.number]);
  if (move && selection !== null) show(selection);
  redraw();
  showPanel();
  const anchor = selection === null ? '' : selection.kind === 'node' ? data.nodes[selection.number].id
    : factsOf[selection.number][0].anchor;
  history.replaceState(null, '', '#' + encodeURIComponent(anchor));
}

function show(selection) {
  frame([...nearby().nodes], 0.9);
}

function showAll() {
  const seen = data.nodes.map((_, number) => number).filter((number) => !nodes.get(number).hidden);
  if (seen.length) frame(seen, 1.6);
}

function frame(numbers, most) {
  const points = numbers.map((number) => network.getPosition(number));
  const [left, right] = [Math.min(...points.map((p) => p.x)), Math.max(...points.map((p) => p.x))];
  const [top, bottom] = [Math.min(...points.map((p) => p.y)), Math.max(...points.map((p) => p.y))];
  const box = document.getElementById('network');
  const scale = Math.min(most, (box.clientWidth - 116) / (right - left || 1), (box.clientHeight - 116) / (bottom - top || 1));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 18 / scale }, scale });
}
