Object.assign(styleOf, read('styles'));
const KINDS = [...data.kinds, 'thing'];
const MECHANISMS = [...data.mechanisms, 'answer'];
const LINES = MECHANISMS.map((name) => styleOf['mechanism_' + name]);
const MARKS = KINDS.map((name) => styleOf[name]);
const sprites = new Map();
let inks = {};

function readInks() {
  const own = getComputedStyle(document.documentElement);
  ['ground', 'ink', 'muted', 'rule', 'accent'].forEach((name) => { inks[name] = own.getPropertyValue('--' + name).trim(); });
}

const ratio = () => Math.min(devicePixelRatio || 1, 2);

function spriteOf(kind, radius) {
  const size = radius < 12 ? Math.round(radius * 2) / 2 : Math.round(radius);
  const key = kind * 1000 + size * 2;
  if (!sprites.has(key)) sprites.set(key, drawSprite(MARKS[kind], size));
  return sprites.get(key);
}

function drawSprite(style, size) {
  const half = Math.ceil(size * 1.35) + 2;
  const canvas = make('canvas', { width: 2 * half * ratio(), height: 2 * half * ratio() });
  const pen = canvas.getContext('2d');
  pen.scale(ratio(), ratio());
  pen.translate(half, half);
  pen.scale(size / 7, size / 7);
  pen.translate(-9, -9);
  const path = new Path2D(SHAPES[style.shape]);
  pen.fillStyle = style.fill;
  pen.fill(path);
  pen.strokeStyle = style.outline;
  pen.lineWidth = Math.min(1.5, size / 4) * (7 / size);
  pen.stroke(path);
  return { canvas, half };
}

function pixelRadius(index, scale) {
  const r = scene.r[index];
  return Math.max(r * scale, 0.6, (r - 9) * 0.12);
}
