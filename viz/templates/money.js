const chosen = { what: 'overview', year: '' };
const MOST_FLOWS = 40;
const SERIES = 8;
const middle = (payment) => (payment.low + payment.high) / 2;
const inEnglish = (name) => (state.language === 'en' ? data.english[name] || name.split('、').map((part) => data.english[part] || part).join('、') : name);
const sourceOf = (payment) => (payment.source === null ? say('source_unknown') : inEnglish(payment.source));
const placeOf = (payment) => (payment.place === null ? say(payment.shared ? 'place_shared' : 'place_unknown') : inEnglish(payment.place));
const purpose = (payment) => payment.programme || say('mechanism_' + payment.mechanism);
const amount = (payment) => quantity([payment.low, payment.high], '元');
const roleOf = (payment) => payment.role || 'stated';
const inYear = (payment) => chosen.year === '' || (payment.years !== null && (payment.years[0] || 0) <= Number(chosen.year) && (payment.years[1] || 9999) >= Number(chosen.year));
const signed = (value) => (value < 0 ? '−' + quantity(-value, '元') : quantity(value, '元'));
const SIGNS = { unequal: '≠', incomplete: '⊂', rounding: '≈', exact: '=' };

function verdictsOf(number) {
  return data.breakdowns.filter((item) => item.total === number);
}

function marks(number) {
  const unequal = verdictsOf(number).filter((item) => item.verdict !== 'exact');
  return unequal.length ? ' ' + unequal.map((item) => SIGNS[item.verdict]).join('') : '';
}

function paymentCards(number) {
  const payment = data.payments[number];
  const facts = [payment.years === null ? say('no_year') : period(payment.years), roleName(roleOf(payment))].join(' · ');
  const head = [isolated(sourceOf(payment) + ' → ' + purpose(payment) + ' → ' + placeOf(payment)), make('br'), make('b', {}, amount(payment)), ' ', make('small', {}, facts)];
  const audit = verdictsOf(number).map((item) => make('p', { class: 'note audit' }, make('b', { class: item.verdict }, SIGNS[item.verdict]), ' ',
    say('verdict_' + item.verdict) + (item.residual ? ' · ' + say('residual') + ' ' + signed(item.residual) : ''), ' ',
    make('button', { type: 'button', class: 'plain', onclick: () => change('what')(String(data.breakdowns.indexOf(item))) }, say('show_parts'))));
  const cards = payment.words.map((words, at) => sourceCard(at ? [] : head, words));
  return [...cards, ...audit];
}

function openPayments(title, numbers) {
  openDetail([isolated(title)], numbers.flatMap(paymentCards));
}

function flowsOf(numbers) {
  return numbers.map((number) => {
    const payment = data.payments[number];
    return { steps: [sourceOf(payment), purpose(payment) + marks(number), placeOf(payment)], value: middle(payment), numbers: [number] };
  });
}

function overviewFlows(role) {
  return flowsOf(data.payments.flatMap((payment, number) => (!payment.part && inYear(payment) && (role === null || roleOf(payment) === role) ? [number] : [])));
}

function partFlows(item) {
  const total = data.payments[item.total];
  const flows = item.parts.map((number) => {
    const part = data.payments[number];
    const name = part.source && part.source !== total.source ? sourceOf(part) + ' ' + purpose(part) : purpose(part);
    return { steps: [name, purpose(total) + marks(item.total), placeOf(total)], value: middle(part), numbers: [number] };
  });
  if (item.residual < 0) flows.push({ steps: [say('residual') + ' ' + signed(item.residual), purpose(total) + marks(item.total), placeOf(total)], value: -item.residual, numbers: [item.total], open: true });
  return flows;
}

function roles() {
  const found = new Set(data.payments.filter((payment) => !payment.part).map(roleOf));
  return ['planned', 'actual', 'stated'].filter((role) => found.has(role));
}

function redraw() {
  closeDetail();
  const item = chosen.what === 'overview' ? null : data.breakdowns[Number(chosen.what)];
  const sets = item === null ? roles().map((role) => [role, overviewFlows(role)]) : [[roleOf(data.payments[item.total]), partFlows(item)]];
  const largest = Math.max(1, ...sets.map(([, flows]) => flows.reduce((sum, flow) => sum + flow.value, 0)));
  byId('flows').replaceChildren(...sets.map(([role, flows]) => flowChart(role, flows, largest)));
  byId('flows').classList.toggle('single', sets.length === 1);
  byId('verdict').replaceChildren(...(item === null ? [] : [make('b', { class: item.verdict }, SIGNS[item.verdict]), ' ', say('verdict_' + item.verdict) + ' · ' + say('residual') + ' ' + signed(item.residual)]));
  byId('what').value = chosen.what;
  byId('year').disabled = item !== null;
  byId('by-year').replaceChildren(...yearChart());
}

function change(key) {
  return (value) => { chosen[key] = value; redraw(); };
}

function show() {
  const totals = data.breakdowns.map((item, number) => {
    const total = data.payments[item.total];
    const years = total.years === null ? '' : ' ' + period(total.years);
    return [String(number), SIGNS[item.verdict] + ' ' + purpose(total) + years + ' · ' + amount(total) + ' (' + item.parts.length + ')'];
  });
  const years = [...new Set(data.payments.filter((payment) => payment.years !== null).flatMap((payment) => payment.years.filter((year) => year !== null)))].sort();
  view.replaceChildren(make('section', { id: 'sankey' }, make('h2', {}, say('flows')), make('p', { class: 'note' }, say('flows_note')),
    make('div', { class: 'tools' }, choice('what', say('what'), [['overview', say('top_level')], ...totals], chosen.what, change('what')),
      choice('year', say('year'), [['', say('all_years')], ...years.map((year) => [String(year), String(year)])], chosen.year, change('year')), make('span', { id: 'verdict' })),
    make('div', { id: 'flows' })),
  make('section', {}, make('h2', {}, say('by_year')), make('p', { class: 'note' }, say('by_year_note')), make('div', { id: 'by-year' })));
  redraw();
}

startView(show);
