const view = byId('view');

function openAll() {
  view.querySelectorAll('details').forEach((element) => { element.open = true; });
}

const detail = byId('detail');
let opener = null;

function openDetail(title, parts) {
  opener = document.activeElement;
  const close = make('button', { type: 'button', class: 'plain', id: 'close-detail', onclick: closeDetail }, '✕ ' + say('close'));
  detail.replaceChildren(make('div', { class: 'top' }, make('h2', {}, ...title), close), ...parts);
  detail.hidden = false;
  document.body.classList.add('with-detail');
  detail.scrollTop = 0;
  detail.focus();
}

function closeDetail() {
  if (detail.hidden) return;
  detail.hidden = true;
  document.body.classList.remove('with-detail');
  if (opener !== null && opener.isConnected) opener.focus();
}

function sourceCard(head, words) {
  return make('article', {}, make('p', { class: 'ends' }, ...head), weighedBadge(words.confidence), quoted([words.before, words.quote, words.after]),
    words.number ? quoted(words.number) : null, reviewLine(words.review), make('cite', {}, source(words)));
}

function aidCards(facts) {
  return facts.map((fact) => (fact.words === null ? make('article', {}, make('cite', {}, source(fact))) : factCard(fact)));
}

function segments(id, keys, current, change) {
  return make('div', { id, class: 'segments', role: 'group' }, ...keys.map(([key, text]) => make('button', {
    type: 'button', value: key, 'aria-pressed': String(key === current), onclick: () => change(key),
  }, text)));
}

function pressable(element, action) {
  element.addEventListener('click', action);
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    action();
  });
  return element;
}

function startView(show) {
  Object.assign(styleOf, read('styles'));
  addEventListener('keydown', (event) => { if (event.key === 'Escape') closeDetail(); });
  startTheme(() => {});
  startLanguage((language) => {
    state.language = language;
    closeDetail();
    document.title = say('title_' + document.body.dataset.view);
    show();
  });
  addEventListener('beforeprint', openAll);
}

function tick(key, label, count, checked, change) {
  const box = make('input', { type: 'checkbox', value: key, checked });
  box.addEventListener('change', () => change(box.checked));
  return make('label', { class: 'tick' }, box, ...label, make('span', { class: 'count' }, String(count)));
}

function weighedTick(change) {
  const count = data.facts.filter(isWeighed).length;
  return count ? tick('weighed', [say('weighed_shown')], count, chosen.weighed, change) : null;
}

const isChosen = (fact) => (chosen.weighed || !isWeighed(fact)) && (!chosen.mechanism || fact.mechanism === chosen.mechanism);

function choice(id, label, options, value, change) {
  const menu = make('select', { id }, ...options.map(([key, text]) => make('option', { value: key, selected: key === value }, text)));
  menu.addEventListener('change', () => change(menu.value));
  return make('label', { class: 'choice' }, make('span', {}, label), menu);
}
