const chosen = { level: 'prefecture', mechanism: '', weighed: true };
const box = { x: 0, y: 0, width: 100, height: 100 };
const frame = draw('svg', { id: 'map', role: 'group' });
let spots = [];
let arcs = [];
const nameOfSpot = (spot) => (state.language === 'en' && spot.english ? spot.english : spot.name);
const arcFacts = (arc) => arc.facts.map((number) => data.facts[number]).filter(isChosen);

function choose() {
  const level = data.levels[chosen.level];
  arcs = level.arcs.filter((arc) => arcFacts(arc).length);
  const here = new Set(arcs.flatMap((arc) => [arc.helper, arc.recipient]));
  spots = level.spots.map((spot, number) => ({ ...spot, number })).filter((spot) => here.has(spot.number));
}

function fit() {
  const points = spots.length ? spots.map((spot) => [spot.x, spot.y]) : data.ground;
  const [xs, ys] = [0, 1].map((at) => points.map((point) => point[at]));
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const area = frame.getBoundingClientRect();
  const ratio = area.height / area.width || 0.7;
  const width = Math.max(right - left + 130, (bottom - top + 110) / ratio, 240);
  Object.assign(box, { x: (left + right - width) / 2, y: (top + bottom - width * ratio) / 2, width, height: width * ratio });
}

function zoom(factor) {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  Object.assign(box, { width: box.width * factor, height: box.height * factor });
  Object.assign(box, { x: x - box.width / 2, y: y - box.height / 2 });
  paint();
}

function path(arc, bend, pixel) {
  const level = data.levels[chosen.level];
  const [from, to] = [level.spots[arc.helper], level.spots[arc.recipient]];
  if (arc.helper === arc.recipient) {
    const size = (9 + 4 * bend) * pixel;
    return `M${from.x} ${from.y}m0 ${-2 * size}a${size} ${size} 0 1 1 -0.01 0z`;
  }
  const curve = 0.16 + 0.1 * bend;
  const middle = { x: (from.x + to.x) / 2 + (to.y - from.y) * curve, y: (from.y + to.y) / 2 - (to.x - from.x) * curve };
  return `M${from.x} ${from.y}Q${middle.x} ${middle.y} ${to.x} ${to.y}`;
}

function arrow(arc, bend, pixel) {
  const level = data.levels[chosen.level];
  const [from, to] = [level.spots[arc.helper], level.spots[arc.recipient]];
  if (arc.helper === arc.recipient) return null;
  const curve = 0.16 + 0.1 * bend;
  const ahead = [to.x - ((from.x + to.x) / 2 + (to.y - from.y) * curve), to.y - ((from.y + to.y) / 2 - (to.x - from.x) * curve)];
  const turn = (Math.atan2(ahead[1], ahead[0]) * 180) / Math.PI;
  return draw('path', { d: 'M-17 -4.5L-7 0L-17 4.5z', transform: `translate(${to.x} ${to.y}) rotate(${turn}) scale(${pixel})`, fill: styleOf['mechanism_' + arc.mechanism].colour, 'aria-hidden': 'true' });
}

function drawArc(arc, bend, pixel) {
  const level = data.levels[chosen.level];
  const style = styleOf['mechanism_' + arc.mechanism];
  const facts = arcFacts(arc);
  const label = nameOfSpot(level.spots[arc.helper]) + ' → ' + nameOfSpot(level.spots[arc.recipient]) + ' · ' + say('mechanism_' + arc.mechanism) + ' · ' + facts.length + (onlyWeighed(facts) ? ' · ' + say('weighed_filter') : '');
  const d = path(arc, bend, pixel);
  const line = draw('path', { class: 'arc', d, stroke: style.colour, 'stroke-width': Math.min(1.8 + Math.log2(facts.length), 6) * pixel, 'stroke-dasharray': style.dash.map((length) => length * 0.7 * pixel).join(' ') || 'none' });
  const wide = draw('path', { class: 'reach', d, 'stroke-width': 12 * pixel });
  const group = draw('g', { class: 'press', tabindex: 0, role: 'button', 'aria-label': label });
  const title = draw('title', {});
  title.textContent = label;
  group.append(title, wide, line);
  group.setAttribute('opacity', opacityOf(facts));
  const head = arrow(arc, bend, pixel);
  if (head !== null) group.append(head);
  return pressable(group, () => openDetail([isolated(label)], aidCards(facts)));
}

function drawSpot(spot, pixel) {
  const style = styleOf['place_' + spot.level];
  const size = Math.min(6 + 1.6 * Math.sqrt(spot.facts), 15);
  const scale = (size / 8) * pixel;
  const label = nameOfSpot(spot) + ' · ' + spot.facts + ' ' + say('aid');
  const group = draw('g', { class: 'press', tabindex: 0, role: 'button', 'aria-label': label });
  const title = draw('title', {});
  title.textContent = label;
  group.append(title, draw('path', { d: SHAPES[style.shape], fill: style.fill, stroke: style.outline, 'stroke-width': 1.3, transform: `translate(${spot.x - 9 * scale} ${spot.y - 9 * scale}) scale(${scale})` }));
  const own = arcs.filter((arc) => arc.helper === spot.number || arc.recipient === spot.number);
  return pressable(group, () => openDetail([isolated(nameOfSpot(spot))], aidCards(own.flatMap(arcFacts))));
}

function drawNames(pixel) {
  const taken = [];
  return spots.flatMap((spot) => {
    const text = nameOfSpot(spot);
    const width = [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 13 : 7.2), 0) * pixel;
    const place = { left: spot.x - width / 2, right: spot.x + width / 2, top: spot.y + 10 * pixel, bottom: spot.y + 26 * pixel };
    if (taken.some((other) => place.left < other.right && other.left < place.right && place.top < other.bottom && other.top < place.bottom)) return [];
    taken.push(place);
    const name = draw('text', { x: spot.x, y: spot.y + 22 * pixel, 'font-size': 13 * pixel, 'stroke-width': 3.5 * pixel, 'text-anchor': 'middle', 'aria-hidden': 'true' });
    name.textContent = text;
    return [name];
  });
}

function paint() {
  const pixel = box.width / (frame.getBoundingClientRect().width || 1000);
  frame.setAttribute('viewBox', [box.x, box.y, box.width, box.height].join(' '));
  const bends = new Map();
  const bend = (arc) => {
    const key = [arc.helper, arc.recipient].sort((a, b) => a - b).join();
    bends.set(key, (bends.has(key) ? bends.get(key) : -1) + 1);
    return bends.get(key);
  };
  const ground = draw('path', { class: 'ground', d: data.ground.map(([x, y]) => `M${x} ${y}h0`).join(''), 'stroke-width': 2.6 * pixel, 'aria-hidden': 'true' });
  frame.replaceChildren(ground, ...arcs.map((arc) => drawArc(arc, bend(arc), pixel)), ...spots.map((spot) => drawSpot(spot, pixel)), ...drawNames(pixel));
}

function showSigns() {
  const levels = [...new Set(spots.map((spot) => spot.level))];
  const mechanisms = [...new Set(arcs.map((arc) => arc.mechanism))];
  byId('signs').replaceChildren(...levels.map((key) => make('li', {}, kindSign('place_' + key), ' ', say('place_' + key))),
    ...mechanisms.map((key) => make('li', {}, mechanismSign(key), ' ', say('mechanism_' + key))),
    ...(arcs.some((arc) => onlyWeighed(arcFacts(arc))) ? [weighedItem()] : []));
  const facts = arcs.reduce((sum, arc) => sum + arcFacts(arc).length, 0);
  byId('on-map').textContent = say('on_map', { spots: spots.length, facts, left: data.levels[chosen.level].left_out });
}

function redraw() {
  closeDetail();
  choose();
  view.querySelectorAll('#tiers button').forEach((button) => button.setAttribute('aria-pressed', String(button.value === chosen.level)));
  fit();
  paint();
  showSigns();
}

function bindDragging() {
  let held = null;
  frame.addEventListener('pointerdown', (event) => { held = [event.clientX, event.clientY]; });
  addEventListener('pointerup', () => { held = null; });
  frame.addEventListener('pointermove', (event) => {
    if (held === null) return;
    const pixel = box.width / frame.getBoundingClientRect().width;
    box.x -= (event.clientX - held[0]) * pixel;
    box.y -= (event.clientY - held[1]) * pixel;
    held = [event.clientX, event.clientY];
    frame.setAttribute('viewBox', [box.x, box.y, box.width, box.height].join(' '));
  });
  frame.addEventListener('wheel', (event) => { event.preventDefault(); zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2); }, { passive: false });
}

function show() {
  state.level = 'lifted';
  frame.setAttribute('aria-label', say('title_map'));
  const change = (key) => (value) => { chosen[key] = value; redraw(); };
  const mechanisms = [...new Set(data.facts.map((fact) => fact.mechanism))];
  const button = (id, text, label, action) => make('button', { type: 'button', id, 'aria-label': label, onclick: action }, text);
  view.replaceChildren(make('div', { class: 'tools' },
    segments('tiers', ['province', 'prefecture', 'county'].map((key) => [key, say('level_' + key)]), chosen.level, change('level')),
    choice('mechanism', say('mechanism'), [['', say('all_mechanisms')], ...mechanisms.map((key) => [key, say('mechanism_' + key)])], chosen.mechanism, change('mechanism')), weighedTick(change('weighed'))),
  make('section', {}, make('p', { class: 'note' }, say('map_note')),
    make('div', { class: 'sheet' }, frame, make('div', { class: 'zoom' }, button('zoom-in', '＋', say('zoom_in'), () => zoom(1 / 1.35)), button('zoom-out', '－', say('zoom_out'), () => zoom(1.35)),
      button('fit', say('fit'), say('fit'), () => { fit(); paint(); }))),
    make('p', { class: 'note', id: 'on-map', role: 'status' }), make('ul', { class: 'signs', id: 'signs' })));
  redraw();
}

bindDragging();
startView(show);
