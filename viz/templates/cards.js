function linePanel(number) {
  const line = data.lines[number];
  const facts = liveFacts(number);
  const end = (at) => make('button', { type: 'button', class: 'plain', onclick: openNode(at) }, kindSign(data.nodes[at].kind), ' ', isolated(nameOf(data.nodes[at])));
  const rest = facts.filter((fact) => fact.words === null);
  return [
    top(make('h2', {}, end(line.helper), ' → ', end(line.recipient)), [
      make('p', { class: 'sub' }, mechanismSign(line.mechanism), ' ', say('mechanism_' + line.mechanism) + ' · ' + facts.length + ' ' + say('facts'))]),
    filteredNote(),
    ...facts.filter((fact) => fact.words !== null).map(factCard),
    rest.length ? make('p', { class: 'note' }, say('more_words', { count: rest.length })) : null,
    rest.length ? make('ul', { class: 'documents' }, ...rest.map((fact) => make('li', {}, source(fact)))) : null,
  ];
}

function factCard(fact) {
  const rows = ['programme', 'amounts', 'staff', 'helper_count', 'recipient_count'].filter((key) => key in fact.fields);
  const value = (key) => (key === 'programme' ? [fact.fields[key]]
    : key.endsWith('_count') ? [counted(fact.fields[key])] : fact.fields[key].map(stated));
  const ends = nameOf(data.ends[fact.helper]) + ' → ' + nameOf(data.ends[fact.recipient]);
  return make('article', {},
    state.level === 'actors' ? null : make('p', { class: 'ends' }, isolated(ends)),
    make('span', { class: 'badge' }, say('status_' + fact.status)),
    make('span', { class: 'badge' }, period(fact.years)),
    quoted(fact.words),
    rows.length ? make('dl', {}, ...rows.flatMap((key) => [make('dt', {}, say(key)),
      make('dd', {}, ...value(key).flatMap((text, at) => (at ? [make('br'), isolated(text)] : [isolated(text)])))])) : null,
    fact.fields.shared ? make('p', { class: 'note' }, say('shared')) : null,
    make('cite', {}, source(fact)));
}
