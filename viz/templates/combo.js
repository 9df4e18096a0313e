const input = byId('search');
const found = byId('found');
let results = [];
let chosen = 0;
let latest = Promise.resolve();

function startSearch({ find, sign, choose }) {
  const mark = () => {
    [...found.children].forEach((child, at) => child.setAttribute('aria-selected', String(at === chosen && results.length > 0)));
    if (results.length) input.setAttribute('aria-activedescendant', 'found-' + chosen);
    else input.removeAttribute('aria-activedescendant');
  };
  const take = (row) => { input.value = ''; show([]); choose(row); };
  const option = (row, at) => make('li', { role: 'option', id: 'found-' + at, onmousedown: (event) => { event.preventDefault(); take(row); } }, ...sign(row));
  const show = (rows) => {
    results = rows;
    chosen = 0;
    const empty = input.value.trim() !== '' && !results.length;
    found.replaceChildren(...results.map(option), ...(empty ? [make('li', { role: 'option', 'aria-disabled': 'true' }, say('no_match'))] : []));
    found.hidden = !results.length && !empty;
    input.setAttribute('aria-expanded', String(!found.hidden));
    mark();
  };
  const search = () => {
    const mine = latest = Promise.resolve(find(input.value)).then((rows) => { if (mine === latest) show(rows); });
  };
  input.addEventListener('input', search);
  input.addEventListener('blur', () => { found.hidden = true; });
  input.addEventListener('keydown', async (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && results.length) {
      event.preventDefault();
      chosen = (chosen + step + results.length) % results.length;
      mark();
    } else if (event.key === 'Enter') {
      await latest;
      if (results.length) take(results[chosen]);
    } else if (event.key === 'Escape' && input.value !== '') {
      event.stopPropagation();
      input.value = '';
      show([]);
    }
  });
}

function foundParts(node) {
  return [kindSign(node.kind), isolated(nameOf(node)), make('small', {}, isolated(otherName(node) || node.within || ''))];
}
