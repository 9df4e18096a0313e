const chosen = { year: '', region: '', several: false, lines: 60, weighed: true };
const ROLE_SIGNS = { planned: '○', actual: '●' };
const LIFE = { width: 620, row: 24, left: 12 };
const english = () => state.language === 'en';
const nameOfExit = (item) => (english() && item.english ? item.english : item.place);
const parents = (item) => (english() ? item.within_english : item.within);
const signOf = (role) => ROLE_SIGNS[role] || '◌';
const regionOf = (item) => item.within[item.within.length - 1] || '';

function exitYears(exits) {
  return [...new Set(exits.map((item) => item.year))].sort((a, b) => (a === null ? 1 : b === null ? -1 : a - b));
}

function exitButton(item) {
  const label = nameOfExit(item) + ' · ' + (item.year === null ? say('no_year') : item.year) + ' · ' + roleName(item.role || 'stated');
  return make('button', { type: 'button', class: 'exit', title: label, 'aria-label': label, onclick: () => openDetail([isolated(nameOfExit(item))], [sourceCard([label], item.words)]) }, signOf(item.role));
}

function exitRow(exits, years) {
  const [first] = exits;
  const roles = new Map(exits.map((item) => [item.role, item.year]));
  const moved = roles.has('planned') && roles.has('actual') && roles.get('planned') !== roles.get('actual');
  return make('tr', { class: 'county' }, make('th', { scope: 'row' }, isolated(nameOfExit(first)), moved ? make('small', { class: 'moved' }, ' ≠ ' + say('moved')) : null),
    ...years.map((year) => make('td', {}, ...exits.filter((item) => item.year === year).map(exitButton))));
}

function bars(exits, years) {
  const count = (year, role) => new Set(exits.filter((item) => item.year === year && (item.role || 'stated') === role).map((item) => item.place)).size;
  const roles = ['planned', 'actual', 'stated'].filter((role) => exits.some((item) => (item.role || 'stated') === role));
  return roles.map((role) => make('tr', { class: 'sum', 'data-role': role }, make('th', { scope: 'row' }, signOf(role) + ' ' + say('counties_by', { role: roleName(role) })),
    ...years.map((year) => make('td', {}, make('b', {}, String(count(year, role)))))));
}

function exitTable() {
  const exits = data.exits.filter((item) => chosen.region === '' || regionOf(item) === chosen.region);
  if (!exits.length) return make('p', { class: 'note' }, say('nothing'));
  const years = exitYears(exits).filter((year) => chosen.year === '' || String(year) === chosen.year);
  const counties = new Map();
  exits.forEach((item) => {
    const key = item.place + '|' + item.within.join('|');
    counties.set(key, [...(counties.get(key) || []), item]);
  });
  const rows = [];
  let group = null;
  counties.forEach((own) => {
    const here = own.filter((item) => years.includes(item.year));
    if (!here.length) return;
    const title = [...parents(own[0])].reverse().join(english() ? ', ' : ' ');
    if (title !== group) rows.push(make('tr', { class: 'separate' }, make('th', { scope: 'rowgroup', colspan: years.length + 1 }, isolated(title || say('place_unknown')))));
    group = title;
    rows.push(exitRow(chosen.year === '' ? own : here, years));
  });
  return make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': say('exits') }, make('table', { id: 'exit-table' },
    make('thead', {}, make('tr', {}, make('th', {}, say('county')), ...years.map((year) => make('th', { scope: 'col' }, year === null ? say('no_year') : String(year)))), ...bars(exits, years)),
    make('tbody', {}, ...rows)));
}

function redrawExits() {
  closeDetail();
  byId('exit-rows').replaceChildren(exitTable());
}

function redrawLines() {
  closeDetail();
  byId('life-rows').replaceChildren(...lifeLines());
}

function show() {
  state.level = 'lifted';
  const set = (key, again) => (value) => { chosen[key] = value; again(); };
  const years = exitYears(data.exits).map((year) => [String(year), year === null ? say('no_year') : String(year)]);
  const regions = new Map(data.exits.map((item) => [regionOf(item), parents(item)[item.within.length - 1] || say('place_unknown')]));
  const signs = ['planned', 'actual', 'stated'].map((role) => make('li', {}, signOf(role) + ' ' + roleName(role)));
  view.replaceChildren(make('section', { id: 'exits' }, make('h2', {}, say('exits')), make('p', { class: 'note' }, say('exits_note')),
    make('div', { class: 'tools' }, choice('exit-year', say('year'), [['', say('all_years')], ...years], chosen.year, set('year', redrawExits)),
      choice('exit-region', say('region'), [['', say('all_regions')], ...regions], chosen.region, set('region', redrawExits)), make('ul', { class: 'signs' }, ...signs)),
    make('div', { id: 'exit-rows' })),
  make('section', { id: 'life' }, make('h2', {}, say('life')), make('p', { class: 'note' }, say('life_note')),
    make('div', { class: 'tools', id: 'life-tools' }, tick('several', [say('several')], severalLines().length, chosen.several, set('several', redrawLines)), weighedTick(set('weighed', redrawLines)),
      data.facts.some(isWeighed) ? make('ul', { class: 'signs' }, weighedItem()) : null),
    make('div', { id: 'life-rows' })));
  redrawExits();
  redrawLines();
}

startView(show);
