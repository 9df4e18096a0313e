function tally(key) {
  const counts = {};
  data.facts.forEach((fact) => [].concat(key(fact)).forEach((name) => { counts[name] = (counts[name] || 0) + 1; }));
  return counts;
}

function check(set, key, sign, label, count) {
  const input = make('input', { type: 'checkbox', value: key, checked: set.has(key) });
  input.addEventListener('change', () => {
    if (input.checked) set.add(key); else set.delete(key);
    refresh();
  });
  return make('li', {}, make('label', {}, input, sign, label, make('span', { class: 'count' }, String(count))));
}

function showFilters() {
  byId('mechanisms').replaceChildren(...legend.mechanisms.map((row) => check(state.mechanisms, row.key, mechanismSign(row.key), say('mechanism_' + row.key), row.count)));
  const statuses = tally((fact) => fact.status);
  byId('statuses').replaceChildren(...ALL.statuses.map((key) => check(state.statuses, key, null, say('status_' + key), statuses[key])));
  const kinds = tally((fact) => [...new Set(fact.ends.map((end) => data.ends[end].kind))]);
  byId('end-kinds').replaceChildren(...ALL.kinds.map((key) => check(state.kinds, key, kindSign(key), say(key), kinds[key])));
  const documents = tally((fact) => fact.document);
  const option = (value, text) => make('option', { value, selected: String(state.document === null ? '' : state.document) === value }, text);
  byId('document').replaceChildren(option('', say('all_documents')), ...Object.keys(documents).map((number) => option(number, data.documents[number].title + ' (' + documents[number] + ')')));
  byId('money').checked = state.money;
  byId('weighed').checked = state.weighed;
  byId('weighed-box').hidden = legend.weighed.count === 0;
  byId('weighed-count').textContent = String(legend.weighed.count);
  showYears();
}

function showLevels() {
  document.querySelectorAll('#levels button').forEach((button) => button.setAttribute('aria-pressed', String(button.value === state.level)));
}

function showKinds() {
  const here = new Set([...seen.nodes].map((number) => data.nodes[number].kind));
  byId('kinds').replaceChildren(...legend.kinds.filter((row) => here.has(row.key)).map((row) => make('li', {}, kindSign(row.key), say(row.key))),
    ...([...seen.lines].some(isFaint) ? [weighedItem()] : []));
}

function refresh() {
  redraw();
  showLevels();
  showKinds();
  showHistogram();
  showChips();
  showPanel();
  remember();
}

function setAll(name, keys) {
  state[name] = new Set(keys);
  showFilters();
  refresh();
}

function bindFilters() {
  [['mechanisms', 'mechanisms'], ['kinds', 'kinds']].forEach(([id, name]) => {
    byId('all-' + id).addEventListener('click', () => setAll(name, ALL[name]));
    byId('no-' + id).addEventListener('click', () => setAll(name, []));
  });
  byId('money').addEventListener('change', (event) => { state.money = event.target.checked; refresh(); });
  byId('weighed').addEventListener('change', (event) => { state.weighed = event.target.checked; refresh(); });
  byId('document').addEventListener('change', (event) => {
    state.document = event.target.value === '' ? null : Number(event.target.value);
    refresh();
  });
  byId('reset').addEventListener('click', () => {
    Object.assign(state, unfiltered());
    showFilters();
    refresh();
  });
  const openFilters = (open) => {
    byId('filters').classList.toggle('open', open);
    byId('open-filters').setAttribute('aria-expanded', String(open));
    byId(open ? 'close-filters' : 'open-filters').focus();
  };
  byId('open-filters').addEventListener('click', () => openFilters(true));
  byId('close-filters').addEventListener('click', () => openFilters(false));
}

function bindLevels() {
  document.querySelectorAll('#levels button').forEach((button) => button.addEventListener('click', () => {
    state.selection = null;
    changeLevel(button.value);
    refresh();
    showAll();
  }));
}
