const chosen = { level: 'province', mechanism: '', name: '', weighed: true };

function cellFacts(cell) {
  return cell.facts.map((number) => data.facts[number]).filter(isChosen);
}

const endOf = (party) => (state.language === 'en' && party.english ? party.english : party.name);

function openCell(tier, cell, facts) {
  const title = [isolated(endOf(tier.helpers[cell.helper])), ' → ', isolated(endOf(tier.recipients[cell.recipient]))];
  openDetail(title, [make('p', { class: 'note' }, facts.length + ' ' + say('aid')), ...aidCards(facts)]);
}

function cellButton(tier, cell) {
  const facts = cellFacts(cell);
  if (!facts.length) return null;
  const mechanisms = [...new Set(facts.map((fact) => fact.mechanism))];
  const label = endOf(tier.helpers[cell.helper]) + ' → ' + endOf(tier.recipients[cell.recipient]) + ': '
    + mechanisms.map((key) => say('mechanism_' + key)).join(', ') + ' · ' + facts.length;
  return make('button', { type: 'button', class: 'cell', title: label, 'aria-label': label, onclick: () => openCell(tier, cell, facts) },
    ...mechanisms.slice(0, 4).map((key) => mechanismSign(key, onlyWeighed(facts.filter((fact) => fact.mechanism === key)))), mechanisms.length > 4 ? make('small', {}, '+' + (mechanisms.length - 4)) : null, make('b', {}, String(facts.length)));
}

function recipientRow(tier, number, cells, columns) {
  const party = tier.recipients[number];
  const own = new Map(cells.filter((cell) => cell.recipient === number).map((cell) => [cell.helper, cell]));
  return make('tr', {}, make('th', { scope: 'row' }, kindSign(party.kind), ' ', isolated(endOf(party))),
    ...columns.map((helper) => make('td', {}, own.has(helper) ? cellButton(tier, own.get(helper)) : null)));
}

function table() {
  const tier = data.levels[chosen.level];
  const cells = tier.cells.filter((cell) => cellFacts(cell).length);
  const columns = tier.helpers.map((_, number) => number).filter((number) => (chosen.mechanism === '' && chosen.weighed) || cells.some((cell) => cell.helper === number));
  const helped = new Set(cells.map((cell) => cell.recipient));
  const named = tier.recipients.map((_, number) => number)
    .filter((number) => (tier.recipients[number].name + endOf(tier.recipients[number]).toLowerCase()).includes(chosen.name.toLowerCase()));
  const rows = named.filter((number) => helped.has(number));
  const alone = named.filter((number) => !helped.has(number));
  const separate = (key, count) => make('tr', { class: 'separate' }, make('th', { scope: 'rowgroup', colspan: columns.length + 1 }, say(key, { count })));
  return make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': say('title_matrix') }, make('table', { id: 'matrix' },
    make('thead', {}, make('tr', {}, make('th', {}, say('recipient_helper')),
      ...columns.map((number) => make('th', { scope: 'col' }, make('span', {}, kindSign(tier.helpers[number].kind), ' ', isolated(endOf(tier.helpers[number]))))))),
    make('tbody', { id: 'helped' }, separate('with_helper', rows.length), ...rows.map((number) => recipientRow(tier, number, cells, columns))),
    make('tbody', { id: 'unhelped' }, separate('without_helper', alone.length), ...alone.map((number) => recipientRow(tier, number, [], columns)))));
}

function redraw() {
  closeDetail();
  const tier = data.levels[chosen.level];
  byId('table').replaceChildren(table(), ...(tier.left_out ? [make('p', { class: 'note' }, say('matrix_cut', { count: tier.left_out }))] : []));
  view.querySelectorAll('#tiers button').forEach((button) => button.setAttribute('aria-pressed', String(button.value === chosen.level)));
}

function change(key) {
  return (value) => { chosen[key] = value; redraw(); };
}

function show() {
  state.level = 'lifted';
  const mechanisms = [...new Set(data.facts.map((fact) => fact.mechanism))];
  const search = make('input', { type: 'search', id: 'row-name', 'aria-label': say('find_row'), placeholder: say('find_row'), value: chosen.name });
  search.addEventListener('input', () => change('name')(search.value.trim()));
  view.replaceChildren(make('div', { class: 'tools' },
    segments('tiers', ['province', 'prefecture', 'county', 'actors'].map((key) => [key, say('level_' + key)]), chosen.level, change('level')),
    choice('mechanism', say('mechanism'), [['', say('all_mechanisms')], ...mechanisms.map((key) => [key, say('mechanism_' + key)])], chosen.mechanism, change('mechanism')), weighedTick(change('weighed')), search),
  make('section', {}, make('p', { class: 'note' }, say('matrix_note')), make('div', { id: 'table' }),
    make('ul', { class: 'signs', id: 'signs' }, ...mechanisms.map((key) => make('li', {}, mechanismSign(key), ' ', say('mechanism_' + key))), ...(data.facts.some(isWeighed) ? [weighedItem()] : []))));
  redraw();
}

startView(show);
