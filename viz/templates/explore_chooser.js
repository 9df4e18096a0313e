const countCodes = (numbers, keys) => {
  const counts = keys.map(() => 0);
  numbers.forEach((code) => { counts[code] += 1; });
  return counts;
};

function check(name, key, sign, label, count) {
  const box = make('input', { type: 'checkbox', value: key, checked: state[name].has(key) });
  box.addEventListener('change', () => {
    if (box.checked) state[name].add(key); else state[name].delete(key);
    refresh();
  });
  return make('li', {}, make('label', {}, box, sign, label, make('span', { class: 'count' }, grouped(count))));
}

function showFilters() {
  const lists = [['mechanisms', whole.mechanism, mechanismSign, 'mechanism_'], ['kinds', whole.kind, kindSign, '']];
  lists.forEach(([name, codes, sign, prefix]) => {
    const counts = countCodes(codes, data[name]);
    byId(name + '-shown').replaceChildren(...data[name].flatMap((key, code) => (counts[code] ? [check(name, key, sign(key), say(prefix + key), counts[code])] : [])));
  });
}

function showWeighed() {
  const count = whole.weighed.reduce((sum, one) => sum + one, 0);
  byId('weighed').checked = state.weighed;
  byId('weighed-box').hidden = count === 0;
  byId('weighed-count').textContent = grouped(count);
}

function setAll(name, keys) {
  state[name] = new Set(keys);
  showFilters();
  refresh();
}

function bindFilters() {
  byId('weighed').addEventListener('change', (event) => { state.weighed = event.target.checked; refresh(); });
  SETS.forEach((name) => {
    document.querySelector('[data-all=' + name + ']').addEventListener('click', () => setAll(name, data[name]));
    document.querySelector('[data-none=' + name + ']').addEventListener('click', () => setAll(name, []));
  });
  const open = (shown) => {
    byId('filters').classList.toggle('open', shown);
    byId('open-filters').setAttribute('aria-expanded', String(shown));
    byId(shown ? 'close-filters' : 'open-filters').focus();
  };
  byId('open-filters').addEventListener('click', () => open(true));
  byId('close-filters').addEventListener('click', () => open(false));
  document.querySelectorAll('#levels button').forEach((button) => button.addEventListener('click', () => changeLevel(button.value)));
}

async function changeLevel(level) {
  const { mechanisms, kinds, weighed } = state;
  await openLevel(level);
  forgetAnswer();
  Object.assign(state, startState(), { level, mechanisms, kinds, weighed });
  spots = new Map();
  showFilters();
  refresh();
  fitAll();
}

function showLegend() {
  const kinds = [...new Set(scene.kind)].sort((a, b) => a - b);
  const mechanisms = [...new Set(scene.mechanism)].sort((a, b) => a - b);
  const circle = draw('svg', { class: 'sign', width: 18, height: 18, 'aria-hidden': 'true' });
  circle.append(draw('circle', { cx: 9, cy: 9, r: 7, fill: 'none', stroke: inks.muted }));
  byId('legend').replaceChildren(
    ...kinds.map((code) => make('li', { 'data-kind': KINDS[code] }, kindSign(KINDS[code]), say(KINDS[code]))),
    ...mechanisms.map((code) => make('li', { 'data-mechanism': MECHANISMS[code] }, mechanismSign(MECHANISMS[code]), say('mechanism_' + MECHANISMS[code]))),
    ...(scene.weighed.some(Boolean) ? [weighedItem()] : []),
    ...(scene.rings.length ? [make('li', { 'data-ring': true }, circle, say('explore_circle'))] : []));
}

function listQuestions() {
  const options = data.questions.map((one) => make('option', { value: one.name, selected: state.answer !== null && state.answer.question === one.name }, state.language === 'zh' ? one.zh : one.en));
  byId('question').replaceChildren(make('option', { value: '' }, say('editor_choose')), ...options);
  showBlanks();
}

function showBlanks() {
  const question = data.questions.find((one) => one.name === byId('question').value);
  const values = state.answer !== null && question !== undefined && state.answer.question === question.name ? state.answer.values : {};
  byId('blanks').replaceChildren(...(question === undefined ? [] : question.blanks.map((blank) => make('label', {},
    state.language === 'zh' ? blank.zh : blank.en, make('input', { type: 'text', name: blank.name, value: values[blank.name] === undefined ? blank.value : values[blank.name] })))));
  byId('draw').disabled = question === undefined;
}

async function tryAnswer(asked) {
  byId('told').textContent = '';
  if (asked === null) return;
  try {
    await findAnswer(asked);
    state.answer = asked;
  } catch (error) {
    forgetAnswer();
    byId('told').textContent = error.message;
  }
}

async function drawAnswer(asked) {
  await openLevel('actors');
  const before = { ...state };
  Object.assign(state, startState(), { level: 'actors' });
  spots = new Map();
  await tryAnswer(asked);
  if (state.answer === null) {
    await openLevel(before.level);
    Object.assign(state, before);
    return;
  }
  byId('filters').classList.remove('open');
  refresh();
  fitAll();
}

function bindQuestions() {
  byId('question').addEventListener('change', showBlanks);
  byId('asking').addEventListener('submit', (event) => {
    event.preventDefault();
    const values = Object.fromEntries([...byId('blanks').querySelectorAll('input')].map((box) => [box.name, box.value.trim()]).filter(([, value]) => value !== ''));
    drawAnswer({ question: byId('question').value, values });
  });
}
