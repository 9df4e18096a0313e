const START = 'PREFIX : <' + data.prefixes[''] + '>\nPREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\nSELECT ?helper ?recipient ?mechanism ?facts\nWHERE {\n' +
  '  ?relationship a :AidRelationship ;\n    :helper ?helper ;\n    :recipient ?recipient ;\n    :mechanism ?mechanism ;\n    :factCount ?facts .\n}\nORDER BY DESC(?facts) ?helper\nLIMIT 100\n';
const DOWNLOADS = { rows: { CSV: 'text/csv', TSV: 'text/tab-separated-values', JSON: 'application/sparql-results+json', XML: 'application/sparql-results+xml' }, graph: { Turtle: 'text/turtle', 'N-Triples': 'application/n-triples' } };
const box = byId('query');
const said = byId('said');
let running = null;
let shown = null;

function show() {
  if (shown === null) return;
  const { columns, rows, names } = shown;
  const way = document.querySelector('#ways [aria-pressed=true]').dataset.way;
  byId('table').hidden = way !== 'table';
  byId('graph').hidden = way !== 'graph';
  if (way === 'table') drawTable(byId('table'), columns, rows, names, ask);
  else drawGraph(byId('graph'), columns, rows, names);
}

function tell(words, wrong) {
  said.textContent = words;
  said.classList.toggle('wrong', Boolean(wrong));
}

function offer(kind, query) {
  byId('downloads').replaceChildren(...Object.entries(DOWNLOADS[kind]).map(([name, accept]) => {
    const button = make('button', { type: 'button', class: 'plain' }, name);
    button.addEventListener('click', async () => {
      const blob = await (await askServer(query, accept)).blob();
      const link = make('a', { href: URL.createObjectURL(blob), download: 'answer.' + name.toLowerCase().replace('turtle', 'ttl').replace('n-triples', 'nt') });
      link.click();
      URL.revokeObjectURL(link.href);
    });
    return button;
  }));
}

async function run() {
  if (running) running.abort();
  const mine = new AbortController();
  running = mine;
  byId('stop').hidden = false;
  tell(say('editor_running'));
  const begin = performance.now();
  const query = box.value;
  history.replaceState(null, '', '#' + new URLSearchParams({ query }));
  try {
    const reply = await askServer(query, 'application/sparql-results+json, application/n-triples', mine.signal);
    shown = await readAnswer(reply, mine.signal);
    const seconds = ((performance.now() - begin) / 1000).toFixed(2);
    const more = shown.rows.length > MOST_ROWS ? ' · ' + say('editor_first', { rows: MOST_ROWS }) : '';
    tell(shown.truth === undefined ? say('editor_rows', { rows: shown.rows.length, seconds }) + more : say('editor_truth', { value: shown.truth }));
    byId('ways').hidden = false;
    byId('to-explorer').href = '/explore#' + new URLSearchParams({ query });
    offer(shown.kind, query);
    show();
  } catch (error) {
    if (error.name !== 'AbortError') tell(error.message, true);
    else if (running === mine) tell('');
  } finally {
    if (running === mine) { running = null; byId('stop').hidden = true; }
  }
}

function write() {
  highlight(byId('shown'), box.value);
  byId('shown').scrollTop = box.scrollTop;
}

function ask(query) {
  box.value = query;
  write();
  run();
}

function listExamples() {
  const options = data.examples.map((example) => make('option', { value: example.name }, state.language === 'zh' ? example.zh : example.en));
  byId('examples').replaceChildren(make('option', { value: '' }, say('editor_choose')), ...options);
}

const completing = startCompletion(box, byId('completions'), write);
box.addEventListener('input', () => { write(); completing.open(false); });
box.addEventListener('scroll', () => { byId('shown').scrollTop = box.scrollTop; completing.close(); });
box.addEventListener('keydown', (event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); } });
byId('ask').addEventListener('submit', (event) => { event.preventDefault(); run(); });
byId('stop').addEventListener('click', () => running && running.abort());
byId('examples').addEventListener('change', (event) => {
  const example = data.examples.find((one) => one.name === event.target.value);
  if (example) ask(example.text);
});
document.querySelectorAll('#ways [data-way]').forEach((button) => button.addEventListener('click', () => {
  document.querySelectorAll('#ways [data-way]').forEach((one) => one.setAttribute('aria-pressed', String(one === button)));
  show();
}));
startLanguage((language) => {
  state.language = language;
  document.title = say('title_editor');
  document.querySelector('.tabs').setAttribute('aria-label', say('tabs'));
  box.setAttribute('aria-label', say('editor_query'));
  byId('completions').setAttribute('aria-label', say('editor_complete'));
  byId('examples').setAttribute('aria-label', say('editor_example'));
  listExamples();
  show();
});
startTheme(show);
startTabs();
const wanted = new URLSearchParams(location.hash.slice(1)).get('query');
box.value = wanted || START;
write();
if (wanted) run();
