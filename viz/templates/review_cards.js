const MARKS = { confirmed: ['✓', 'good'], same: ['✓', 'good'], wrong: ['✗', 'bad'], different: ['✗', 'bad'], unsure: ['?', ''] };
const toneOf = (word) => MARKS[word][1];
const inLanguage = (pair) => pair[state.language === 'zh' ? 0 : 1];

function judgedLine(said, word, undo) {
  const by = [said.judge, said.date, said.reason].filter(Boolean).join(' · ');
  return make('p', { class: 'judged ' + toneOf(word) }, MARKS[word][0] + ' ' + say('review_' + word) + ' ', make('small', {}, isolated(by)), ' ',
    undo ? make('button', { type: 'button', class: 'plain undo', onclick: undo }, say('undo')) : '');
}

function whereOf(fact) {
  return make('cite', {}, make('a', { href: fact.href }, isolated(fact.title), ' · ' + say('line', { number: fact.line })));
}

function answerRow(words, said, choose) {
  const reason = make('input', { type: 'text', maxlength: 500, placeholder: say('review_reason'), 'aria-label': say('review_reason') });
  const buttons = words.map((word) => make('button', { type: 'button', 'data-word': word, 'aria-pressed': String(said === word), onclick: () => choose(word, reason.value) }, MARKS[word][0] + ' ' + say('review_' + word)));
  return make('div', { class: 'answer' }, ...buttons, reason);
}

function factCard(fact, actions) {
  const said = fact.review;
  const fields = fact.fields.flatMap((field) => [make('dt', {}, inLanguage(field.name)), make('dd', {}, isolated(field.items ? field.items.map(stated).join('；') : inLanguage(field.value)))]);
  return make('article', { class: said ? toneOf(said.review) : '', 'data-key': fact.id },
    make('p', { class: 'ends' }, make('span', { class: 'badge' }, say('mark_' + fact.kind)), isolated(fact.ends.join(' → '))),
    fields.length ? make('dl', {}, ...fields) : null,
    quoted(fact.words), whereOf(fact),
    said ? judgedLine(said, said.review, actions.writing ? () => actions.undo(fact) : null) : null,
    actions.writing ? answerRow(['confirmed', 'wrong'], said && said.review, (word, reason) => actions.choose(fact, word, reason)) : null,
    make('p', { class: 'wrong', role: 'alert' }));
}

function sidePart(side) {
  return make('div', { class: 'side' },
    make('p', { class: 'ends' }, isolated(side.names.join(' / '))),
    make('p', {}, make('code', {}, isolated(side.id)), ' ', make('small', {}, say('review_documents', { number: side.documents }))),
    ...(side.fact ? [quoted(side.fact.words), whereOf(side.fact)] : []));
}

function mergeCard(row, actions) {
  const said = row.judgement;
  return make('article', { class: said ? toneOf(said.judgement) : '', 'data-key': row.left.id + ' ' + row.right.id },
    make('div', { class: 'sides' }, sidePart(row.left), sidePart(row.right)),
    make('p', { class: 'note words' }, row.rule ? say('review_merged') + ' ' : say('review_apart'), row.rule ? isolated(row.reason) : ''),
    said ? judgedLine(said, said.judgement, actions.writing ? () => actions.undo(row) : null) : null,
    actions.writing ? answerRow(['same', 'different', 'unsure'], said && said.judgement, (word, reason) => actions.choose(row, word, reason)) : null,
    make('p', { class: 'wrong', role: 'alert' }));
}
