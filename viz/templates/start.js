function showLanguage(language) {
  state.language = language;
  document.title = say('title');
  document.querySelectorAll('[data-label]').forEach((element) => element.setAttribute('aria-label', say(element.dataset.label)));
  input.placeholder = say('search');
  showFilters();
  refresh();
}

function selectAddress() {
  const wanted = wantedAnchor();
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
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  addEventListener('hashchange', selectAddress);
}

bindFilters();
bindSearch();
bindPicture();
bindKeys();
byId('legend-box').open = innerWidth > 760;
startLanguage(showLanguage);
showAll();
selectAddress();
