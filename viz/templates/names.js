let labelled = [];
let inks = {};
const LABEL = { size: 13, leading: 15, pad: 3, first: 16 };

function setLabelled(seen, near) {
  inks = { ink: css('ink'), ground: css('ground') };
  const order = [...seen].filter((number) => near === null || near.nodes.has(number));
  order.sort((a, b) => data.nodes[b].facts - data.nodes[a].facts || a - b);
  labelled = order.map((number) => ({
    number,
    rows: (state.language === 'en' ? data.nodes[number].english_label : data.nodes[number].label).split('\n'),
    width: null,
  }));
}

function labelBoxes(context, item, scale) {
  if (item.width === null) item.width = Math.max(...item.rows.map((text) => context.measureText(text).width)) * scale;
  const point = network.getPosition(item.number);
  const width = (item.width + 2 * LABEL.pad) / scale;
  const height = (item.rows.length * LABEL.leading) / scale;
  const away = nodes.get(item.number).size + 3 / scale;
  return [point.y + away, point.y - away - height].map((top) => ({
    x: point.x, left: point.x - width / 2, right: point.x + width / 2, top, bottom: top + height,
  }));
}

function markBox(number) {
  const point = network.getPosition(number);
  const reach = nodes.get(number).size * 0.6;
  return { left: point.x - reach, right: point.x + reach, top: point.y - reach, bottom: point.y + reach };
}

const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function drawLabels(context) {
  const scale = network.getScale();
  context.font = '500 ' + LABEL.size / scale + 'px system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.lineWidth = 3.5 / scale;
  context.strokeStyle = inks.ground;
  context.fillStyle = inks.ink;
  const taken = [];
  const marks = labelled.map((item) => markBox(item.number));
  labelled.forEach((item, at) => {
    const covers = (box) => marks.some((mark, other) => other !== at && overlaps(box, mark));
    const free = (box) => !taken.some((other) => overlaps(box, other));
    const [below, above] = labelBoxes(context, item, scale);
    const box = [below, above].find((place) => free(place) && !covers(place))
      || (at < LABEL.first && [below, above].find(free));
    if (!box) return;
    taken.push(box);
    item.rows.forEach((text, row) => {
      const y = box.top + (row * LABEL.leading) / scale;
      context.strokeText(text, box.x, y);
      context.fillText(text, box.x, y);
    });
  });
}
