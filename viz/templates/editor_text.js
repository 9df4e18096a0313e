const KEYWORDS = new Set(('SELECT CONSTRUCT ASK DESCRIBE WHERE FILTER OPTIONAL UNION MINUS GRAPH BIND VALUES AS DISTINCT REDUCED ' +
  'ORDER GROUP BY HAVING LIMIT OFFSET ASC DESC PREFIX BASE FROM NAMED EXISTS NOT IN A COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT ' +
  'STR LANG LANGMATCHES DATATYPE BOUND IRI CONTAINS STRSTARTS STRENDS STRLEN SUBSTR REPLACE REGEX IF COALESCE ABS ROUND TRUE FALSE').split(' '));
const TOKEN = /(#[^\n]*)|("""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(<[^<>"{}|^`\\\s]*>)|([?$]\w+)|([\w.-]*:[\w.%:-]*)|([A-Za-z_]\w*)/g;
const KINDS = ['comment', 'string', 'address', 'variable', 'name', 'word'];

function tokens(text) {
  const found = [];
  for (const hit of text.matchAll(TOKEN)) {
    let kind = KINDS[hit.slice(1).findIndex((group) => group !== undefined)];
    if (kind === 'word') kind = KEYWORDS.has(hit[0].toUpperCase()) ? 'keyword' : '';
    found.push({ kind, start: hit.index, text: hit[0] });
  }
  return found;
}

function highlight(box, text) {
  const parts = [];
  let at = 0;
  for (const token of tokens(text)) {
    parts.push(text.slice(at, token.start), token.kind ? make('span', { class: token.kind }, token.text) : token.text);
    at = token.start + token.text.length;
  }
  box.replaceChildren(...parts, text.slice(at) + '\n');
}

function wordBefore(text, at) {
  return /[?:<\w./-]*[?:<\w./\u4e00-\u9fff-]*$/.exec(text.slice(0, at))[0];
}

function completions(text, at, word) {
  if (!word) return [];
  const low = word.toLowerCase();
  if (word.startsWith('?')) {
    const known = new Set(tokens(text).filter((token) => token.kind === 'variable' && token.start + token.text.length !== at).map((token) => token.text));
    return [...known].filter((name) => name.toLowerCase().startsWith(low)).map((name) => ({ insert: name, zh: '', en: '' }));
  }
  const found = [];
  for (const term of data.terms) {
    const bare = term.name.replace(/^[:<]/, '').toLowerCase();
    const starts = term.name.toLowerCase().startsWith(low) || bare.startsWith(low);
    const meant = term.zh.includes(word) || term.en.toLowerCase().startsWith(low);
    if (starts || meant) found.push({ insert: term.name, rank: starts ? 0 : 1, ...term });
  }
  for (const name of Object.keys(data.prefixes)) {
    if (/prefix\s+\S*$/i.test(text.slice(0, at)) && name.startsWith(low.replace(':', ''))) {
      found.push({ insert: name + ': <' + data.prefixes[name] + '>', rank: -1, zh: '', en: '' });
    }
  }
  for (const name of KEYWORDS) if (name.toLowerCase().startsWith(low) && low.length > 1) found.push({ insert: name, rank: 2, zh: '', en: '' });
  return found.sort((one, other) => one.rank - other.rank || (one.insert < other.insert ? -1 : 1)).slice(0, 40);
}

function startCompletion(box, list, changed) {
  let found = [];
  let chosen = 0;
  const close = () => { list.hidden = true; box.setAttribute('aria-expanded', 'false'); box.removeAttribute('aria-activedescendant'); };
  const show = () => {
    list.replaceChildren(...found.map((item, index) => row(item, index)));
    list.hidden = found.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
    if (!list.hidden) { box.setAttribute('aria-activedescendant', 'completion-' + chosen); list.children[chosen].scrollIntoView({ block: 'nearest' }); place(); }
  };
  const row = (item, index) => {
    const label = state.language === 'zh' ? item.zh : item.en;
    const meaning = (state.language === 'zh' ? item.meaning_zh : item.meaning_en) || '';
    const line = make('li', { id: 'completion-' + index, role: 'option', 'aria-selected': String(index === chosen) }, make('code', {}, item.insert), make('span', {}, label || ''));
    if (index === chosen && meaning) line.append(make('span', { class: 'meaning' }, meaning));
    line.addEventListener('mousedown', (event) => { event.preventDefault(); accept(index); });
    return line;
  };
  const place = () => {
    const before = box.value.slice(0, box.selectionStart).split('\n');
    const ruler = document.createElement('canvas').getContext('2d');
    ruler.font = getComputedStyle(box).font;
    const left = 12 + ruler.measureText(before[before.length - 1]).width;
    list.style.left = Math.max(0, Math.min(left, box.clientWidth - 310)) + 'px';
    list.style.top = Math.min(before.length * 21 + 14 - box.scrollTop, box.clientHeight) + 'px';
  };
  const accept = (index) => {
    const at = box.selectionStart;
    const word = wordBefore(box.value, at);
    box.setRangeText(found[index].insert, at - word.length, at, 'end');
    close();
    changed();
  };
  const open = (always) => {
    const word = wordBefore(box.value, box.selectionStart);
    found = word.length > 1 || (always && word) ? completions(box.value, box.selectionStart, word) : [];
    if (found.length === 1 && found[0].insert === word) found = [];
    chosen = 0;
    show();
  };
  box.addEventListener('blur', close);
  box.addEventListener('click', close);
  box.addEventListener('keydown', (event) => {
    if (event.ctrlKey && event.key === ' ') { event.preventDefault(); open(true); return; }
    if (list.hidden) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      chosen = (chosen + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length;
      show();
    } else if (event.key === 'Tab' || (event.key === 'Enter' && !event.ctrlKey)) { event.preventDefault(); accept(chosen); }
    else if (event.key === 'Escape') { event.preventDefault(); close(); }
  });
  return { open, close };
}
