const MOST_ROWS = 1000;
const MOST_NODES = 400;
const NUMBERS = /#(integer|decimal|double|float|int|long)$/;
const BASE = data.prefixes.jiedui;
const XSD = 'http://www.w3.org/2001/XMLSchema#';

function shorten(address) {
  for (const [prefix, start] of Object.entries(data.prefixes)) {
    if (prefix !== 'jiedui' && address.startsWith(start)) return prefix + ':' + address.slice(start.length);
  }
  return address.startsWith(BASE) ? readable(address.slice(BASE.length)) : address;
}

function readable(path) {
  try { return decodeURIComponent(path); } catch (error) { if (!(error instanceof URIError)) throw error; return path; }
}

function describeQuery(address) {
  return 'SELECT ?property ?value WHERE { <' + address + '> ?property ?value }\nORDER BY ?property ?value\nLIMIT 200';
}

function cell(term, names, ask) {
  if (term === undefined) return make('td', {}, '');
  if (term.type !== 'uri') return make('td', { class: NUMBERS.test(term.datatype || '') ? 'number' : '' }, term.value);
  const link = make('a', { href: '#' + new URLSearchParams({ query: describeQuery(term.value) }), title: term.value }, names.get(term.value) || shorten(term.value));
  link.addEventListener('click', (event) => { event.preventDefault(); ask(describeQuery(term.value)); });
  const parts = [link];
  if (term.value.startsWith(BASE + 'doc/')) {
    parts.push(' ', make('a', { href: '/documents/' + term.value.slice(BASE.length + 4) + '.html' }, '↗'));
  }
  return make('td', {}, ...parts);
}

function drawTable(box, columns, rows, names, ask) {
  const head = make('tr', {}, ...columns.map((name) => make('th', { scope: 'col' }, name)));
  const body = rows.slice(0, MOST_ROWS).map((row) => make('tr', {}, ...columns.map((name) => cell(row[name], names, ask))));
  box.replaceChildren(make('table', {}, make('thead', {}, head), make('tbody', {}, ...body)));
}

const isThing = (term) => term !== undefined && term.type === 'uri' && term.value.startsWith(BASE) && !/^(mechanism|status|role|verdict|level|category)\//.test(term.value.slice(BASE.length));

function edgesOf(columns, rows) {
  const triples = columns.join(' ') === 'subject predicate object';
  const edges = new Map();
  for (const row of rows) {
    const things = (triples ? ['subject', 'object'] : columns).filter((name) => isThing(row[name])).map((name) => row[name].value);
    const ends = [...new Set(things)].slice(0, 2);
    if (ends.length < 2) continue;
    const label = triples ? row.predicate.value : (columns.map((name) => row[name]).find((term) => term && term.type === 'uri' && !isThing(term)) || { value: '' }).value;
    edges.set(ends.join('\n') + '\n' + label, { from: ends[0], to: ends[1], label });
  }
  return [...edges.values()];
}

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();

function drawGraph(box, columns, rows, names) {
  const edges = edgesOf(columns, rows);
  const kept = new Set();
  for (const edge of edges) if (kept.size < MOST_NODES) kept.add(edge.from).add(edge.to);
  if (kept.size === 0) { box.replaceChildren(make('p', { class: 'note' }, say('editor_no_graph'))); return; }
  const nodes = [...kept].map((id) => ({ id, label: names.get(id) || shorten(id), shape: 'dot', size: 12 }));
  const lines = edges.filter((edge) => kept.has(edge.from) && kept.has(edge.to))
    .map((edge) => ({ ...edge, arrows: 'to', label: names.get(edge.label) || (edge.label ? shorten(edge.label) : ''), font: { size: 11 } }));
  box.replaceChildren();
  const options = { physics: { stabilization: { iterations: 300 } }, layout: { randomSeed: 7, improvedLayout: false }, nodes: { color: colour('accent'), font: { color: colour('ink') } }, edges: { color: colour('muted'), font: { color: colour('ink'), strokeWidth: 0 } } };
  const drawn = new vis.Network(box, { nodes, edges: lines }, options);
  drawn.once('stabilizationIterationsDone', () => drawn.setOptions({ physics: false }));
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
    '<http://www.w3.org/2004/02/skos/core#prefLabel> ?name }';
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
