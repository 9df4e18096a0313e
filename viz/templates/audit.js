const VERDICTS = { unequal: '≠', incomplete: '⊂', rounding: '≈', exact: '=' };
const counts = {};
data.findings.forEach((finding) => { counts[finding.verdict] = (counts[finding.verdict] || 0) + 1; });
const chosen = { verdicts: new Set(Object.keys(counts)), document: '' };

function verdict(key) {
  return make('span', { class: 'verdict ' + key }, make('b', { 'aria-hidden': 'true' }, VERDICTS[key]), ' ', say('verdict_' + key));
}

function ofWhom(figure) {
  const name = state.language === 'en' && figure.whose_english ? figure.whose_english : figure.whose;
  return name && name !== figure.name ? make('small', {}, isolated(name)) : null;
}

function told(figure) {
  const limits = [figure.basis, figure.qualifier].filter(Boolean).map((word) => word + ' ').join('');
  return limits + quantity(figure.value, figure.unit);
}

function about(figure) {
  const parts = [figure.years === null ? null : period(figure.years), figure.role === null ? null : roleName(figure.role)];
  return make('small', {}, parts.filter(Boolean).join(' · '));
}

function figureRow(figure, kind) {
  return make('li', { class: kind, 'data-document': figure.words.document }, make('details', {},
    make('summary', {}, make('span', { class: 'name' }, isolated(figure.name), ' ', ofWhom(figure)), about(figure), make('span', { class: 'number' }, told(figure))),
    quoted(said(figure)), reviewLine(figure.words.review), make('cite', {}, source(figure.words))));
}

const said = ({ words }) => [words.before, words.quote, words.after];
const signed = (value, unit) => (value < 0 ? '−' + quantity(-value, unit) : quantity(value, unit));

function reckoning(key, text) {
  return make('li', { class: 'reckoning' }, make('span', { class: 'name' }, say(key)), make('span', { class: 'number' }, text));
}

function findingRow(finding) {
  const { unit } = finding;
  const outcome = finding.residual === 0 ? '' : say('residual') + ' ' + signed(finding.residual, unit);
  return make('details', { class: 'finding', 'data-verdict': finding.verdict, 'data-document': finding.document, open: finding.verdict === 'unequal' },
    make('summary', {}, verdict(finding.verdict), make('span', { class: 'name' }, isolated(finding.total.name), ' ', ofWhom(finding.total)),
      make('span', { class: 'outcome' }, outcome), make('span', { class: 'number' }, quantity(finding.stated, unit))),
    make('ul', { class: 'figures' }, figureRow(finding.total, 'total'), ...finding.parts.map((part) => figureRow(part, 'part')),
      reckoning('sum_of_parts', quantity(finding.sum, unit)), reckoning('residual', signed(finding.residual, unit)),
      reckoning('tolerance', '±' + quantity(finding.tolerance, unit))));
}

function contradictionRow(pair) {
  return make('details', { class: 'finding', 'data-document': pair.one.words.document, 'data-other': pair.other.words.document, open: true },
    make('summary', {}, make('span', { class: 'verdict unequal' }, make('b', { 'aria-hidden': 'true' }, '↯'), ' ', say('differs')),
      make('span', { class: 'name' }, isolated(pair.one.name), ' ', ofWhom(pair.one)), about(pair.one),
      make('span', { class: 'number' }, told(pair.one) + ' / ' + told(pair.other))),
    make('ul', { class: 'figures' }, figureRow(pair.one, 'part'), figureRow(pair.other, 'part')));
}

function gapRow(gap) {
  const words = gap.words === null ? [make('p', {}, isolated(gap.message))]
    : [quoted(said(gap)), make('p', { class: 'note' }, isolated(gap.message)), make('cite', {}, source(gap.words))];
  return make('li', { class: 'gap', 'data-document': gap.words === null ? '' : gap.words.document }, ...words);
}

function part(id, rows, wrap) {
  return make('section', { id }, make('h2', {}, say(id) + ' ', make('small', {}, '')), make('p', { class: 'note' }, say(id + '_note')),
    wrap(rows), make('p', { class: 'note none' }, say('nothing')));
}

function filter() {
  view.querySelectorAll('section').forEach((section) => {
    const rows = [...section.querySelectorAll('.finding,.gap')];
    rows.forEach((row) => {
      const documents = [row.dataset.document, row.dataset.other];
      row.hidden = (chosen.document !== '' && !documents.includes(chosen.document))
        || (row.dataset.verdict !== undefined && !chosen.verdicts.has(row.dataset.verdict));
    });
    const shown = rows.filter((row) => !row.hidden).length;
    section.querySelector('h2 small').textContent = shown === rows.length ? String(shown) : shown + ' / ' + rows.length;
    section.querySelector('.none').hidden = shown > 0;
  });
}

function filters() {
  const choose = (key) => (checked) => { chosen.verdicts[checked ? 'add' : 'delete'](key); filter(); };
  const boxes = Object.keys(VERDICTS).filter((key) => counts[key]).map((key) => tick(key, [verdict(key)], counts[key], chosen.verdicts.has(key), choose(key)));
  const documents = [['', say('all_documents')], ...data.documents.map((item, number) => [String(number), item.title])];
  return make('div', { class: 'tools' }, ...boxes, choice('document', say('document'), documents, chosen.document, (value) => { chosen.document = value; filter(); }));
}

function show() {
  const list = (rows) => make('ul', {}, ...rows);
  const group = (rows) => make('div', {}, ...rows);
  const order = Object.keys(VERDICTS);
  const findings = [...data.findings].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  view.replaceChildren(filters(),
    part('audited', findings.map(findingRow), group), part('contradictions', data.contradictions.map(contradictionRow), group),
    part('unlinked', data.unlinked.map(gapRow), list), part('unread', data.unread.map(gapRow), list));
  filter();
}

startView(show);
