function factCard(fact) {
  const rows = ['programme', 'amounts', 'staff', 'helper_count', 'recipient_count'].filter((key) => key in fact.fields);
  const value = (key) => (key === 'programme' ? [fact.fields[key]]
    : key.endsWith('_count') ? [counted(fact.fields[key])] : fact.fields[key].map(stated));
  const ends = nameOf(data.ends[fact.helper]) + ' → ' + nameOf(data.ends[fact.recipient]);
  return make('article', {},
    state.level === 'actors' ? null : make('p', { class: 'ends' }, isolated(ends)),
    make('span', { class: 'badge' }, say('status_' + fact.status)),
    make('span', { class: 'badge' }, period(fact.years)),
    weighedBadge(fact.fields.confidence),
    quoted(fact.words),
    rows.length ? make('dl', {}, ...rows.flatMap((key) => [make('dt', {}, say(key)),
      make('dd', {}, ...value(key).flatMap((text, at) => (at ? [make('br'), isolated(text)] : [isolated(text)])))])) : null,
    ...(fact.fields.amounts || []).filter((item) => item.words).map((item) => quoted(item.words)),
    reviewLine(fact.fields.review),
    fact.fields.shared ? make('p', { class: 'note' }, say('shared')) : null,
    make('cite', {}, source(fact)));
}
