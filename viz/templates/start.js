function setLanguage(language) {
  state.language = language;
  document.documentElement.dataset.language = language;
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  document.title = say('title');
  document.querySelectorAll('[data-label]').forEach((element) => element.setAttribute('aria-label', say(element.dataset.label)));
  input.placeholder = say('search');
  showFilters();
  refresh();
}

function remember(language) {
  try { localStorage.setItem('jiedui-language', language); } catch (error) { if (!(error instanceof DOMException)) throw error; }
}

function remembered() {
  try { return localStorage.getItem('jiedui-language'); } catch (error) { if (!(error instanceof DOMException)) throw error; return null; }
}

function selectAddress() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const fact = data.facts.find((item) => item.anchor === wanted);
  const node = data.nodes.findIndex((item) => item.id === wanted);
  if (fact) select({ kind: 'line', number: fact.line }, true);
  else if (node >= 0) select({ kind: 'node', number: node }, true);
}

function bindPicture() {
  network.on('afterDrawing', drawLabels);
  network.on('click', (event) => {
    if (event.nodes.length) select({ kind: 'node', number: event.nodes[0] });
    else if (event.edges.length) select({ kind: 'line', number: event.edges[0] });
    else if (state.selection !== null) select(null);
  });
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });
  byId('zoom-in').addEventListener('click', () => zoom(1.35));
  byId('zoom-out').addEventListener('click', () => zoom(1 / 1.35));
  byId('fit').addEventListener('click', () => showAll());
}

function bindKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    if (byId('filters').classList.contains('open')) byId('close-filters').click();
    else if (state.selection !== null) select(null);
  });
  byId('language').addEventListener('click', () => {
    const language = state.language === 'zh' ? 'en' : 'zh';
    remember(language);
    setLanguage(language);
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  addEventListener('hashchange', selectAddress);
}

bindFilters();
bindSearch();
bindPicture();
bindKeys();
byId('legend-box').open = innerWidth > 760;
setLanguage(remembered() === 'en' ? 'en' : 'zh');
showAll();
selectAddress();
