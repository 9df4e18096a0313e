const TABS = {
  facts: { address: '/review/reviews', states: ['open', 'confirmed', 'wrong'], card: factCard, field: 'review', key: (row) => ({ fact: row.id }) },
  merges: { address: '/review/judgements', states: ['open', 'same', 'different', 'unsure'], card: mergeCard, field: 'judgement', key: (row) => ({ left: row.left.id, right: row.right.id }) },
};
const JUDGE = 'jiedui-judge';
const wanted = new URLSearchParams(location.search);
const asked = { tab: wanted.get('tab') in TABS ? wanted.get('tab') : 'facts', search: wanted.get('search') || '', kind: wanted.has('kind') ? wanted.get('kind') : 'aid', state: wanted.get('state') || '' };
let found = { rows: [], total: 0, kinds: [], writing: false };
let latest = 0;

async function send(method, address, said) {
  const reply = await fetch(address, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(said) });
  if (!reply.ok) throw new Error((await reply.text()).trim());
  return reply.json();
}

function listing(key) {
  return { replace: (row) => byId('rows').querySelectorAll('article').forEach((card) => { if (card.dataset.key === key) card.replaceWith(drawRow(row)); }),
    fail: (words) => byId('rows').querySelectorAll('article').forEach((card) => { if (card.dataset.key === key) card.lastElementChild.textContent = words; }) };
}

async function change(row, method, more) {
  const tab = TABS[asked.tab];
  const shown = listing(drawRow(row).dataset.key);
  try {
    const answer = await send(method, tab.address, { ...tab.key(row), ...more });
    row[tab.field] = answer.said;
    shown.replace(row);
  } catch (error) { shown.fail(error.message); }
}

const judgeName = () => byId('judge') ? byId('judge').value : '';

function drawRow(row) {
  const tab = TABS[asked.tab];
  return tab.card(row, {
    writing: found.writing,
    undo: (it) => change(it, 'DELETE', {}),
    choose: (it, word, reason) => change(it, 'POST', { [tab.field]: word, reason, judge: judgeName() }),
  });
}

function drawRows() {
  byId('said').textContent = found.writing ? say('review_found', { number: found.total }) : say('review_found', { number: found.total }) + ' · ' + say('review_read_only');
  byId('rows').replaceChildren(...found.rows.map(drawRow));
  byId('more').hidden = found.rows.length >= found.total;
}

async function load(more) {
  const mine = ++latest;
  const { tab, ...filters } = asked;
  const kept = Object.entries(asked).filter(([name, value]) => value || (name === 'kind' && tab === 'facts'));
  history.replaceState(null, '', '?' + new URLSearchParams(kept));
  const reply = await fetch('/review/' + tab + '?' + new URLSearchParams({ ...filters, offset: more ? found.rows.length : 0 }));
  if (mine !== latest) return;
  if (!reply.ok) { byId('said').textContent = (await reply.text()).trim(); return; }
  const answer = await reply.json();
  const changed = String(answer.kinds) !== String(found.kinds) || answer.writing !== found.writing;
  found = { ...found, ...answer, rows: more ? [...found.rows, ...answer.rows] : answer.rows };
  if (changed) drawTools();
  drawRows();
}

function select(id, label, options) {
  const menu = make('select', { id, 'aria-label': label }, ...options.map(([value, text]) => make('option', { value, selected: value === asked[id] }, text)));
  menu.addEventListener('change', () => { asked[id] = menu.value; load(false); });
  return menu;
}

function otherPair() {
  const sides = ['left', 'right'].map((side) => make('input', { type: 'text', id: side, maxlength: 500, placeholder: say('review_' + side), 'aria-label': say('review_' + side) }));
  const told = make('p', { class: 'wrong', role: 'alert' });
  const choose = async (judgement, reason) => {
    try {
      await send('POST', TABS.merges.address, { left: sides[0].value, right: sides[1].value, judgement, reason, judge: judgeName() });
      told.textContent = '';
      load(false);
    } catch (error) { told.textContent = error.message; }
  };
  return make('details', { id: 'pair' }, make('summary', {}, say('review_pair')), make('div', { class: 'answer' }, ...sides), answerRow(['same', 'different', 'unsure'], null, choose), told);
}

function drawTools() {
  const tabs = Object.keys(TABS).map((tab) => make('button', { type: 'button', 'data-tab': tab, 'aria-pressed': String(tab === asked.tab), onclick: () => { Object.assign(asked, { tab, state: '', kind: 'aid' }); drawTools(); load(false); } }, say('review_' + tab)));
  const search = make('input', { type: 'search', id: 'search', value: asked.search, placeholder: say('review_search'), 'aria-label': say('review_search') });
  search.addEventListener('input', () => { asked.search = search.value; load(false); });
  const judge = make('input', { type: 'text', id: 'judge', class: 'who', maxlength: 80, value: onDevice((kept) => kept.getItem(JUDGE)) || '', placeholder: say('review_judge'), 'aria-label': say('review_judge') });
  judge.addEventListener('change', () => onDevice((kept) => kept.setItem(JUDGE, judge.value)));
  const states = [['', say('review_all')], ...TABS[asked.tab].states.map((word) => [word, say('review_' + word)])];
  const facts = asked.tab === 'facts';
  byId('tools').replaceChildren(...tabs, search,
    ...(facts ? [select('kind', say('review_kind'), [['', say('review_kinds')], ...found.kinds.map((kind) => [kind, say('mark_' + kind)])])] : []),
    select('state', say('review_state'), states), ...(found.writing ? [judge] : []));
  byId('extra').replaceChildren(...(!facts && found.writing ? [otherPair()] : []));
}

byId('view').append(make('div', { class: 'bar', id: 'tools' }), make('p', { id: 'note', class: 'note' }), make('div', { id: 'extra' }), make('p', { id: 'said', role: 'status' }), make('div', { id: 'rows' }), make('button', { type: 'button', id: 'more', hidden: true, onclick: () => load(true) }));
startTheme(() => {});
startLanguage((language) => {
  state.language = language;
  document.title = say('title_review');
  byId('note').textContent = say('review_note');
  byId('more').textContent = say('review_more');
  drawTools();
  drawRows();
});
load(false);
