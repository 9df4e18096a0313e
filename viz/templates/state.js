const legend = read('legend');
legend.kinds.forEach((row) => { styleOf[row.key] = row; });
legend.mechanisms.forEach((row) => { styleOf['mechanism_' + row.key] = row; });
styleOf.weighed = legend.weighed;
data.facts.forEach((fact) => { fact.ends = [fact.helper, fact.recipient]; });

const ALL = {
  mechanisms: legend.mechanisms.map((row) => row.key),
  statuses: ['ongoing', 'planned', 'past'].filter((key) => data.facts.some((fact) => fact.status === key)),
  kinds: legend.kinds.map((row) => row.key).filter((key) => data.ends.some((end) => end.kind === key)),
};
const spans = data.facts.map((fact) => fact.years).filter((years) => years !== null);
const said = spans.flat().filter((year) => year !== null);
const SPAN = said.length ? [Math.min(...said), Math.max(...said)] : [2016, 2020];

function unfiltered() {
  return {
    mechanisms: new Set(ALL.mechanisms), statuses: new Set(ALL.statuses), kinds: new Set(ALL.kinds),
    from: null, to: null, undated: true, document: null, money: false, weighed: true,
  };
}

function untouched() {
  return { level: 'actors', selection: null, ego: null, path: null, pinned: new Set(), hidden: new Set(), expanded: new Set() };
}

Object.assign(state, unfiltered(), untouched(), { picking: null });

function inYears(years) {
  if (state.from === null && state.to === null) return years !== null || state.undated;
  if (years === null) return state.undated;
  const [first, last] = years;
  return (state.to === null || first === null || first <= state.to)
    && (state.from === null || last === null || last >= state.from);
}

function passesButYears(fact) {
  return state.mechanisms.has(fact.mechanism)
    && state.statuses.has(fact.status)
    && fact.ends.every((end) => state.kinds.has(data.ends[end].kind))
    && (state.document === null || fact.document === state.document)
    && (state.weighed || !isWeighed(fact))
    && (!state.money || (fact.fields.amounts || []).length > 0);
}

const passes = (fact) => passesButYears(fact) && inYears(fact.years);
const isFiltered = () => data.facts.some((fact) => !passes(fact));
