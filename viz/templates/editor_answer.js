const MOST_NODES = 400;
const NUMBERS = /#(integer|decimal|double|float|int|long)$/;

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
