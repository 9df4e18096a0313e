function nearby() {
  const { selection } = state;
  if (selection === null) return null;
  const [nodes, lines] = [new Set(), new Set()];
  const wanted = (line) => (selection.kind === 'line' ? scene.line[line] === selection.number
    : scene.number[scene.from[line]] === selection.number || scene.number[scene.to[line]] === selection.number);
  for (let line = 0; line < scene.m; line += 1) {
    if (!wanted(line)) continue;
    lines.add(line);
    nodes.add(scene.from[line]).add(scene.to[line]);
  }
  const own = selection.kind === 'node' ? scene.at.get(selection.number) : undefined;
  if (own !== undefined) nodes.add(own);
  return { nodes, lines };
}

function refresh() {
  scene = isPart() ? partScene() : wholeScene();
  showCounts();
  readInks();
  showLegend();
  showChips();
  showWeighed();
  byId('whole').disabled = !isPart() && state.hidden.size === 0;
  document.querySelectorAll('#levels button').forEach((button) => button.setAttribute('aria-pressed', String(button.value === state.level)));
  repaint(nearby());
  moved();
  showPanel();
  remember();
}

function showCounts() {
  const facts = scene.line.reduce((sum, line, at) => sum + (line < 0 ? 0 : scene.count[at]), 0);
  byId('shown').textContent = scene.n === 0 ? say('empty') : say('shown') + ' ' + [[scene.n, 'nodes'], [scene.m, 'lines'], [facts, 'aid']].map(([count, key]) => grouped(count) + ' ' + say(key)).join(' · ');
  byId('remark').textContent = cutAway > 0 ? say('explore_cut', { drawn: grouped(MOST_THINGS), left: grouped(cutAway) }) : scene.m > MOST_RICH ? say('explore_far') : '';
}

function select(selection, follow) {
  if (state.picking !== null && selection !== null && selection.kind === 'node') { finishWay(selection.number); return; }
  byId('told').textContent = '';
  state.selection = selection;
  if (selection !== null && isPart()) bringIn(selection);
  highlight(nearby());
  moved();
  showPanel();
  remember();
  if (follow) { showSelection(); panel.focus(); }
}

function bringIn(selection) {
  const wanted = selection.kind === 'node' ? [selection.number] : [whole.from[selection.number], whole.to[selection.number]];
  const missing = wanted.filter((number) => !scene.at.has(number)).map(idOf);
  if (missing.length === 0) return;
  missing.forEach((id) => state.hidden.delete(id));
  state.seeds.push(...missing.filter((id) => !state.seeds.includes(id)));
  scene = partScene();
  showCounts();
  showLegend();
  repaint(null);
}

function showSelection() {
  const near = nearby();
  if (near !== null && near.nodes.size) frame([...near.nodes], isPart() ? 1.2 : 0.9);
}

function chip(key, text, undoing) {
  return make('button', { type: 'button', class: 'chip', 'data-chip': key, 'aria-label': text + ' ✕', onclick: () => act(undoing) }, isolated(text), ' ✕');
}

function showChips() {
  const { answer } = state;
  const title = answer === null ? null : answer.query !== undefined ? say('explore_query') : data.questions.find((one) => one.name === answer.question)[state.language];
  byId('chips').replaceChildren(...[
    state.picking === null ? null : chip('picking', say('pick', { name: nameAt(numberOf(state.picking)) }), () => { state.picking = null; }),
    answer === null ? null : make('button', { type: 'button', class: 'chip', 'data-chip': 'answer', 'aria-label': title + ' ✕', onclick: showWhole }, isolated([title, ...Object.values(answer.values || {})].join(' · ')), ' ✕'),
    state.hidden.size ? chip('hidden', say('hidden', { count: state.hidden.size }), () => state.hidden.clear()) : null,
    state.pinned.size ? chip('pinned', say('pinned', { count: state.pinned.size }), () => state.pinned.clear()) : null,
    state.expanded.length ? chip('expanded', say('expanded', { count: new Set(state.expanded).size }), () => { state.expanded = []; }) : null,
  ].filter((one) => one !== null));
}

function act(change) {
  change();
  refresh();
}

function startPart(change) {
  forgetAnswer();
  Object.assign(state, noPart(), { answer: null, selection: null }, change);
  spots = new Map();
  refresh();
  fitAll();
}

function around(number) {
  const id = idOf(number);
  startPart({ seeds: [id], expanded: [id], selection: { kind: 'node', number } });
}

function restOf(number) {
  if (number >= whole.n) return 0;
  const others = new Set(liveAt(number).map((line) => across(line, number)));
  others.delete(number);
  return isPart() ? [...others].filter((other) => !scene.at.has(other) && !state.hidden.has(idOf(other))).length : 0;
}

function grow(number) {
  if (!isPart()) { around(number); return; }
  if (number >= whole.n) return;
  const before = scene.n;
  act(() => {
    if (!state.seeds.includes(idOf(number))) state.seeds.push(idOf(number));
    do state.expanded.push(idOf(number)); while (gather().size === before && restOf(number) > 0 && state.expanded.length < 5000);
    state.selection = { kind: 'node', number };
  });
}

function collapse(number) {
  act(() => {
    const id = idOf(number);
    state.expanded = state.expanded.filter((one) => one !== id);
    if (!state.seeds.includes(id)) state.seeds.push(id);
  });
}

function hide(number) {
  act(() => {
    state.hidden.add(idOf(number));
    state.selection = null;
  });
}

function togglePin(number) {
  act(() => {
    const id = idOf(number);
    if (state.pinned.delete(id)) return;
    const at = scene.at.get(number);
    if (at !== undefined) state.pinned.set(id, [scene.x[at], scene.y[at]]);
  });
}

function pinAt(number) {
  const { x, y } = spots.get(number);
  act(() => state.pinned.set(idOf(number), [x, y]));
}

const showWhole = () => startPart({});
