const STACK = { height: 220, width: 46, gap: 4, between: 26 };
const themeOf = (payment) => (purpose(payment).replace(/^(19|20)\d\d年/, '') || purpose(payment)) + (payment.source === null ? '' : ' · ' + sourceOf(payment));

function yearly() {
  return data.payments.map((payment, number) => ({ payment, number }))
    .filter(({ payment }) => payment.years !== null && payment.years[0] !== null && payment.years[0] === payment.years[1] && !payment.part_of_year);
}

function themes(items) {
  const sums = new Map();
  items.forEach(({ payment }) => sums.set(themeOf(payment), (sums.get(themeOf(payment)) || 0) + middle(payment)));
  return [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, SERIES - 1).map(([name]) => name);
}

function segment(item, x, y, height, series) {
  const { payment, number } = item;
  const label = payment.years[0] + ' · ' + roleName(roleOf(payment)) + ' · ' + purpose(payment) + marks(number) + ' · ' + amount(payment);
  const group = draw('g', { class: 'segment', 'data-series': series, tabindex: 0, role: 'button', 'aria-label': label });
  const title = draw('title', {});
  title.textContent = label;
  group.append(title, draw('rect', { x, y, width: STACK.width, height: Math.max(height, 1.5) }));
  if (height > 13) {
    const text = draw('text', { x: x + STACK.width / 2, y: y + height / 2, 'text-anchor': 'middle', 'dominant-baseline': 'middle' });
    text.textContent = String(series) + marks(number);
    group.append(text);
  }
  return pressable(group, () => openPayments(label, [number]));
}

function stack(items, x, scale, names) {
  let y = STACK.height + 20;
  const order = (item) => (names.indexOf(themeOf(item.payment)) + SERIES) % SERIES;
  return [...items].sort((a, b) => order(a) - order(b) || middle(b.payment) - middle(a.payment)).map((item) => {
    const height = middle(item.payment) * scale;
    y -= Math.max(height, 1.5);
    const at = names.indexOf(themeOf(item.payment));
    return segment(item, x, y, height, at < 0 ? SERIES : at + 1);
  });
}

function caption(text, x, y, kind) {
  const element = draw('text', { x, y, 'text-anchor': 'middle', class: kind });
  element.textContent = text;
  return element;
}

function yearChart() {
  const items = yearly();
  if (!items.length) return [make('p', { class: 'note' }, say('nothing'))];
  const names = themes(items);
  const groups = new Map();
  items.forEach((item) => {
    const key = item.payment.years[0] + ' ' + roleOf(item.payment);
    groups.set(key, [...(groups.get(key) || []), item]);
  });
  const total = (list) => list.reduce((sum, item) => sum + middle(item.payment), 0);
  const scale = STACK.height / Math.max(...[...groups.values()].map(total));
  const years = [...new Set(items.map((item) => item.payment.years[0]))].sort();
  const shapes = [];
  const widest = Math.max(...[...groups].flatMap(([key, list]) => [quantity(total(list), '元'), roleName(key.slice(5))]).map((text) => widthOf(text, 10.5)));
  const step = Math.max(STACK.width + STACK.gap, widest + 8);
  let x = 10 + (step - STACK.width) / 2;
  years.forEach((year) => {
    const own = ['planned', 'actual', 'stated'].filter((role) => groups.has(year + ' ' + role));
    own.forEach((role, at) => {
      const left = x + at * step;
      const list = groups.get(year + ' ' + role);
      shapes.push(...stack(list, left, scale, names), caption(roleName(role), left + STACK.width / 2, STACK.height + 34, 'role'),
        caption(quantity(total(list), '元'), left + STACK.width / 2, STACK.height + 15 - total(list) * scale, 'total'));
    });
    const width = own.length * step;
    shapes.push(caption(String(year), x + (width - step + STACK.width) / 2, STACK.height + 52, 'year'));
    x += width + STACK.between;
  });
  const svg = draw('svg', { viewBox: `0 0 ${Math.max(x, 300)} ${STACK.height + 60}`, width: Math.max(x, 300), role: 'group', 'aria-label': say('by_year') });
  svg.append(...shapes);
  const others = items.some((item) => !names.includes(themeOf(item.payment)));
  const key = [...names, ...(others ? [say('other_programmes')] : [])].map((name, at) => make('li', { 'data-series': at < names.length ? at + 1 : SERIES },
    make('b', {}, String(at < names.length ? at + 1 : SERIES)), ' ', isolated(name)));
  return [make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': say('by_year') }, svg), make('ol', { id: 'series' }, ...key)];
}
