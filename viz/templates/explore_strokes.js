const MOST_RICH = 2500;
const SLICE = 150;

const edgesOfView = (view) => [view.left, view.top, view.left + view.width / view.scale, view.top + view.height / view.scale];

function linesIn(view, chosen) {
  const [left, top, right, bottom] = edgesOfView(view);
  const { x, y, from, to } = scene;
  const found = [];
  for (let line = scene.m - 1; line >= 0; line -= 1) {
    const [a, b] = [from[line], to[line]];
    const seen = (x[a] > left || x[b] > left) && (x[a] < right || x[b] < right) && (y[a] > top || y[b] > top) && (y[a] < bottom || y[b] < bottom);
    if (seen && (chosen === null || chosen.lines.has(line))) found.push(line);
  }
  if (found.length <= MOST_RICH) return found;
  const inside = (end) => x[end] > left && x[end] < right && y[end] > top && y[end] < bottom;
  return found.filter((line) => inside(from[line]) || inside(to[line]));
}

function nodesIn(view, chosen) {
  const pad = 40 / view.scale;
  const [left, top] = [view.left - pad, view.top - pad];
  const [right, bottom] = [view.left + view.width / view.scale + pad, view.top + view.height / view.scale + pad];
  const found = [];
  for (let at = scene.n - 1; at >= 0; at -= 1) {
    const [x, y] = [scene.x[at], scene.y[at]];
    if (x > left && x < right && y > top && y < bottom && (chosen === null || chosen.nodes.has(at))) found.push(at);
  }
  return found;
}

function* drawThin(pen, view, lines) {
  pen.globalAlpha = Math.min(0.8, Math.max(0.03, 2000 / lines.length));
  pen.lineWidth = 0.8;
  for (let at = 0; at < lines.length; at += SLICE) {
    const part = lines.slice(at, at + SLICE).sort((a, b) => scene.mechanism[a] - scene.mechanism[b]);
    let last = -1;
    part.forEach((line) => {
      const mechanism = scene.mechanism[line];
      if (mechanism !== last) {
        if (last >= 0) pen.stroke();
        pen.beginPath();
        pen.strokeStyle = LINES[mechanism].colour;
        last = mechanism;
      }
      pen.moveTo((scene.x[scene.from[line]] - view.left) * view.scale, (scene.y[scene.from[line]] - view.top) * view.scale);
      pen.lineTo((scene.x[scene.to[line]] - view.left) * view.scale, (scene.y[scene.to[line]] - view.top) * view.scale);
    });
    pen.stroke();
    yield;
  }
  pen.globalAlpha = 1;
}

function curveOf(line, view) {
  const [a, b] = [scene.from[line], scene.to[line]];
  const at = (index) => [(scene.x[index] - view.left) * view.scale, (scene.y[index] - view.top) * view.scale];
  const [[ax, ay], [bx, by]] = [at(a), at(b)];
  const bend = scene.bend[line];
  return { ax, ay, bx, by, mx: (ax + bx) / 2 - (by - ay) * bend, my: (ay + by) / 2 + (bx - ax) * bend, reach: pixelRadius(b, view.scale), own: a === b };
}

function widthOf(line, scale) {
  return Math.min(9, 2.2 + 1.4 * Math.log2(scene.count[line])) * Math.min(1, Math.max(0.45, scale));
}

function drawRichLine(pen, view, line) {
  const style = LINES[scene.mechanism[line]];
  const curve = curveOf(line, view);
  pen.strokeStyle = style.colour;
  pen.fillStyle = style.colour;
  pen.lineWidth = widthOf(line, view.scale);
  pen.globalAlpha = scene.weighed[line] ? styleOf.weighed.opacity : 1;
  pen.setLineDash(style.dash.map((length) => length * Math.min(1, Math.max(0.5, view.scale))));
  pen.beginPath();
  if (curve.own) pen.arc(curve.ax, curve.ay - curve.reach - 7, curve.reach * 0.5 + 7, 0, 7);
  else {
    pen.moveTo(curve.ax, curve.ay);
    pen.quadraticCurveTo(curve.mx, curve.my, curve.bx, curve.by);
  }
  pen.stroke();
  if (!curve.own) drawHead(pen, curve);
}

function drawHead(pen, curve) {
  const [dx, dy] = [curve.bx - curve.mx, curve.by - curve.my];
  const far = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / far, dy / far];
  const size = 4 + pen.lineWidth * 1.6;
  const [x, y] = [curve.bx - ux * (curve.reach + 1), curve.by - uy * (curve.reach + 1)];
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x - ux * size - uy * size * 0.5, y - uy * size + ux * size * 0.5);
  pen.lineTo(x - ux * size + uy * size * 0.5, y - uy * size - ux * size * 0.5);
  pen.fill();
}

function drawMark(pen, view, index) {
  const [x, y] = [(scene.x[index] - view.left) * view.scale, (scene.y[index] - view.top) * view.scale];
  const r = pixelRadius(index, view.scale);
  if (r < 2) {
    pen.fillStyle = MARKS[scene.kind[index]].fill;
    pen.fillRect(x - r, y - r, 2 * r, 2 * r);
    return;
  }
  const sprite = spriteOf(scene.kind[index], r);
  pen.drawImage(sprite.canvas, x - sprite.half, y - sprite.half, 2 * sprite.half, 2 * sprite.half);
  if (!state.pinned.has(idOf(scene.number[index]))) return;
  pen.strokeStyle = inks.ink;
  pen.lineWidth = 2;
  pen.beginPath();
  pen.arc(x, y, r + 4, 0, 7);
  pen.stroke();
}

function drawRings(pen, view) {
  pen.strokeStyle = inks.muted;
  scene.rings.forEach((ring) => {
    const r = ring.r * view.scale;
    if (r < 6) return;
    pen.globalAlpha = 0.5;
    pen.lineWidth = Math.max(0.5, 2 - ring.depth * 0.5);
    pen.beginPath();
    pen.arc((ring.x - view.left) * view.scale, (ring.y - view.top) * view.scale, r, 0, 7);
    pen.stroke();
  });
  pen.globalAlpha = 1;
}

function* paint(pen, view, chosen) {
  if (chosen === null) drawRings(pen, view);
  const lines = linesIn(view, chosen);
  if (lines.length > MOST_RICH) yield* drawThin(pen, view, lines);
  else for (let at = 0; at < lines.length; at += 1) { drawRichLine(pen, view, lines[at]); if (at % 40 === 39) yield; }
  pen.setLineDash([]);
  pen.globalAlpha = 1;
  const nodes = nodesIn(view, chosen);
  for (let at = 0; at < nodes.length; at += 1) { drawMark(pen, view, nodes[at]); if (at % 400 === 399) yield; }
  yield;
  drawLetters(pen, view, nodes, chosen);
}
