const BAR = { width: 100, height: 34 };

function yearCounts() {
  const counts = new Map();
  for (let year = SPAN[0]; year <= SPAN[1]; year += 1) counts.set(year, 0);
  data.facts.filter((fact) => fact.years !== null && passesButYears(fact)).forEach((fact) => {
    const [first, last] = fact.years;
    for (let year = Math.max(first || SPAN[0], SPAN[0]); year <= Math.min(last || SPAN[1], SPAN[1]); year += 1) counts.set(year, counts.get(year) + 1);
  });
  return counts;
}

function showHistogram() {
  const counts = yearCounts();
  const most = Math.max(1, ...counts.values());
  const step = BAR.width / counts.size;
  const svg = draw('svg', { viewBox: '0 0 ' + BAR.width + ' ' + BAR.height, preserveAspectRatio: 'none', role: 'img', 'aria-label': say('histogram') });
  [...counts].forEach(([year, count], at) => {
    const inside = (state.from === null || year >= state.from) && (state.to === null || year <= state.to);
    const height = (BAR.height * count) / most;
    const bar = draw('rect', { class: inside ? 'in' : 'out', x: at * step + 0.4, y: BAR.height - height, width: Math.max(step - 0.8, 0.6), height });
    const title = draw('title', {});
    title.textContent = year + ': ' + count;
    bar.append(title);
    svg.append(bar);
  });
  byId('histogram').replaceChildren(svg);
}

function showYears() {
  ['from', 'to'].forEach((side, at) => {
    const slider = byId('slide-' + side);
    Object.assign(slider, { min: SPAN[0], max: SPAN[1] });
    slider.value = state[side] === null ? SPAN[at] : state[side];
    slider.setAttribute('aria-label', say('years') + ' ' + say(side));
    byId('year-' + side).value = state[side] === null ? '' : state[side];
    byId('year-' + side).placeholder = SPAN[at];
  });
  byId('undated').checked = state.undated;
  showHistogram();
}

function slide(side, value) {
  const edge = side === 'from' ? 0 : 1;
  state[side] = value === SPAN[edge] ? null : value;
  const other = side === 'from' ? 'to' : 'from';
  const crossed = state[side] !== null && state[other] !== null && (side === 'from' ? state.from > state.to : state.to < state.from);
  if (crossed) state[other] = state[side];
  showYears();
  refresh();
}

function bindYears() {
  ['from', 'to'].forEach((side) => {
    byId('slide-' + side).addEventListener('input', (event) => slide(side, Number(event.target.value)));
    byId('year-' + side).addEventListener('input', (event) => {
      state[side] = yearFrom(event.target.value);
      byId('slide-' + side).value = state[side] === null ? SPAN[side === 'from' ? 0 : 1] : state[side];
      showHistogram();
      refresh();
    });
  });
  byId('undated').addEventListener('change', (event) => { state.undated = event.target.checked; refresh(); });
}
