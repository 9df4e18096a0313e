const ROOM = 15000;
const CANDIDATES = 500;
const WIDE = 18;
const FIRST = 24;
const FONT = 'system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';

function wrapped(name) {
  const total = columns(name);
  const wide = Math.ceil(total / Math.ceil(total / WIDE)) + 2;
  const rows = [''];
  for (const word of name.match(/[\x21-\x7e]+ ?| |[^\x20-\x7e]/gu) || []) {
    const last = rows.length - 1;
    if (rows[last] !== '' && columns(rows[last] + word.trim()) > wide) rows.push(word);
    else rows[last] += word;
  }
  return rows.slice(0, 4);
}

const columns = (text) => [...text].reduce((sum, sign) => sum + (sign < '\u1100' ? 1 : 2), 0);

const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function write(pen, rows, x, top, size) {
  rows.forEach((row, at) => {
    pen.strokeText(row, x, top + at * (size + 2));
    pen.fillText(row, x, top + at * (size + 2));
  });
}

function boxAround(pen, rows, x, top, size) {
  const half = Math.max(...rows.map((row) => pen.measureText(row).width)) / 2 + 3;
  return { left: x - half, right: x + half, top, bottom: top + rows.length * (size + 2) };
}

function drawRingNames(pen, view, taken, told) {
  pen.fillStyle = inks.muted;
  scene.rings.forEach((ring) => {
    const r = ring.r * view.scale;
    if (r < 34 || r > 0.8 * Math.min(view.width, view.height)) return;
    const size = Math.round(Math.min(19, 10 + r / 22));
    pen.font = '600 ' + size + 'px ' + FONT;
    const name = ring.names === null ? say('explore_nowhere') : (state.language === 'en' && ring.names[1]) || ring.names[0];
    const rows = wrapped(name);
    const [x, top] = [(ring.x - view.left) * view.scale, (ring.y - ring.r - view.top) * view.scale + 3];
    const box = boxAround(pen, rows, x, top, size);
    if (box.right - box.left > 2.4 * r || taken.some((other) => meets(box, other))) return;
    taken.push(box);
    told.add(name);
    write(pen, rows, x, top, size);
  });
}

function drawNodeNames(pen, view, nodes, { taken, told, most }) {
  pen.fillStyle = inks.ink;
  pen.font = '500 13px ' + FONT;
  const first = nodes.slice(-CANDIDATES).reverse().filter((index) => !told.has(nameAt(scene.number[index])));
  const marks = first.map((index) => {
    const [x, y, r] = [(scene.x[index] - view.left) * view.scale, (scene.y[index] - view.top) * view.scale, pixelRadius(index, view.scale)];
    return { x, y, r, left: x - r * 0.6, right: x + r * 0.6, top: y - r * 0.6, bottom: y + r * 0.6 };
  });
  let written = 0;
  for (let at = 0; at < first.length && written < most; at += 1) {
    const { x, y, r } = marks[at];
    const rows = wrapped(nameAt(scene.number[first[at]]));
    const places = [y + r + 3, y - r - 3 - rows.length * 15].map((top) => boxAround(pen, rows, x, top, 13));
    const free = (one) => !taken.some((other) => meets(one, other));
    const clear = (one) => !marks.some((mark, other) => other !== at && mark.r > 3 && meets(one, mark));
    const box = places.find((one) => free(one) && clear(one)) || (at < FIRST ? places.find(free) : undefined);
    if (box === undefined) continue;
    taken.push(box);
    write(pen, rows, x, box.top, 13);
    written += 1;
  }
}

function drawLetters(pen, view, nodes, chosen) {
  pen.textAlign = 'center';
  pen.textBaseline = 'top';
  pen.lineJoin = 'round';
  pen.lineWidth = 3.5;
  pen.strokeStyle = inks.ground;
  const [taken, told] = [[], new Set()];
  if (chosen === null) drawRingNames(pen, view, taken, told);
  drawNodeNames(pen, view, nodes, { taken, told, most: Math.max(30, (view.width * view.height) / ROOM) });
}
