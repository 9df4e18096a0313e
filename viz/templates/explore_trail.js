const trail = [];
const SETS = ['mechanisms', 'kinds'];

function startState() {
  return { level: 'actors', selection: null, answer: null, picking: null, mechanisms: new Set(data.mechanisms), kinds: new Set(data.kinds), weighed: true, ...noPart() };
}

function written() {
  const fields = [];
  const add = (key, values) => values.forEach((value) => fields.push([key, value]));
  if (state.level !== 'actors') add('level', [state.level]);
  SETS.filter((key) => state[key].size < data[key].length).forEach((key) => add(key, [[...state[key]].sort().join(' ')]));
  if (!state.weighed) add('weighed', ['no']);
  if (state.answer !== null && state.answer.query !== undefined) add('query', [state.answer.query]);
  else if (state.answer !== null) {
    add('question', [state.answer.question]);
    Object.entries(state.answer.values).forEach(([name, value]) => add('set.' + name, [value]));
  }
  add('seed', state.seeds);
  add('expanded', state.expanded);
  add('hidden', [...state.hidden]);
  add('pinned', [...state.pinned].map(([id, [x, y]]) => [Math.round(x), Math.round(y), id].join(' ')));
  const { selection } = state;
  if (selection !== null && selection.kind === 'node') add('node', [idOf(selection.number)]);
  else if (selection !== null) add('line', [idOf(whole.from[selection.number]), idOf(whole.to[selection.number]), mechanismOf(selection.number)]);
  return new URLSearchParams(fields).toString();
}

const seenFrom = () => 'at=' + [camera.x, camera.y].map((value) => Math.round(value)).join('+') + '+' + Number(camera.scale.toPrecision(3));

function remember() {
  const text = written();
  if (!trail.length || trail[trail.length - 1].text !== text) trail.push({ text, at: seenFrom() });
  byId('undo').disabled = trail.length < 2;
  keepAddress();
}

function keepAddress() {
  const { text, at } = trail[trail.length - 1];
  history.replaceState(null, '', '#' + [text, at].filter(Boolean).join('&'));
}

let later = null;

function keepCamera() {
  clearTimeout(later);
  later = setTimeout(() => {
    if (!trail.length) return;
    trail[trail.length - 1].at = seenFrom();
    keepAddress();
  }, 250);
}

async function undo() {
  if (trail.length < 2) return;
  trail.pop();
  const { text, at } = trail[trail.length - 1];
  await restore([text, at].filter(Boolean).join('&'));
}

function answerIn(fields) {
  if (fields.has('query')) return { query: fields.get('query') };
  if (!data.questions.some((one) => one.name === fields.get('question'))) return null;
  const set = [...fields].filter(([key]) => key.startsWith('set.'));
  return { question: fields.get('question'), values: Object.fromEntries(set.map(([key, value]) => [key.slice(4), value])) };
}

function readPinned(text) {
  const hit = /^(-?\d+) (-?\d+) (.+)$/s.exec(text);
  return hit === null ? null : [hit[3], [Number(hit[1]), Number(hit[2])]];
}

function selectionIn(fields) {
  const node = numberOf(fields.get('node'));
  if (node >= 0) return { kind: 'node', number: node };
  const [from, to, mechanism] = fields.getAll('line');
  const line = numberOf(from) < 0 ? undefined : linesAt(numberOf(from)).find((one) => whole.from[one] === numberOf(from) && whole.to[one] === numberOf(to) && mechanismOf(one) === mechanism);
  return line === undefined ? null : { kind: 'line', number: line };
}

async function restore(text) {
  const fields = new URLSearchParams(text);
  const fresh = startState();
  SETS.filter((key) => fields.has(key)).forEach((key) => {
    const wanted = fields.get(key).split(' ');
    fresh[key] = new Set(data[key].filter((name) => wanted.includes(name)));
  });
  fresh.weighed = fields.get('weighed') !== 'no';
  if (data.levels.includes(fields.get('level'))) fresh.level = fields.get('level');
  Object.assign(fresh, { seeds: fields.getAll('seed'), expanded: fields.getAll('expanded'), hidden: new Set(fields.getAll('hidden')) });
  fresh.pinned = new Map(fields.getAll('pinned').map(readPinned).filter((one) => one !== null));
  await openLevel(fresh.level);
  Object.assign(state, fresh);
  spots = new Map();
  forgetAnswer();
  await tryAnswer(answerIn(fields));
  state.seeds = state.seeds.filter((id) => numberOf(id) >= 0);
  state.selection = selectionIn(fields);
  refresh();
  const at = (fields.get('at') || '').split(' ').map(Number);
  if (at.length === 3 && at.every(Number.isFinite) && at[2] > 0) {
    [camera.x, camera.y, camera.scale] = at;
    moved();
  } else if (state.selection !== null && !isPart()) showSelection();
  else fitAll();
}
