const fold = (text) => text.toLowerCase().replace(/[\s'’-]/g, '');
const wordsOf = (node) => [...[node.name, node.english].filter(Boolean).map(fold), ...node.keys];

function matches(words) {
  const wanted = fold(words);
  if (!wanted) return [];
  const rank = (list) => Math.min(...list.map((name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 3)));
  return data.nodes.map((node, number) => [rank(wordsOf(node)), -node.facts, number])
    .filter((item) => item[0] < 3)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).slice(0, 12).map((item) => item[2]);
}

function bindSearch() {
  startSearch({
    find: matches,
    sign: (number) => foundParts(data.nodes[number]),
    choose: (number) => {
      select({ kind: 'node', number }, true);
      panel.focus();
    },
  });
}
