const legend = read('legend');
Object.assign(state, {
  selection: null,
  mechanisms: new Set(legend.mechanisms.map((row) => row.key)),
  statuses: new Set(data.facts.map((fact) => fact.status)),
  from: null,
  to: null,
  undated: true,
  document: null,
});
const factsOf = data.lines.map(() => []);
data.facts.forEach((fact) => {
  const line = data.lines[fact.line];
  Object.assign(fact, { ends: [line.helper, line.recipient], mechanism: line.mechanism });
  factsOf[fact.line].push(fact);
});
const linesOf = data.nodes.map(() => ({ helps: [], helped_by: [] }));
data.lines.forEach((line, number) => {
  linesOf[line.helper].helps.push(number);
  linesOf[line.recipient].helped_by.push(number);
});
legend.kinds.concat(legend.mechanisms.map((row) => ({ ...row, key: 'mechanism_' + row.key })))
  .forEach((row) => { styleOf[row.key] = row; });

function inYears(years) {
  if (state.from === null && state.to === null) return years !== null || state.undated;
  if (years === null) return state.undated;
  const [first, last] = years;
  return (state.to === null || first === null || first <= state.to)
    && (state.from === null || last === null || last >= state.from);
}

function passes(fact) {
  return state.mechanisms.has(fact.mechanism)
    && state.statuses.has(fact.status)
    && (state.document === null || fact.document === state.document)
    && inYears(fact.years);
}

const liveFacts = (number) => factsOf[number].filter(passes);
const isFiltered = () => data.facts.some((fact) => !passes(fact));
