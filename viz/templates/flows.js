const FLOW = { width: 640, labels: 240, height: 380, bar: 13, gap: 19, least: 2.5, font: 13.5, columns: [0, 0.46, 1] };
const columnAt = (step) => FLOW.columns[step] * (FLOW.width - FLOW.bar);

function columnOf(flows, step) {
  const sums = new Map();
  flows.forEach((flow) => sums.set(flow.steps[step], (sums.get(flow.steps[step]) || 0) + flow.value));
  return [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function strongestFlows(flows) {
  const sorted = [...flows].sort((a, b) => b.value - a.value);
  return sorted.slice(0, MOST_FLOWS);
}

function place(column, scale, x) {
  let y = 12;
  return new Map(column.map(([name, value]) => {
    const box = { name, value, x, y, height: Math.max(value * scale, FLOW.least), from: y, to: y };
    y += box.height + FLOW.gap;
    return [name, box];
  }));
}

function ribbon(flow, from, to, scale) {
  const size = Math.max(flow.value * scale, 1);
  const [y, goal] = [from.from, to.to];
  from.from += size;
  to.to += size;
  const [left, right] = [from.x + FLOW.bar, to.x];
  const bend = (left + right) / 2;
  const label = flow.steps.join(' → ') + ' · ' + quantity(flow.value, '元');
  const path = draw('path', {
    class: flow.open ? 'ribbon open' : 'ribbon', tabindex: 0, role: 'button', 'aria-label': label,
    d: `M${left} ${y}C${bend} ${y} ${bend} ${goal} ${right} ${goal}V${goal + size}C${bend} ${goal + size} ${bend} ${y + size} ${left} ${y + size}Z`,
  });
  const title = draw('title', {});
  title.textContent = label;
  path.append(title);
  return pressable(path, () => openPayments(label, flow.numbers));
}

const pen = document.createElement('canvas').getContext('2d');

function widthOf(text, size) {
  pen.font = size + 'px ' + getComputedStyle(document.body).fontFamily;
  return pen.measureText(text).width * 1.04;
}

function shorter(text, room) {
  if (widthOf(text, FLOW.font) <= room) return text;
  const [, name, audit] = /^(.*?)( [≠⊂≈=]+)?$/su.exec(text);
  const signs = [...name];
  const tail = '…' + (audit || '');
  while (signs.length > 1 && widthOf(signs.join('') + tail, FLOW.font) > room) signs.pop();
  return signs.join('') + tail;
}

function bar(box, step, flows, scale) {
  const group = draw('g', {});
  const rect = draw('rect', { class: 'bar', x: box.x, y: box.y, width: FLOW.bar, height: box.height, tabindex: 0, role: 'button', 'aria-label': box.name + ' · ' + quantity(box.value, '元') });
  const text = draw('text', { x: box.x + FLOW.bar + 5, y: box.y + Math.max(box.height / 2, 5), 'dominant-baseline': 'middle' });
  const value = ' ' + quantity(box.value, '元');
  const end = step === 2 ? FLOW.width + FLOW.labels : columnAt(step + 1);
  text.textContent = shorter(box.name, end - box.x - FLOW.bar - 11 - widthOf(value, FLOW.font)) + value;
  const title = draw('title', {});
  title.textContent = box.name + value;
  rect.append(title);
  const own = flows.filter((flow) => flow.steps[step] === box.name).flatMap((flow) => flow.numbers);
  group.append(pressable(rect, () => openPayments(box.name, own)), text);
  return group;
}

function flowChart(role, all, largest) {
  const flows = strongestFlows(all);
  const rest = all.length - flows.length;
  const columns = [0, 1, 2].map((step) => columnOf(flows, step));
  const scale = FLOW.height / largest;
  const boxes = columns.map((column, step) => place(column, scale, columnAt(step)));
  const height = Math.max(60, ...boxes.map((column) => [...column.values()].reduce((sum, box) => Math.max(sum, box.y + box.height), 0))) + 14;
  const svg = draw('svg', { viewBox: `0 0 ${FLOW.width + FLOW.labels} ${height}`, role: 'group', 'aria-label': roleName(role) });
  const joined = new Map();
  flows.forEach((flow) => {
    svg.append(ribbon(flow, boxes[0].get(flow.steps[0]), boxes[1].get(flow.steps[1]), scale));
    const key = JSON.stringify(flow.steps.slice(1));
    const known = joined.get(key) || { steps: flow.steps.slice(1), value: 0, numbers: [] };
    joined.set(key, { ...known, value: known.value + flow.value, numbers: [...new Set([...known.numbers, ...flow.numbers])] });
  });
  joined.forEach((flow) => svg.append(ribbon(flow, boxes[1].get(flow.steps[0]), boxes[2].get(flow.steps[1]), scale)));
  boxes.forEach((column, step) => column.forEach((box) => svg.append(bar(box, step, flows, scale))));
  const empty = flows.length ? make('div', { class: 'drawing', tabindex: '0', role: 'region', 'aria-label': roleName(role) }, svg) : make('p', { class: 'note' }, say('nothing'));
  return make('figure', { 'data-role': role }, make('figcaption', {}, make('b', {}, roleName(role)), ' ', make('small', {}, flows.length + ' ' + say('payments'))), empty,
    rest > 0 ? make('p', { class: 'note' }, say('flows_cut', { count: rest })) : null);
}
