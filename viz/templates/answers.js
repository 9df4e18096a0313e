const MOST_ROWS = 1000;
const BASE = data.prefixes.jiedui;

function shorten(address) {
  for (const [prefix, start] of Object.entries(data.prefixes)) {
    if (prefix !== 'jiedui' && address.startsWith(start)) return prefix + ':' + address.slice(start.length);
  }
  return address.startsWith(BASE) ? readable(address.slice(BASE.length)) : address;
}

function readable(path) {
  try { return decodeURIComponent(path); } catch (error) { if (!(error instanceof URIError)) throw error; return path; }
}

const isThing = (term) => term !== undefined && term.type === 'uri' && term.value.startsWith(BASE) && !/^(mechanism|status|role|indicator_role|verdict|level|category|relation|merge_rule)\//.test(term.value.slice(BASE.length));
const ENDS = ['helper', 'middle', 'recipient'];

function chainOf(columns, row) {
  const named = ENDS.filter((name) => isThing(row[name]));
  const chosen = named.includes('helper') && named.includes('recipient') ? named : columns.filter((name) => isThing(row[name]));
  const things = [...new Set(chosen.map((name) => row[name].value))];
  return chosen === named ? things : things.slice(0, 2);
}

const isTriples = (columns) => columns.join(' ') === 'subject predicate object';
const endColumns = (columns) => (isTriples(columns) ? ['subject', 'object'] : columns);

function edgesOf(columns, rows) {
  const triples = isTriples(columns);
  const edges = new Map();
  for (const row of rows) {
    const ends = chainOf(endColumns(columns), row);
    const label = triples ? row.predicate.value : (columns.map((name) => row[name]).find((term) => term && term.type === 'uri' && !isThing(term)) || { value: '' }).value;
    for (let at = 1; at < ends.length; at += 1) edges.set([ends[at - 1], ends[at], label].join('\n'), { from: ends[at - 1], to: ends[at], label });
  }
  return [...edges.values()];
}

async function askServer(query, accept, signal) {
  const body = new URLSearchParams({ query });
  const reply = await fetch('/sparql', { method: 'POST', body, headers: { Accept: accept }, signal });
  if (!reply.ok) throw new Error((await reply.text()).trim());
  return reply;
}

async function namesOf(rows, signal) {
  const wanted = new Set();
  for (const row of rows.slice(0, MOST_ROWS)) for (const term of Object.values(row)) if (term.type === 'uri') wanted.add(term.value);
  const names = new Map();
  if (wanted.size === 0) return names;
  const values = [...wanted].slice(0, 2000).map((address) => '<' + address + '>').join(' ');
  const query = 'SELECT ?one ?name WHERE { VALUES ?one { ' + values + ' } ?one <http://www.w3.org/2000/01/rdf-schema#label>|' +
    '<http://www.w3.org/2004/02/skos/core#prefLabel>|<' + data.prefixes[''] + 'title> ?name }';
  const found = await (await askServer(query, 'application/sparql-results+json', signal)).json();
  for (const row of found.results.bindings) {
    const language = row.name['xml:lang'];
    if (language === state.language || !names.has(row.one.value)) names.set(row.one.value, row.name.value);
  }
  return names;
}

function readTriples(text) {
  const rows = [];
  const literal = /^"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?$/;
  for (const line of text.split('\n')) {
    const hit = /^(\S+) (\S+) (.*) \.$/.exec(line);
    if (hit === null) continue;
    const term = (word) => {
      const words = literal.exec(word);
      if (words !== null) return { type: 'literal', value: JSON.parse('"' + words[1].replace(/\\U(\w{8})/g, (_, code) => String.fromCodePoint(parseInt(code, 16))) + '"'), datatype: words[3] };
      return { type: 'uri', value: word.slice(1, -1) };
    };
    rows.push({ subject: term(hit[1]), predicate: term(hit[2]), object: term(hit[3]) });
  }
  return rows;
}

async function readAnswer(reply, signal) {
  if ((reply.headers.get('content-type') || '').startsWith('application/n-triples')) {
    const rows = readTriples(await reply.text());
    return { kind: 'graph', columns: ['subject', 'predicate', 'object'], rows, names: await namesOf(rows, signal) };
  }
  const found = await reply.json();
  if (found.boolean !== undefined) return { kind: 'rows', truth: found.boolean, columns: [], rows: [], names: new Map() };
  const columns = found.head.vars.filter((name) => !name.startsWith('asked_'));
  return { kind: 'rows', columns, rows: found.results.bindings, names: await namesOf(found.results.bindings, signal) };
}
