const years = data.facts.flatMap((fact) => (fact.years || [])).filter((year) => year !== null);

function tally(key) {
  const counts = {};
  data.facts.forEach((fact) => { counts[key(fact)] = (counts[key(fact)] || 0) + 1; });
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
  byId('statuses').replaceChildren(...['ongoing', 'planned', 'past'].filter((key) => key in statuses).map((key) => check(state.statuses, key, null, say('status_' + key), statuses[key])));
  byId('kinds').replaceChildren(...legend.kinds.map((row) => make('li', {}, kindSign(row.key), say(row.key))));
  const documents = tally((fact) => fact.document);
  const option = (value, text) => make('option', { value, selected: String(state.document === null ? '' : state.document) === value }, text);
  byId('document').replaceChildren(option('', say('all_documents')), ...Object.keys(documents).map((number) => option(number, data.documents[number].title + ' (' + documents[number] + ')')));
  byId('year-from').value = state.from === null ? '' : state.from;
  byId('year-to').value = state.to === null ? '' : state.to;
  byId('year-from').placeholder = years.length ? Math.min(...years) : '';
  byId('year-to').placeholder = years.length ? Math.max(...years) : '';
  byId('undated').checked = state.undated;
}

function refresh() {
  redraw();
  showPanel();
}

function setMechanisms(keys) {
  state.mechanisms.clear();
  keys.forEach((key) => state.mechanisms.add(key));
  showFilters();
  refresh();
}

const everyMechanism = () => legend.mechanisms.map((row) => row.key);
const yearIn = (input) => (/^\d{4}$/.test(input.value) ? Number(input.value) : null);

function bindFilters() {
  byId('all-mechanisms').addEventListener('click', () => setMechanisms(everyMechanism()));
  byId('no-mechanisms').addEventListener('click', () => setMechanisms([]));
  ['from', 'to'].forEach((side) => byId('year-' + side).addEventListener('input', (event) => {
    state[side] = yearIn(event.target);
    refresh();
  }));
  byId('undated').addEventListener('change', (event) => { state.undated = event.target.checked; refresh(); });
  byId('document').addEventListener('change', (event) => {
    state.document = event.target.value === '' ? null : Number(event.target.value);
    refresh();
  });
  byId('reset').addEventListener('click', () => {
    Object.assign(state, { from: null, to: null, undated: true, document: null });
    data.facts.forEach((fact) => state.statuses.add(fact.status));
    setMechanisms(everyMechanism());
  });
  const openFilters = (open) => {
    byId('filters').classList.toggle('open', open);
    byId('open-filters').setAttribute('aria-expanded', String(open));
    byId(open ? 'close-filters' : 'open-filters').focus();
  };
  byId('open-filters').addEventListener('click', () => openFilters(true));
  byId('close-filters').addEventListener('click', () => openFilters(false));
}
