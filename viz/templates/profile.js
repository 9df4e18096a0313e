function top(title, sub) {
  const close = make('button', { type: 'button', class: 'plain', id: 'close-panel', onclick: closePanel }, '✕ ' + say('close'));
  return make('div', { class: 'top' }, make('div', {}, title, ...sub), close);
}

function nodeTop(node, facts) {
  const other = otherName(node);
  const about = [say(node.kind), inside(node), facts + ' ' + say('fact_count')];
  return top(make('h2', {}, kindSign(node.kind), ' ', isolated(nameOf(node))), [
    other === null ? null : make('p', { class: 'sub' }, isolated(other)),
    make('p', { class: 'sub' }, about.filter(Boolean).join(' · ')),
  ].filter(Boolean));
}

function nodeSums(given, received) {
  return [
    ...sums(sumStated(given, 'amounts'), 'money_given'), ...sums(sumStated(received, 'amounts'), 'money_received'),
    ...sums(sumStated(given, 'staff'), 'people_given'), ...sums(sumStated(received, 'staff'), 'people_received'),
  ];
}
