const input = byId('search');
const found = byId('found');
let results = [];
let chosen = 0;
const fold = (text) => text.toLowerCase().replace(/[\s'’-]/g, '');
const wordsOf = (node) => [...[node.name, node.english].filter(Boolean).map(fold), ...node.keys];

function matches(words) {
  const wanted = fold(words);
  if (!wanted) return [];
  const rank = (list) => Math.min(...list.map((name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 3)));
  return data.nodes.map((node, number) => [rank(wordsOf(node)), -node.facts, number])
    .filter((item) => item[0] < 3)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).slice(0, 12).map((item) => item[2]);
}

function showFound() {
  results = matches(input.value);
  chosen = 0;
  const empty = input.value.trim() !== '' && !results.length;
  found.replaceChildren(...results.map((number, at) => foundRow(number, at)), ...(empty ? [make('li', { role: 'option', 'aria-disabled': 'true' }, say('no_match'))] : []));
  found.hidden = !results.length && !empty;
  input.setAttribute('aria-expanded', String(!found.hidden));
  markChosen();
}

function foundRow(number, at) {
  const node = data.nodes[number];
  const other = state.language === 'en' ? node.name : node.english;
  return make('li', { role: 'option', id: 'found-' + at, onmousedown: (event) => { event.preventDefault(); choose(number); } },
    kindSign(node.kind), isolated(nameOf(node)), make('small', {}, isolated(other && other !== nameOf(node) ? other : node.within || '')));
}

function markChosen() {
  [...found.children].forEach((child, at) => child.setAttribute('aria-selected', String(at === chosen && results.length > 0)));
  if (results.length) input.setAttribute('aria-activedescendant', 'found-' + chosen);
  else input.removeAttribute('aria-activedescendant');
}

function choose(number) {
  input.value = '';
  showFound();
  select({ kind: 'node', number }, true);
  panel.focus();
}

function bindSearch() {
  input.addEventListener('input', showFound);
  input.addEventListener('blur', () => { found.hidden = true; });
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && results.length) {
      event.preventDefault();
      chosen = (chosen + step + results.length) % results.length;
      markChosen();
    } else if (event.key === 'Enter' && results.length) choose(results[chosen]);
    else if (event.key === 'Escape' && input.value !== '') {
      event.stopPropagation();
      input.value = '';
      showFound();
    }
  });
}
