const SVG = 'http://www.w3.org/2000/svg';
const SHAPES = {
  dot: 'M9 3a6 6 0 1 0 .01 0z',
  square: 'M4 4h10v10H4z',
  diamond: 'M9 2l7 7-7 7-7-7z',
  triangle: 'M9 3l7 12H2z',
  triangleDown: 'M9 15L2 3h14z',
  hexagon: 'M5.5 3h7L16 9l-3.5 6h-7L2 9z',
  star: 'M9 1.5l2.2 5 5.4.5-4.1 3.600 1.300 5.400L9 13.200 4.200 16l1.300-5.400L1.400 7l5.400-.500z',
};

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  Object.entries(attributes || {}).forEach(([name, value]) => {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null) element.setAttribute(name, value);
  });
  element.append(...children.filter((child) => child !== null));
  return element;
}

function draw(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  return element;
}

function kindSign(kind) {
  const style = styleOf[kind];
  const svg = draw('svg', { class: 'sign', width: 18, height: 18, 'aria-hidden': 'true' });
  svg.append(draw('path', { d: SHAPES[style.shape], fill: style.fill, stroke: style.outline, 'stroke-width': 1.3 }));
  return svg;
}

const isWeighed = (fact) => fact.fields.confidence !== undefined;
const onlyWeighed = (facts) => facts.length > 0 && facts.every(isWeighed);
const opacityOf = (facts) => (onlyWeighed(facts) ? styleOf.weighed.opacity : 1);

function lineSign(style, opacity) {
  const svg = draw('svg', { class: 'sign', width: 30, height: 12, opacity, 'aria-hidden': 'true' });
  svg.append(
    draw('line', { x1: 1, y1: 6, x2: 22, y2: 6, stroke: style.colour, 'stroke-width': 3, 'stroke-dasharray': style.dash.map((length) => length * 0.6).join(' ') || 'none' }),
    draw('path', { d: 'M21 1.500l8 4.500-8 4.500z', fill: style.colour }),
  );
  return svg;
}

const mechanismSign = (mechanism, weighed = false) => lineSign(styleOf['mechanism_' + mechanism], weighed ? styleOf.weighed.opacity : 1);
const weighedSign = () => lineSign({ colour: 'currentColor', dash: [] }, styleOf.weighed.opacity);
const weighedItem = () => make('li', { 'data-weighed': true }, weighedSign(), ' ', say('weighed_line'));
const weighedBadge = (share) => (share === undefined || share === null ? null : make('span', { class: 'badge weighed' }, say('weighed') + ' ' + share));

const isolated = (text) => make('bdi', {}, text);
const heading = (key) => make('h3', {}, say(key));

function row(signs, text, count, action) {
  const button = make('button', { type: 'button', class: 'row', onclick: action }, ...signs, isolated(text), make('span', { class: 'count' }, count));
  return make('li', {}, button);
}

function list(rows) {
  return rows.length ? make('ul', {}, ...rows) : make('p', { class: 'note' }, say('nobody'));
}

const dense = (text) => text.replace(/\s*\n\s*/g, '\n');

function quoted([before, quote, after]) {
  return make('blockquote', {}, '…' + dense(before), make('mark', {}, quote), dense(after) + '…');
}

function source(words) {
  const item = data.documents[words.document];
  return make('a', { href: item.href + '#' + words.anchor }, isolated(item.title), ' · ' + say('line', { number: words.line_number }));
}

function reviewLine(review) {
  return review ? make('p', { class: 'said-' + review.review }, say('review_' + review.review), ' ', isolated(review.said)) : null;
}
