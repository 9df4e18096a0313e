function statedYears(item) {
  if (item.period) return item.period;
  return item.year === undefined ? null : [item.year, item.year];
}

function sumStated(facts, field) {
  const seen = new Set();
  const rows = new Map();
  facts.forEach((fact) => (fact.fields[field] || []).forEach((item) => {
    const shared = Boolean(fact.fields.shared);
    const [low, high] = Array.isArray(item.value) ? item.value : [item.value, item.value];
    const years = statedYears(item);
    const role = item.role || 'stated';
    const row = JSON.stringify([years, role, item.unit]);
    const key = JSON.stringify([shared ? null : fact.ends, fact.mechanism, low, high, row]);
    if (seen.has(key) || item.superseded) return;
    seen.add(key);
    const sum = rows.get(row) || { years, role, unit: item.unit, low: 0, high: 0, shared: false };
    rows.set(row, { ...sum, low: sum.low + low, high: sum.high + high, shared: sum.shared || shared });
  }));
  const from = (sum) => (sum.years === null ? 10000 : sum.years[0] || 0);
  const to = (sum) => (sum.years === null ? 10000 : sum.years[1] || 9999);
  return [...rows.values()].sort((a, b) => from(a) - from(b) || to(a) - to(b) || (a.role < b.role ? -1 : a.role > b.role ? 1 : a.low - b.low));
}

function sums(rows, key) {
  if (!rows.length) return [];
  const cells = (item) => [make('td', {}, period(item.years)), make('td', {}, roleName(item.role)),
    make('td', { class: 'number' }, quantity([item.low, item.high], item.unit) + (item.shared ? ' *' : ''))];
  return [heading(key), make('table', { id: key.replace('_', '-') },
    make('thead', {}, make('tr', {}, make('th', {}, say('year')), make('th', {}, say('role')), make('th', { class: 'number' }, say('sum')))),
    make('tbody', {}, ...rows.map((item) => make('tr', {}, ...cells(item))))), make('p', { class: 'note' }, say('sums_note'))];
}
