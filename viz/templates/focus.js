function act(change, move) {
  change();
  refresh();
  if (move) showAll();
}

function toggle(set, id) {
  if (!set.delete(id)) set.add(id);
}

function nodeTools(number) {
  const { id } = data.nodes[number];
  const own = state.ego !== null && state.ego.id === id ? state.ego.steps : 0;
  const tool = (key, pressed, change, move) => make('button', { type: 'button', class: 'tool', 'data-tool': key, 'aria-pressed': pressed === null ? null : String(pressed), onclick: () => act(change, move) }, say('tool_' + key));
  const steps = [1, 2, 3].map((count) => make('button', {
    type: 'button', class: 'tool', 'data-steps': count, 'aria-pressed': String(own === count),
    onclick: () => act(() => { Object.assign(state, { path: null, ego: own === count ? null : { id, steps: count } }); }, true),
  }, say('steps', { count })));
  return make('div', { class: 'node-tools', role: 'group', 'aria-label': say('tools') }, ...steps,
    tool('expand', state.expanded.has(id), () => toggle(state.expanded, id), false),
    tool('pin', state.pinned.has(id), () => toggle(state.pinned, id), false),
    tool('hide', null, () => { state.hidden.add(id); state.selection = null; }, false),
    tool('path', state.picking === id, () => { state.picking = state.picking === id ? null : id; }, false));
}

function finishPath(number) {
  const { id } = data.nodes[number];
  if (id === state.picking) return;
  Object.assign(state, { path: [state.picking, id], ego: null, picking: null, selection: null });
}

const nameFor = (id) => (numberOf(id) < 0 ? id : nameOf(data.nodes[numberOf(id)]));

function chip(key, text, undoing) {
  return make('button', { type: 'button', class: 'chip', 'data-chip': key, 'aria-label': text + ' ✕', onclick: () => act(undoing, true) }, isolated(text), ' ✕');
}

function showChips() {
  const chips = [];
  if (state.picking !== null) chips.push(chip('picking', say('pick', { name: nameFor(state.picking) }), () => { state.picking = null; }));
  if (state.ego !== null) chips.push(chip('ego', say('ego', { name: nameFor(state.ego.id), count: state.ego.steps }), () => { state.ego = null; }));
  if (state.path !== null) chips.push(chip('path', say('path', { from: nameFor(state.path[0]), to: nameFor(state.path[1]) }), () => { state.path = null; }));
  ['hidden', 'pinned', 'expanded'].filter((key) => state[key].size).forEach((key) => chips.push(chip(key, say(key, { count: state[key].size }), () => state[key].clear())));
  byId('chips').replaceChildren(...chips);
}

function pathPanel() {
  const lines = pathLines();
  const close = make('button', { type: 'button', class: 'plain', id: 'close-path', onclick: () => act(() => { state.path = null; }, true) }, '✕ ' + say('close'));
  return [make('div', { class: 'top' }, make('h2', {}, say('path', { from: nameFor(state.path[0]), to: nameFor(state.path[1]) })), close), filteredNote(),
    lines === null ? make('p', { class: 'note' }, say('no_path')) : list(lines.map((number) => lineRow(number, live[number])))];
}
