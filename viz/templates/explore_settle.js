const SPACE = 120;
const REACH = 2 * SPACE;
const TALL = 1.5;
const APART = 58;

function cellsOf(points) {
  const cells = new Map();
  points.forEach((point, at) => {
    const key = Math.floor(point.x / REACH) + ' ' + Math.floor((point.y * TALL) / REACH);
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(at);
  });
  return cells;
}

function meet(points, forces, force) {
  const cells = cellsOf(points);
  cells.forEach((own, key) => {
    const [column, line] = key.split(' ').map(Number);
    for (let dx = -1; dx <= 1; dx += 1) for (let dy = -1; dy <= 1; dy += 1) {
      const others = cells.get(column + dx + ' ' + (line + dy));
      if (others !== undefined) own.forEach((one) => others.forEach((other) => push(points, forces[one], [one, other], force)));
    }
  });
}

function push(points, sum, [one, other], force) {
  if (one === other) return;
  const dx = points[one].x - points[other].x || (one - other) / points.length;
  const dy = (points[one].y - points[other].y) * TALL;
  const far = Math.hypot(dx, dy);
  const size = Math.max(0, force(far));
  sum.x += (dx / far) * size;
  sum.y += (dy / far) * size;
}

const repel = (far) => (far < REACH ? (SPACE * SPACE) / (far + 20) - SPACE / 2.2 : 0);
const aside = (far) => (APART - far) / 2;

function pullTogether(points, forces, links, degrees) {
  links.forEach(([one, other]) => {
    const dx = points[other].x - points[one].x;
    const dy = points[other].y - points[one].y;
    const far = Math.hypot(dx, dy) || 1;
    const wanted = SPACE * (0.9 + 0.12 * Math.sqrt(Math.max(degrees[one], degrees[other])));
    const force = ((far - wanted) * 0.5) / far;
    forces[one].x += (dx * force) / degrees[one];
    forces[one].y += (dy * force) / degrees[one];
    forces[other].x -= (dx * force) / degrees[other];
    forces[other].y -= (dy * force) / degrees[other];
  });
}

function settle(points, links, held) {
  const rounds = Math.round(Math.min(160, Math.max(24, 60000 / points.length)));
  const degrees = points.map(() => 0);
  links.forEach((ends) => ends.forEach((end) => { degrees[end] += 1; }));
  for (let round = 0; round < rounds; round += 1) {
    const forces = points.map((point) => ({ x: -point.x * 0.02, y: -point.y * 0.03 }));
    meet(points, forces, repel);
    pullTogether(points, forces, links, degrees);
    const most = SPACE * 0.5 * (1 - round / rounds);
    points.forEach((point, at) => {
      if (held(at)) return;
      const size = Math.hypot(forces[at].x, forces[at].y) || 1;
      const step = Math.min(size * 0.4, most) / size;
      point.x += forces[at].x * step;
      point.y += forces[at].y * step;
    });
  }
  for (let round = 0; round < 12; round += 1) {
    const moves = points.map(() => ({ x: 0, y: 0 }));
    meet(points, moves, aside);
    points.forEach((point, at) => {
      if (held(at)) return;
      point.x += moves[at].x;
      point.y += moves[at].y / TALL;
    });
  }
}
