function say(key, values) {
  const text = labels[state.language][key];
  if (text === undefined) throw new Error('no label: ' + key);
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

const decimals = (value) => String(Math.round(value * 10000) / 10000);
const grouped = (value) => value.toLocaleString('en-GB', { maximumFractionDigits: 2 });

function nameOf(node) {
  const english = node.shown === undefined ? node.english : node.shown_english;
  return state.language === 'en' && english ? english : node.shown || node.name;
}

function otherName(node) {
  const other = state.language === 'en' ? node.name : node.english;
  return other && other !== nameOf(node) ? other : null;
}

function inside(node) {
  const name = state.language === 'en' && node.within_english ? node.within_english : node.within;
  return name ? say('within') + ' ' + name : null;
}

function quantity(value, unit) {
  if (Array.isArray(value)) {
    return value[0] === value[1] ? quantity(value[0], unit) : quantity(value[0], unit) + '–' + quantity(value[1], unit);
  }
  const chinese = state.language === 'zh';
  if (unit === '元') return chinese ? yuan(value) : 'CNY ' + millions(value);
  if (unit === '人') return grouped(value) + (chinese ? ' 人' : value === 1 ? ' person' : ' people');
  return grouped(value) + ' ' + unit;
}

function yuan(value) {
  if (Math.abs(value) >= 1e8) return decimals(value / 1e8) + ' 亿元';
  if (Math.abs(value) >= 1e5) return decimals(value / 1e4) + ' 万元';
  return grouped(value) + ' 元';
}

function millions(value) {
  if (Math.abs(value) >= 1e9) return decimals(value / 1e9) + ' billion';
  if (Math.abs(value) >= 1e6) return decimals(value / 1e6) + ' million';
  return grouped(value);
}

function period(years) {
  if (years === null) return say('no_year');
  const [first, last] = years;
  if (first === null && last === null) return say('no_year');
  if (last === null) return say('since', { year: first });
  if (first === null) return say('until', { year: last });
  return first === last ? String(first) : first + '–' + last;
}

const counted = (count) => (Array.isArray(count) ? count.join('–') : String(count));

function roleName(role) {
  return labels[state.language]['role_' + role] === undefined ? role : say('role_' + role);
}

function stated(item) {
  const years = item.period || (item.year ? [item.year, item.year] : null);
  const parts = [quantity(item.value, item.unit)];
  if (years) parts.push(period(years));
  if (item.role) parts.push(roleName(item.role));
  if (item.superseded) parts.push(say('superseded'));
  if (item.note) parts.push(item.note);
  return parts.join(' · ');
}
