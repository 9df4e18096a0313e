const dateOf = (document) => {
  const [year, month, day] = (data.documents[document].date || '').split('-').map(Number);
  return year ? year + ((month || 7) - 1) / 12 + ((day || 1) - 1) / 372 : null;
};
const factsIn = (line) => line.facts.map((number) => data.facts[number]).filter(isChosen);
const documentsOf = (line) => [...new Set(factsIn(line).map((fact) => fact.document))];
const severalLines = () => data.lines.filter((line) => documentsOf(line).length > 1);

function moneyChanges(line) {
  const stated = new Map();
  factsIn(line).forEach((fact) => (fact.fields.amounts || []).forEach((item) => {
    const key = JSON.stringify([statedSpan(item), item.role || null]);
    stated.set(key, (stated.get(key) || new Set()).add(JSON.stringify(item.value)));
  }));
  return [...stated.values()].some((values) => values.size > 1);
}

function statedSpan(item) {
  return item.period || (item.year === undefined ? null : [item.year, item.year]);
}

function yearSpan(lines) {
  const years = lines.flatMap((line) => factsIn(line).flatMap((fact) => [dateOf(fact.document), ...(fact.years || [])])).filter((year) => year !== null);
  return years.length ? [Math.floor(Math.min(...years)), Math.ceil(Math.max(...years) + 1)] : [2016, 2021];
}

function ruler(span, at) {
  const svg = draw('svg', { viewBox: `0 0 ${LIFE.width} 22`, class: 'ruler', 'aria-hidden': 'true' });
  const step = Math.max(1, Math.ceil((span[1] - span[0]) / 12));
  for (let year = span[0]; year < span[1]; year += step) {
    const text = draw('text', { x: at(year + 0.5), y: 15, 'text-anchor': 'middle' });
    text.textContent = String(year);
    svg.append(text, draw('line', { x1: at(year), x2: at(year), y1: 2, y2: 20, class: 'tick-line' }));
  }
  return svg;
}

function lifeLine(line, at) {
  const facts = factsIn(line);
  const svg = draw('svg', { viewBox: `0 0 ${LIFE.width} ${LIFE.row}`, opacity: opacityOf(facts), 'aria-hidden': 'true' });
  const style = styleOf['mechanism_' + line.mechanism];
  const middle = LIFE.row / 2;
  facts.filter((fact) => fact.years !== null && fact.years.some((year) => year !== null)).forEach((fact) => {
    const first = fact.years[0] === null ? fact.years[1] : fact.years[0];
    const last = fact.years[1] === null ? first : fact.years[1];
    svg.append(draw('rect', { class: 'span', x: at(first), y: middle - 4, width: at(last + 1) - at(first), height: 8, rx: 4 }));
  });
  const dates = facts.map((fact) => dateOf(fact.document)).filter((date) => date !== null);
  if (dates.length) svg.append(draw('line', { x1: at(Math.min(...dates)), x2: at(Math.max(...dates)), y1: middle, y2: middle, stroke: style.colour, 'stroke-width': 3, 'stroke-dasharray': style.dash.join(' ') || 'none' }));
  dates.forEach((date) => svg.append(draw('circle', { cx: at(date), cy: middle, r: 5, fill: style.colour, class: 'said' })));
  return svg;
}

function saidWhen(line) {
  const dates = documentsOf(line).map((document) => data.documents[document].date).filter(Boolean).sort();
  if (!dates.length) return say('no_date');
  return dates[0] === dates[dates.length - 1] ? dates[0] : dates[0] + ' – ' + dates[dates.length - 1];
}

function lifeRow(line, at) {
  const [helper, recipient] = [data.ends[line.helper], data.ends[line.recipient]].map(nameOf);
  const documents = documentsOf(line).length;
  const open = () => openDetail([isolated(helper), ' → ', isolated(recipient)], aidCards(factsIn(line)));
  return make('li', { class: 'life' }, make('button', { type: 'button', onclick: open },
    make('span', { class: 'name' }, mechanismSign(line.mechanism, onlyWeighed(factsIn(line))), ' ', isolated(helper + ' → ' + recipient)),
    make('small', {}, [say('mechanism_' + line.mechanism), saidWhen(line), documents + ' ' + say('documents'), ...(onlyWeighed(factsIn(line)) ? [say('weighed_filter')] : [])].join(' · ') + (moneyChanges(line) ? ' · Δ ' + say('money_changes') : ''))), lifeLine(line, at));
}

function lifeLines() {
  const lines = (chosen.several ? severalLines() : data.lines).filter((line) => factsIn(line).length);
  const order = [...lines].sort((a, b) => documentsOf(b).length - documentsOf(a).length || factsIn(b).length - factsIn(a).length);
  const span = yearSpan(order);
  const at = (year) => LIFE.left + ((year - span[0]) / (span[1] - span[0])) * (LIFE.width - 2 * LIFE.left);
  const rest = order.length - chosen.lines;
  const more = make('button', { type: 'button', id: 'more-lines', onclick: () => { chosen.lines += 200; redrawLines(); } }, say('more_lines', { count: rest }));
  if (!order.length) return [make('p', { class: 'note' }, say('nothing'))];
  return [make('ul', { id: 'lives' }, make('li', { class: 'life head' }, make('span', {}), ruler(span, at)), ...order.slice(0, chosen.lines).map((line) => lifeRow(line, at))), ...(rest > 0 ? [more] : [])];
}
