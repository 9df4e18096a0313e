const panel = document.getElementById('panel');

function showPanel() {
  const selection = state.selection;
  const parts = selection === null ? overview()
    : selection.kind === 'node' ? nodePanel(selection.number) : linePanel(selection.number);
  panel.replaceChildren(...parts.filter((part) => part !== null));
  panel.scrollTop = 0;
}

const openNode = (number) => () => select({ kind: 'node', number }, true);
const openLine = (number) => () => select({ kind: 'line', number }, true);
const isLive = (number) => factsOf[number].some(passes);

function top(title, sub) {
  const close = make('button', { type: 'button', class: 'plain', id: 'close-panel', onclick: () => select(null) }, '✕ ' + say('close'));
  return make('div', { class: 'top' }, make('div', {}, title, ...sub), close);
}

function overview() {
  const best = (side) => data.nodes.map((node, number) => [node[side], number])
    .filter(([count]) => count > 0).sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, 6)
    .map(([count, number]) => row([kindSign(data.nodes[number].kind)], nameOf(data.nodes[number]), String(count), openNode(number)));
  return [
    make('h2', {}, say('overview')), make('p', { class: 'note' }, say('hint')),
    heading('strongest'), list(data.lines.slice(0, 12).map((line, number) => lineRow(number))),
    heading('helpers'), list(best('helps')), heading('recipients'), list(best('helped_by')),
    heading('documents'), documentList(),
  ];
}

function lineRow(number) {
  const line = data.lines[number];
  const text = nameOf(data.nodes[line.helper]) + ' → ' + nameOf(data.nodes[line.recipient]);
  return row([mechanismSign(line.mechanism)], text, String(line.facts), openLine(number), !isLive(number));
}

function documentList() {
  return make('ul', { class: 'documents' }, ...data.documents.map((item) => make('li', {}, make('a', { href: item.href },
    isolated(item.title), make('small', {}, [item.date, item.issuer, item.facts + ' ' + say('aid')].filter(Boolean).join(' · '))))));
}

function inside(node) {
  const name = state.language === 'en' && node.within_english ? node.within_english : node.within;
  return name ? say('within') + ' ' + name : null;
}

function nodePanel(number) {
  const node = data.nodes[number];
  const other = state.language === 'en' ? node.name : node.english;
  const about = [say(node.kind), inside(node), node.facts + ' ' + say('fact_count')];
  return [
    top(make('h2', {}, kindSign(node.kind), ' ', isolated(nameOf(node))), [
      other && other !== nameOf(node) ? make('p', { class: 'sub' }, isolated(other)) : null,
      make('p', { class: 'sub' }, about.filter(Boolean).join(' · ')),
    ].filter(Boolean)),
    ...ends(number, 'helps', 'recipient'), ...ends(number, 'helped_by', 'helper'),
    ...sums(node, 'money_given'), ...sums(node, 'money_received'),
    ...sums(node, 'people_given'), ...sums(node, 'people_received'),
  ];
}

function ends(number, key, far) {
  const lines = linesOf[number][key];
  const drawn = new Set(lines.map((line) => data.lines[line][far])).size;
  const hidden = data.nodes[number][key] - drawn;
  return [
    make('h3', {}, say(key) + ' (' + data.nodes[number][key] + ')'),
    list(lines.map((line) => row([mechanismSign(data.lines[line].mechanism)], nameOf(data.nodes[data.lines[line][far]]),
      say('mechanism_' + data.lines[line].mechanism) + ' · ' + data.lines[line].facts, openLine(line), !isLive(line)))),
    hidden > 0 ? make('p', { class: 'note' }, say('not_drawn', { count: hidden })) : null,
  ];
}

function sums(node, key) {
  if (!node[key].length) return [];
  const cells = (item) => [make('td', {}, period(item.years)), make('td', {}, roleName(item.role)),
    make('td', { class: 'number' }, quantity([item.low, item.high], item.unit) + (item.shared ? ' *' : ''))];
  return [heading(key), make('table', {},
    make('thead', {}, make('tr', {}, make('th', {}, say('year')), make('th', {}, say('role')), make('th', { class: 'number' }, say('sum')))),
    make('tbody', {}, ...node[key].map((item) => make('tr', {}, ...cells(item))))), make('p', { class: 'note' }, say('sums_note'))];
}

function linePanel(number) {
  const line = data.lines[number];
  const facts = factsOf[number];
  const end = (at) => make('button', { type: 'button', class: 'plain', onclick: openNode(at) }, kindSign(data.nodes[at].kind), ' ', isolated(nameOf(data.nodes[at])));
  const rest = facts.filter((fact) => fact.words === null);
  return [
    top(make('h2', {}, end(line.helper), ' → ', end(line.recipient)), [
      make('p', { class: 'sub' }, mechanismSign(line.mechanism), ' ', say('mechanism_' + line.mechanism) + ' · ' + line.facts + ' ' + say('facts'))]),
    ...facts.filter((fact) => fact.words !== null).map(factCard),
    rest.length ? make('p', { class: 'note' }, say('more_words', { count: rest.length })) : null,
    rest.length ? make('ul', { class: 'documents' }, ...rest.map((fact) => make('li', {}, source(fact)))) : null,
  ];
}

function factCard(fact) {
  const rows = ['programme', 'amounts', 'staff', 'helper_count', 'recipient_count'].filter((key) => key in fact.fields);
  const value = (key) => (key === 'programme' ? [fact.fields[key]]
    : key.endsWith('_count') ? [counted(fact.fields[key])] : fact.fields[key].map(stated));
  return make('article', { class: passes(fact) ? null : 'faded' },
    make('span', { class: 'badge' }, say('status_' + fact.status)),
    make('span', { class: 'badge' }, period(fact.years)),
    quoted(fact.words),
    rows.length ? make('dl', {}, ...rows.flatMap((key) => [make('dt', {}, say(key)),
      make('dd', {}, ...value(key).flatMap((text, at) => (at ? [make('br'), isolated(text)] : [isolated(text)])))])) : null,
    fact.fields.shared ? make('p', { class: 'note' }, say('shared')) : null,
    make('cite', {}, source(fact)));
}
