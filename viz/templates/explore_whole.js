let whole = null;
const opened = new Map();

async function askPiece(name, fields) {
  const reply = await fetch('/explore/' + name + '?' + new URLSearchParams(fields));
  if (!reply.ok) throw new Error((await reply.text()).trim());
  return reply;
}

const askData = async (name, fields) => (await askPiece(name, fields)).json();

function readNumbers(buffer) {
  const [n, m, circles] = new Uint32Array(buffer, 0, 3);
  let at = 12;
  const take = (Kind, count) => {
    const column = new Kind(buffer, at, count);
    at += column.byteLength;
    return column;
  };
  const [x, y] = [0, 0].map(() => take(Float32Array, n));
  const facts = take(Uint32Array, n);
  const [from, to, count] = [0, 0, 0].map(() => take(Uint32Array, m));
  const [ringX, ringY, ringR] = [0, 0, 0].map(() => take(Float32Array, circles));
  const [depth, weighed, kind, mechanism] = [circles, m, n, m].map((length) => take(Uint8Array, length));
  const rings = Array.from(ringX, (left, index) => ({ x: left, y: ringY[index], r: ringR[index], depth: depth[index] }));
  return { n, m, x, y, facts, from, to, count, weighed, kind, mechanism, rings };
}

function tie(level) {
  const start = new Uint32Array(level.n + 2);
  for (const ends of [level.from, level.to]) for (const end of ends) start[end + 2] += 1;
  for (let at = 2; at < start.length; at += 1) start[at] += start[at - 1];
  const lines = new Uint32Array(2 * level.m);
  for (let line = 0; line < level.m; line += 1) {
    lines[start[level.from[line] + 1]++] = line;
    lines[start[level.to[line] + 1]++] = line;
  }
  return { start, lines };
}

async function loadLevel(level) {
  const [numbers, names] = await Promise.all([askPiece('numbers', { level }).then((reply) => reply.arrayBuffer()), askData('names', { level })]);
  const columns = readNumbers(numbers);
  columns.rings.forEach((ring, at) => { ring.names = names.rings[at]; });
  return { ...columns, ...tie(columns), version: names.version, ids: names.ids, zh: names.zh, en: names.en, numbers: new Map(names.ids.map((id, number) => [id, number])) };
}

async function openLevel(level) {
  if (!opened.has(level)) byId('remark').textContent = say('explore_opening');
  if (!opened.has(level)) opened.set(level, loadLevel(level));
  whole = await opened.get(level);
}

const linesAt = (number) => (number < whole.n ? [...new Set(whole.lines.subarray(whole.start[number], whole.start[number + 1]))] : []);
const across = (line, number) => (whole.from[line] === number ? whole.to[line] : whole.from[line]);
const idOf = (number) => (number < whole.n ? whole.ids[number] : things[number - whole.n].id);
const kindOf = (number) => (number < whole.n ? data.kinds[whole.kind[number]] : 'thing');
const mechanismOf = (line) => data.mechanisms[whole.mechanism[line]];

function nameAt(number) {
  if (number >= whole.n) return things[number - whole.n].name;
  return (state.language === 'en' && whole.en[number]) || whole.zh[number];
}

function numberOf(id) {
  if (whole.numbers.has(id)) return whole.numbers.get(id);
  const thing = things.findIndex((one) => one.id === id);
  return thing < 0 ? -1 : whole.n + thing;
}

const isLive = (line) => (state.weighed || !whole.weighed[line]) && state.mechanisms.has(mechanismOf(line)) && state.kinds.has(kindOf(whole.from[line])) && state.kinds.has(kindOf(whole.to[line]));
const isFiltered = () => !state.weighed || ['mechanisms', 'kinds'].some((key) => state[key].size < data[key].length);
const liveAt = (number) => linesAt(number).filter(isLive);
