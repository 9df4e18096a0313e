function showLanguage(language) {
  state.language = language;
  document.title = say('title');
  document.querySelectorAll('[data-label]').forEach((element) => element.setAttribute('aria-label', say(element.dataset.label)));
  input.placeholder = say('search');
  showFilters();
  refresh();
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
  const canvas = byId('network').firstElementChild;
  canvas.tabIndex = 0;
  canvas.addEventListener('keydown', (event) => {
    const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] || [0, 0];
    if (x || y) {
      event.preventDefault();
      const at = network.getViewPosition();
      network.moveTo({ position: { x: at.x + (60 * x) / network.getScale(), y: at.y + (60 * y) / network.getScale() } });
    } else if (event.key === '+' || event.key === '-') zoom(event.key === '+' ? 1.35 : 1 / 1.35);
  });
}

function bindKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'z' && (event.ctrlKey || event.metaKey) && event.target.tagName !== 'INPUT') {
      event.preventDefault();
      undo();
    }
    if (event.key !== 'Escape') return;
    if (byId('filters').classList.contains('open')) byId('close-filters').click();
    else if (state.picking !== null) act(() => { state.picking = null; });
    else if (state.selection !== null) select(null);
  });
  byId('undo').addEventListener('click', undo);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  addEventListener('hashchange', readAddress);
}

bindFilters();
bindYears();
bindLevels();
bindSaving();
bindSearch();
bindPicture();
bindKeys();
byId('legend-box').open = innerWidth > 760;
const asked = location.hash;
changeLevel('actors');
startLanguage(showLanguage);
startTheme(redraw);
past.length = 0;
history.replaceState(null, '', asked || location.pathname + location.search);
readAddress();
