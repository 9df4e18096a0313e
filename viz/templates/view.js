const view = byId('view');

function openAll() {
  view.querySelectorAll('details').forEach((element) => { element.open = true; });
}

function startView(show) {
  startLanguage((language) => {
    state.language = language;
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

function choice(id, label, options, value, change) {
  const menu = make('select', { id }, ...options.map(([key, text]) => make('option', { value: key, selected: key === value }, text)));
  menu.addEventListener('change', () => change(menu.value));
  return make('label', { class: 'choice' }, make('span', {}, label), menu);
}
