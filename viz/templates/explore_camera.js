const CLICK = 4;
const picture = byId('picture');
const pointers = new Map();
let drag = null;

const worldAt = (x, y) => {
  const size = viewSize();
  return { x: camera.x + (x - size.width / 2) / camera.scale, y: camera.y + (y - size.height / 2) / camera.scale };
};

const placeOf = (event) => {
  const box = stage.canvas.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
};

function nodeAt(x, y) {
  const point = worldAt(x, y);
  let [best, least] = [-1, Infinity];
  for (let at = 0; at < scene.n; at += 1) {
    const far = Math.hypot(scene.x[at] - point.x, scene.y[at] - point.y) * camera.scale - Math.max(5, pixelRadius(at, camera.scale));
    if (far < 0 && far < least) [best, least] = [at, far];
  }
  return best;
}

function lineNear(x, y) {
  const size = viewSize();
  const view = { scale: camera.scale, left: camera.x - size.width / 2 / camera.scale, top: camera.y - size.height / 2 / camera.scale, ...size };
  const lines = linesIn(view, null);
  let [best, least] = [-1, 6];
  lines.forEach((line) => {
    const far = lines.length > MOST_RICH ? farFromChord(line, view, x, y) : farFromCurve(line, view, x, y);
    if (far < least) [best, least] = [line, far];
  });
  return best;
}

function farFromPiece(x, y, ax, ay, bx, by) {
  const along = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2 || 1)));
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}

function farFromChord(line, view, x, y) {
  const { ax, ay, bx, by } = curveOf(line, view);
  return farFromPiece(x, y, ax, ay, bx, by);
}

function farFromCurve(line, view, x, y) {
  const curve = curveOf(line, view);
  if (curve.own) return Math.abs(Math.hypot(x - curve.ax, y - curve.ay + curve.reach + 7) - curve.reach * 0.5 - 7);
  const at = (t) => [(1 - t) ** 2 * curve.ax + 2 * t * (1 - t) * curve.mx + t * t * curve.bx, (1 - t) ** 2 * curve.ay + 2 * t * (1 - t) * curve.my + t * t * curve.by];
  let least = Infinity;
  for (let piece = 0; piece < 12; piece += 1) least = Math.min(least, farFromPiece(x, y, ...at(piece / 12), ...at((piece + 1) / 12)));
  return least;
}

function move(dx, dy) {
  camera.x -= dx / camera.scale;
  camera.y -= dy / camera.scale;
  moved();
}

function zoom(factor, x, y) {
  const size = viewSize();
  const [px, py] = x === undefined ? [size.width / 2, size.height / 2] : [x, y];
  const point = worldAt(px, py);
  camera.scale = Math.min(4, Math.max(0.005, camera.scale * factor));
  camera.x = point.x - (px - size.width / 2) / camera.scale;
  camera.y = point.y - (py - size.height / 2) / camera.scale;
  stage.zoomed = performance.now();
  moved();
}

function moved() {
  delete stage.canvas.dataset.ready;
  wake();
  keepCamera();
}

function frame(indices, most) {
  const box = boundsOf(indices);
  const size = viewSize();
  const rim = indices === null && !isPart() ? 40 : 100;
  camera.scale = Math.min(most, (size.width - rim) / (box.right - box.left), (size.height - rim) / (box.bottom - box.top));
  camera.x = (box.left + box.right) / 2;
  camera.y = (box.top + box.bottom) / 2 + 10 / camera.scale;
  moved();
}

const fitAll = () => frame(null, 1.5);

function press(event) {
  const [x, y] = placeOf(event);
  picture.setPointerCapture(event.pointerId);
  pointers.set(event.pointerId, [x, y]);
  const node = isPart() ? nodeAt(x, y) : -1;
  drag = { x, y, far: 0, node };
}

function pull(event) {
  const [x, y] = placeOf(event);
  if (!pointers.has(event.pointerId)) {
    picture.classList.toggle('over', scene !== null && nodeAt(x, y) >= 0);
    return;
  }
  const before = pointers.get(event.pointerId);
  pointers.set(event.pointerId, [x, y]);
  const [dx, dy] = [x - before[0], y - before[1]];
  drag.far += Math.abs(dx) + Math.abs(dy);
  if (pointers.size === 2) pinch(event.pointerId, before, [x, y]);
  else if (drag.far > CLICK && drag.node >= 0) dragNode(dx, dy);
  else if (drag.far > CLICK) {
    picture.classList.add('moving');
    move(dx, dy);
  }
}

function pinch(own, before, now) {
  const other = [...pointers].find(([id]) => id !== own)[1];
  const apart = (point) => Math.hypot(point[0] - other[0], point[1] - other[1]) || 1;
  zoom(apart(now) / apart(before), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
}

function dragNode(dx, dy) {
  const spot = spots.get(scene.number[drag.node]);
  spot.x += dx / camera.scale;
  spot.y += dy / camera.scale;
  scene.x[drag.node] = spot.x;
  scene.y[drag.node] = spot.y;
  repaint(nearby());
}

function release(event) {
  pointers.delete(event.pointerId);
  picture.classList.remove('moving');
  if (drag === null || event.type === 'pointercancel' || pointers.size) return;
  const done = drag;
  drag = null;
  if (done.far > CLICK) {
    if (done.node >= 0) pinAt(scene.number[done.node]);
    return;
  }
  const node = nodeAt(done.x, done.y);
  const line = node < 0 ? lineNear(done.x, done.y) : -1;
  if (node >= 0) select({ kind: 'node', number: scene.number[node] });
  else if (line >= 0 && scene.line[line] >= 0) select({ kind: 'line', number: scene.line[line] });
  else if (state.selection !== null) select(null);
}

function bindPicture() {
  stage.canvas = picture.querySelector('canvas');
  picture.addEventListener('pointerdown', press);
  picture.addEventListener('pointermove', pull);
  picture.addEventListener('pointerup', release);
  picture.addEventListener('pointercancel', release);
  picture.addEventListener('wheel', (event) => { event.preventDefault(); zoom(Math.exp(-event.deltaY / 500), ...placeOf(event)); }, { passive: false });
  picture.addEventListener('dblclick', (event) => {
    const node = nodeAt(...placeOf(event));
    if (node >= 0) grow(scene.number[node]);
  });
  byId('zoom-in').addEventListener('click', () => zoom(1.35));
  byId('zoom-out').addEventListener('click', () => zoom(1 / 1.35));
  byId('fit').addEventListener('click', fitAll);
  picture.addEventListener('keydown', pressKey);
  new ResizeObserver(() => { if (scene !== null) moved(); }).observe(picture);
}

const STEPS = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };

function pressKey(event) {
  if (event.key in STEPS) move(...STEPS[event.key]);
  else if (event.key === '+' || event.key === '=') zoom(1.35);
  else if (event.key === '-') zoom(1 / 1.35);
  else if (event.key === 'Enter') pressEnter();
  else return;
  event.preventDefault();
}

function pressEnter() {
  const { selection } = state;
  if (selection !== null && selection.kind === 'node') { grow(selection.number); return; }
  let [best, least] = [-1, Infinity];
  for (let at = 0; at < scene.n; at += 1) {
    const far = Math.hypot(scene.x[at] - camera.x, scene.y[at] - camera.y);
    if (far < least) [best, least] = [at, far];
  }
  if (best >= 0) select({ kind: 'node', number: scene.number[best] });
}
