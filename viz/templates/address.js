const past = [];
const SETS = ['mechanisms', 'statuses', 'kinds'];
const LISTS = ['pinned', 'hidden', 'expanded'];

function selectionFields() {
  const { selection } = state;
  if (selection === null) return [];
  return selection.kind === 'node' ? [['node', data.nodes[selection.number].id]] : [['fact', factsOf[selection.number][0].anchor]];
}

function written() {
  const fields = selectionFields();
  if (state.level !== 'actors') fields.push(['level', state.level]);
  SETS.filter((key) => state[key].size < ALL[key].length).forEach((key) => fields.push([key, [...state[key]].sort().join(' ')]));
  ['from', 'to'].filter((key) => state[key] !== null).forEach((key) => fields.push([key, state[key]]));
  if (!state.undated) fields.push(['undated', 'no']);
  if (!state.weighed) fields.push(['weighed', 'no']);
  if (state.money) fields.push(['money', 'yes']);
  if (state.document !== null) fields.push(['document', data.documents[state.document].id]);
  if (state.ego !== null) fields.push(['ego', state.ego.id], ['steps', state.ego.steps]);
  (state.path || []).forEach((id) => fields.push(['path', id]));
  LISTS.forEach((key) => [...state[key]].forEach((id) => fields.push([key, id])));
  return new URLSearchParams(fields).toString();
}

function remember() {
  const now = written();
  if (past[past.length - 1] !== now) past.push(now);
  byId('undo').disabled = past.length < 2;
  history.replaceState(null, '', now === '' ? location.pathname + location.search : '#' + now);
}

function undo() {
  if (past.length < 2) return;
  past.pop();
  restore(past[past.length - 1]);
}

function yearFrom(text) {
  return /^\d{4}$/.test(text || '') ? Number(text) : null;
}

function readFilters(fields) {
  const filters = unfiltered();
  SETS.filter((key) => fields.has(key)).forEach((key) => {
    const wanted = fields.get(key).split(' ');
    filters[key] = new Set(ALL[key].filter((name) => wanted.includes(name)));
  });
  const document = data.documents.findIndex((item) => item.id === fields.get('document'));
  return Object.assign(filters, {
    from: yearFrom(fields.get('from')), to: yearFrom(fields.get('to')),
    undated: fields.get('undated') !== 'no', money: fields.get('money') === 'yes', weighed: fields.get('weighed') !== 'no', document: document < 0 ? null : document,
  });
}

function readPlace(fields) {
  const place = untouched();
  const steps = Number(fields.get('steps'));
  if (fields.has('ego')) place.ego = { id: fields.get('ego'), steps: [1, 2, 3].includes(steps) ? steps : 1 };
  if (fields.getAll('path').length === 2) place.path = fields.getAll('path');
  LISTS.forEach((key) => { place[key] = new Set(fields.getAll(key)); });
  return place;
}

function selectionIn(fields) {
  const fact = data.facts.findIndex((item) => item.anchor === fields.get('fact'));
  const line = data.lines.findIndex((item) => item.facts.includes(fact));
  const node = numberOf(fields.get('node'));
  if (fact >= 0 && line >= 0) return { kind: 'line', number: line };
  return node >= 0 ? { kind: 'node', number: node } : null;
}

function restore(text) {
  const fields = new URLSearchParams(text);
  const level = fields.get('level');
  Object.assign(state, readFilters(fields), readPlace(fields), { picking: null });
  changeLevel(level in data.levels ? level : 'actors');
  state.selection = selectionIn(fields);
  showFilters();
  refresh();
  if (state.selection === null) showAll(); else show();
}

function readAddress() {
  const anchor = wantedAnchor();
  if (anchor.includes('=')) restore(location.hash.slice(1));
  else restore(new URLSearchParams([['fact', anchor], ['node', anchor]]).toString());
}
