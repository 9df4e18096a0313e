const MOST_THINGS = 3000;
let things = [];
let pairs = new Map();
let answered = [];
let cutAway = 0;

function forgetAnswer() {
  things = [];
  pairs = new Map();
  answered = [];
  cutAway = 0;
}

function numberFor(address, names) {
  const id = readable(address.slice(BASE.length));
  const known = numberOf(id);
  if (known >= 0) return known;
  things.push({ id, name: names.get(address) || id.slice(id.indexOf('/') + 1), address });
  return whole.n + things.length - 1;
}

async function findAnswer(asked) {
  const query = asked.query === undefined ? (await askData('question', { name: asked.question, ...asked.values })).query : asked.query;
  const { columns, rows, names } = await readAnswer(await askServer(query, 'application/sparql-results+json, application/n-triples'));
  forgetAnswer();
  const chains = rows.map((row) => chainOf(endColumns(columns), row));
  const found = [...new Set(chains.flat())];
  cutAway = Math.max(0, found.length - MOST_THINGS);
  const numbers = new Map(found.slice(0, MOST_THINGS).map((address) => [address, numberFor(address, names)]));
  answered = [...numbers.values()];
  edgesOf(columns, rows).forEach(({ from, to, label }) => {
    if (!numbers.has(from) || !numbers.has(to)) return;
    const key = numbers.get(from) + ' ' + numbers.get(to);
    const mechanism = label.startsWith(BASE + 'mechanism/') ? label.slice(BASE.length + 10) : null;
    pairs.set(key, (pairs.get(key) || new Set()).add(mechanism));
  });
  if (answered.length === 0) throw new Error(say('explore_nothing'));
}

function isAnswer(line) {
  const wanted = pairs.get(whole.from[line] + ' ' + whole.to[line]);
  return wanted !== undefined && (wanted.has(null) || wanted.has(mechanismOf(line)));
}
