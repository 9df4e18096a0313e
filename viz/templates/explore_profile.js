const MOST_LISTED = 60;
const panel = byId('panel');
let asked = 0;

const openNode = (number) => () => select({ kind: 'node', number }, true);
const openLine = (number) => () => select({ kind: 'line', number }, true);

const closePanel = () => { select(null); picture.focus(); };

async function showPanel() {
  const mine = ++asked;
  const { selection } = state;
  const put = (parts) => {
    if (mine !== asked) return;
    panel.replaceChildren(...parts.filter((part) => part !== null));
    panel.scrollTop = 0;
  };
  if (selection === null) { put(overview()); return; }
  try {
    if (selection.kind === 'line') put(await linePanel(selection.number));
    else put(selection.number < whole.n ? await nodePanel(selection.number) : thingPanel(things[selection.number - whole.n]));
  } catch (error) { put([make('p', { class: 'note', role: 'alert' }, error.message)]); }
}

const filteredNote = () => (isFiltered() ? make('p', { class: 'note filtered' }, say('filtered')) : null);

function overview() {
  const lines = [...scene.line].filter((line) => line >= 0).slice(0, 12);
  const nodes = [...scene.number].filter((number) => number < whole.n).slice(0, 12);
  return [
    make('h2', {}, say(isPart() ? 'explore_part' : 'explore_all')), filteredNote(),
    make('p', { class: 'note' }, say('explore_hint')),
    heading('explore_strongest'), list(nodes.map((number) => row([kindSign(kindOf(number))], nameAt(number), grouped(whole.facts[number]), openNode(number)))),
    heading('strongest'), list(lines.map(lineRow)),
  ];
}

function lineRow(line) {
  return row([mechanismSign(mechanismOf(line), whole.weighed[line])], nameAt(whole.from[line]) + ' → ' + nameAt(whole.to[line]), grouped(whole.count[line]), openLine(line));
}

const isExpanded = (number) => state.expanded.includes(idOf(number));

function nodeTools(number) {
  const tool = (key, pressed, action) => make('button', { type: 'button', class: 'tool', 'data-tool': key, 'aria-pressed': pressed === null ? null : String(pressed), onclick: action }, say('tool_' + key));
  const rest = restOf(number);
  return make('div', { class: 'node-tools', role: 'group', 'aria-label': say('tools') },
    tool('around', null, () => around(number)),
    rest > 0 ? make('button', { type: 'button', class: 'tool', 'data-tool': 'expand', onclick: () => grow(number) }, say('explore_expand', { count: Math.min(BATCH, rest), rest: grouped(rest) })) : null,
    isExpanded(number) ? tool('collapse', null, () => collapse(number)) : null,
    tool('pin', state.pinned.has(idOf(number)), () => togglePin(number)),
    tool('hide', null, () => hide(number)),
    number < whole.n ? tool('path', null, () => pick(number)) : null);
}

function ends(number, key, far, own) {
  const lines = liveAt(number).filter((line) => own[line] === number);
  const others = new Set(lines.map((line) => far[line])).size;
  const rows = lines.slice(0, MOST_LISTED).map((line) => row([mechanismSign(mechanismOf(line), whole.weighed[line])], nameAt(far[line]), say('mechanism_' + mechanismOf(line)) + ' · ' + grouped(whole.count[line]), openLine(line)));
  return [make('h3', {}, say(key) + ' (' + grouped(others) + ')'), list(rows),
    lines.length > MOST_LISTED ? make('p', { class: 'note' }, say('explore_more_rows', { count: grouped(lines.length - MOST_LISTED) })) : null];
}

async function nodePanel(number) {
  const told = await askData('node', { level: state.level, version: whole.version, number });
  const node = told.row;
  const [given, received] = [told.given, told.received].map((facts) => facts.filter((fact) => state.mechanisms.has(fact.mechanism)));
  return [
    nodeTop(node, grouped(node.facts)), nodeTools(number), filteredNote(),
    ...ends(number, 'helps', whole.to, whole.from), ...ends(number, 'helped_by', whole.from, whole.to),
    ...nodeSums(given, received),
  ];
}

function thingPanel(thing) {
  const query = 'SELECT ?property ?value WHERE { <' + thing.address + '> ?property ?value }\nORDER BY ?property ?value\nLIMIT 200';
  const links = [make('a', { href: '/editor#' + new URLSearchParams({ query }) }, say('explore_describe'))];
  if (thing.id.startsWith('doc/')) links.push(make('br'), make('a', { href: '/documents/' + thing.id.slice(4).split('/').map(encodeURIComponent).join('/') + '.html' }, say('explore_document')));
  return [top(make('h2', {}, kindSign('thing'), ' ', isolated(thing.name)), [make('p', { class: 'sub' }, isolated(thing.id))]), make('p', { class: 'note' }, say('explore_thing')), make('p', {}, ...links)];
}

function reviewCard(fact) {
  const card = factCard(fact);
  card.append(make('a', { class: 'review', href: '/review?' + new URLSearchParams({ tab: 'facts', search: 'fact/' + fact.anchor.slice(2), kind: 'aid' }) }, say('explore_review')));
  return card;
}

async function linePanel(line) {
  const cards = make('div', {});
  const more = make('button', { type: 'button', class: 'more', hidden: true }, say('review_more'));
  const load = async () => {
    const told = await askData('line', { level: state.level, version: whole.version, number: line, offset: cards.children.length });
    data.ends = { ...data.ends, ...told.ends };
    data.documents = { ...data.documents, ...told.documents };
    cards.append(...told.facts.map(reviewCard));
    more.hidden = cards.children.length >= told.total;
  };
  more.addEventListener('click', load);
  await load();
  const end = (at) => make('button', { type: 'button', class: 'plain', onclick: openNode(at) }, kindSign(kindOf(at)), ' ', isolated(nameAt(at)));
  return [
    top(make('h2', {}, end(whole.from[line]), ' → ', end(whole.to[line])), [
      make('p', { class: 'sub' }, mechanismSign(mechanismOf(line), whole.weighed[line]), ' ', say('mechanism_' + mechanismOf(line)) + ' · ' + grouped(whole.count[line]) + ' ' + say('facts'))]),
    cards, more,
  ];
}
