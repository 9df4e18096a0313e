function showLanguage(language) {
  state.language = language;
  document.title = say('title_explore');
  document.querySelectorAll('[data-label]').forEach((element) => element.setAttribute('aria-label', say(element.dataset.label)));
  input.placeholder = say('search');
  if (scene === null) return;
  listQuestions();
  showFilters();
  refresh();
}

function bindKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'z' && (event.ctrlKey || event.metaKey) && event.target.tagName !== 'INPUT') {
      event.preventDefault();
      undo();
    }
    if (event.key !== 'Escape') return;
    if (byId('filters').classList.contains('open')) byId('close-filters').click();
    else if (state.picking !== null) pick(null);
    else if (state.selection !== null) { select(null); picture.focus(); }
  });
  byId('undo').addEventListener('click', undo);
  byId('whole').addEventListener('click', showWhole);
  const shades = () => { if (scene !== null) { repaint(nearby()); showLegend(); } };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', shades);
  startTheme(shades);
  addEventListener('hashchange', () => readAddress());
}

async function readAddress() {
  try {
    await restore(location.hash.slice(1));
  } catch (error) { byId('told').textContent = error.message; }
}

async function begin() {
  Object.assign(state, startState());
  byId('legend-box').open = innerWidth > 760;
  bindPicture();
  bindFilters();
  bindQuestions();
  bindKeys();
  bindSaving();
  startTabs();
  startSearch({
    find: (words) => (words.trim() === '' ? [] : askData('search', { level: state.level, version: whole.version, words })),
    sign: (hit) => foundParts(hit.row),
    choose: (hit) => { if (isPart() || state.picking !== null) select({ kind: 'node', number: hit.number }, true); else { around(hit.number); panel.focus(); } },
  });
  startLanguage(showLanguage);
  await readAddress();
  if (scene === null) return;
  listQuestions();
  showFilters();
}

begin();
