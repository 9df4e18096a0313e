const panel = byId('panel');

function showPanel() {
  const selection = state.selection;
  const parts = selection === null ? (state.path === null ? overview() : pathPanel())
    : selection.kind === 'node' ? nodePanel(selection.number) : linePanel(selection.number);
  panel.replaceChildren(...parts.filter((part) => part !== null));
  panel.scrollTop = 0;
}

const openNode = (number) => () => select({ kind: 'node', number }, true);
const openLine = (number) => () => select({ kind: 'line', number }, true);
const filteredNote = () => (isFiltered() ? make('p', { class: 'note filtered' }, say('filtered')) : null);

const closePanel = () => select(null);

function overview() {
  const lines = live.flatMap((count, number) => (count ? [number] : [])).sort((a, b) => live[b] - live[a] || a - b);
  return [
    make('h2', {}, say('overview')), filteredNote(), make('p', { class: 'note' }, say('hint')),
    heading('strongest'), list(lines.slice(0, 12).map((number) => lineRow(number, live[number]))),
    heading('helpers'), list(busiest(lines, 'helper', 'recipient')), heading('recipients'), list(busiest(lines, 'recipient', 'helper')),
    heading('documents'), documentList(),
  ];
}

function busiest(lines, near, far) {
  const ends = new Map();
  lines.forEach((number) => {
    const line = data.lines[number];
    ends.set(line[near], (ends.get(line[near]) || new Set()).add(line[far]));
  });
  return [...ends].sort((a, b) => b[1].size - a[1].size || a[0] - b[0]).slice(0, 6)
    .map(([number, others]) => row([kindSign(data.nodes[number].kind)], nameOf(data.nodes[number]), String(others.size), openNode(number)));
}

function lineRow(number, count) {
  const line = data.lines[number];
  const text = nameOf(data.nodes[line.helper]) + ' → ' + nameOf(data.nodes[line.recipient]);
  return row([mechanismSign(line.mechanism, isFaint(number))], text, String(count), openLine(number));
}

function documentList() {
  const counts = data.documents.map(() => 0);
  data.facts.filter(passes).forEach((fact) => { counts[fact.document] += 1; });
  return make('ul', { class: 'documents' }, ...data.documents.map((item, number) => make('li', { class: counts[number] ? null : 'faded' }, make('a', { href: item.href },
    isolated(item.title), make('small', {}, [item.date, item.issuer, counts[number] + ' ' + say('aid')].filter(Boolean).join(' · '))))));
}

function nodePanel(number) {
  const node = data.nodes[number];
  const given = linesOf[number].helps.flatMap(liveFacts);
  const received = linesOf[number].helped_by.flatMap(liveFacts);
  return [
    nodeTop(node, given.length + received.length), nodeTools(number), filteredNote(),
    ...ends(number, 'helps', 'recipient'), ...ends(number, 'helped_by', 'helper'),
    ...nodeSums(given, received),
  ];
}

function ends(number, key, far) {
  const lines = linesOf[number][key].filter((line) => live[line] > 0);
  const others = new Set(lines.map((line) => data.lines[line][far])).size;
  return [
    make('h3', {}, say(key) + ' (' + others + ')'),
    list(lines.map((line) => row([mechanismSign(data.lines[line].mechanism, isFaint(line))], nameOf(data.nodes[data.lines[line][far]]),
      say('mechanism_' + data.lines[line].mechanism) + ' · ' + live[line], openLine(line)))),
  ];
}

function linePanel(number) {
  const line = data.lines[number];
  const facts = liveFacts(number);
  const end = (at) => make('button', { type: 'button', class: 'plain', onclick: openNode(at) }, kindSign(data.nodes[at].kind), ' ', isolated(nameOf(data.nodes[at])));
  const rest = facts.filter((fact) => fact.words === null);
  return [
    top(make('h2', {}, end(line.helper), ' → ', end(line.recipient)), [
      make('p', { class: 'sub' }, mechanismSign(line.mechanism, isFaint(number)), ' ', say('mechanism_' + line.mechanism) + ' · ' + facts.length + ' ' + say('facts'))]),
    filteredNote(),
    ...facts.filter((fact) => fact.words !== null).map(factCard),
    rest.length ? make('p', { class: 'note' }, say('more_words', { count: rest.length })) : null,
    rest.length ? make('ul', { class: 'documents' }, ...rest.map((fact) => make('li', {}, source(fact)))) : null,
  ];
}
