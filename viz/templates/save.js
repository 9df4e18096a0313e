function saveTable() {
  const columns = ['helper', 'recipient', 'mechanism', 'status', 'from', 'to', 'amounts', 'staff', 'confidence', 'document', 'line', 'quote'];
  const rows = [...seen.lines].flatMap((number) => liveFacts(number).map((fact) => [
    nameOf(data.ends[fact.helper]), nameOf(data.ends[fact.recipient]), say('mechanism_' + fact.mechanism), say('status_' + fact.status),
    ...(fact.years || [null, null]), ...['amounts', 'staff'].map((key) => (fact.fields[key] || []).map(stated).join('; ')),
    fact.fields.confidence, data.documents[fact.document].id, fact.line_number, fact.words === null ? null : fact.words[1],
  ]));
  handTable(columns, rows);
}

function drawnLine(number) {
  const line = data.lines[number];
  const style = styleOf['mechanism_' + line.mechanism];
  const [from, to] = [line.helper, line.recipient].map((end) => network.getPosition(end));
  const bend = edges.get(number).smooth.roundness;
  const middle = { x: (from.x + to.x) / 2 - (to.y - from.y) * bend, y: (from.y + to.y) / 2 + (to.x - from.x) * bend };
  const reach = nodes.get(line.helper).size + 16;
  const d = line.helper === line.recipient
    ? `M${from.x} ${from.y}c${-reach} ${-2 * reach} ${reach} ${-2 * reach} 0 0`
    : `M${from.x} ${from.y}Q${middle.x} ${middle.y} ${to.x} ${to.y}`;
  const path = draw('path', { d, fill: 'none', stroke: style.colour, 'stroke-width': edges.get(number).width, opacity: opacityOf(factsOf[number]), 'marker-mid': 'url(#to)' });
  if (style.dash.length) path.setAttribute('stroke-dasharray', style.dash.join(' '));
  const title = draw('title', {});
  title.textContent = nameOf(data.nodes[line.helper]) + ' → ' + nameOf(data.nodes[line.recipient]) + ' · ' + say('mechanism_' + line.mechanism);
  path.append(title);
  return path;
}

function drawnNode(number) {
  const node = data.nodes[number];
  const style = styleOf[node.kind];
  const { x, y } = network.getPosition(number);
  const scale = nodes.get(number).size / 7;
  const mark = draw('path', { d: SHAPES[style.shape], fill: style.fill, stroke: style.outline, transform: `translate(${x - 9 * scale} ${y - 9 * scale}) scale(${scale})` });
  const name = draw('text', { x, y: y + nodes.get(number).size + 15, 'text-anchor': 'middle', 'font-size': 13, fill: css('ink') });
  name.textContent = nameOf(node);
  return [mark, name];
}

function saveDrawing() {
  const points = [...seen.nodes].map((number) => network.getPosition(number));
  const low = (key) => Math.min(...points.map((point) => point[key])) - 90;
  const high = (key) => Math.max(...points.map((point) => point[key])) + 90;
  const box = points.length ? [low('x'), low('y'), high('x') - low('x'), high('y') - low('y')] : [0, 0, 1, 1];
  const svg = draw('svg', { xmlns: SVG, viewBox: box.join(' '), 'font-family': 'sans-serif' });
  svg.append(draw('rect', { x: box[0], y: box[1], width: box[2], height: box[3], fill: css('ground') }),
    ...[...seen.lines].map(drawnLine), ...[...seen.nodes].flatMap(drawnNode));
  hand('jiedui.svg', new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' }));
}

function bindSaving() {
  byId('save-png').addEventListener('click', () => handPicture(byId('network').querySelector('canvas'), css('ground')));
  byId('save-svg').addEventListener('click', saveDrawing);
  byId('save-csv').addEventListener('click', saveTable);
}
