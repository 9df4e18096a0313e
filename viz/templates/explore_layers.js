const MARGIN = 0.4;
const EASE = 0.12;
const BUDGET = 9;
const REST = 110;

function makeSheet(camera, size) {
  const width = Math.ceil(size.width * (1 + 2 * MARGIN));
  const height = Math.ceil(size.height * (1 + 2 * MARGIN));
  const canvas = make('canvas', { width: width * ratio(), height: height * ratio() });
  const pen = canvas.getContext('2d');
  pen.scale(ratio(), ratio());
  return { canvas, pen, width, height, scale: camera.scale, left: camera.x - width / 2 / camera.scale, top: camera.y - height / 2 / camera.scale };
}

function reaches(sheet, camera, size, spare) {
  const [wide, high] = [size.width * (0.5 + spare) / camera.scale, size.height * (0.5 + spare) / camera.scale];
  return sheet.scale === camera.scale && sheet.left <= camera.x - wide && sheet.left + sheet.width / sheet.scale >= camera.x + wide
    && sheet.top <= camera.y - high && sheet.top + sheet.height / sheet.scale >= camera.y + high;
}

class Layer {
  constructor(chosen) {
    this.chosen = chosen;
    this.front = null;
    this.under = null;
    this.job = null;
  }

  want(camera, size) {
    if (this.front !== null && reaches(this.front, camera, size, EASE)) { this.job = null; return; }
    if (this.job !== null && reaches(this.job.sheet, camera, size, 0)) return;
    const sheet = makeSheet(camera, size);
    this.job = { sheet, steps: paint(sheet.pen, sheet, this.chosen) };
  }

  work(until) {
    while (this.job !== null && performance.now() < until) {
      if (!this.job.steps.next().done) continue;
      this.under = this.under || this.job.sheet;
      this.front = this.job.sheet;
      this.job = null;
    }
  }

  put(pen, camera, size) {
    const sheets = [];
    if (this.front === null) sheets.push(this.job.sheet);
    else sheets.push(...(reaches(this.front, camera, size, 0) ? [] : [this.under]), this.front);
    sheets.forEach((sheet) => {
      const zoom = camera.scale / sheet.scale;
      const [x, y] = [(sheet.left - camera.x) * camera.scale + size.width / 2, (sheet.top - camera.y) * camera.scale + size.height / 2];
      pen.drawImage(sheet.canvas, zoom === 1 ? Math.round(x) : x, zoom === 1 ? Math.round(y) : y, sheet.width * zoom, sheet.height * zoom);
    });
  }
}

const stage = { all: null, near: null, canvas: null, waiting: false, zoomed: -Infinity };
const camera = { x: 0, y: 0, scale: 1 };

const viewSize = () => ({ width: Math.max(1, stage.canvas.clientWidth), height: Math.max(1, stage.canvas.clientHeight) });

function repaint(near) {
  readInks();
  stage.all = new Layer(null);
  stage.near = near === null ? null : new Layer(near);
  wake();
}

function highlight(near) {
  stage.near = near === null ? null : new Layer(near);
  wake();
}

function wake() {
  if (stage.waiting) return;
  stage.waiting = true;
  requestAnimationFrame(drawFrame);
}

function fitCanvas(size) {
  const [width, height] = [Math.round(size.width * ratio()), Math.round(size.height * ratio())];
  if (stage.canvas.width !== width || stage.canvas.height !== height) Object.assign(stage.canvas, { width, height });
}

function drawFrame(now) {
  stage.waiting = false;
  if (stage.all === null) return;
  const size = viewSize();
  fitCanvas(size);
  const layers = [stage.all, stage.near].filter((layer) => layer !== null);
  const zooming = now - stage.zoomed < REST;
  layers.forEach((layer) => { if (layer.front === null || !zooming) layer.want(camera, size); });
  const until = performance.now() + BUDGET;
  layers.forEach((layer) => layer.work(until));
  putLayers(size);
  if (zooming || layers.some((layer) => layer.job !== null)) wake();
  else stage.canvas.dataset.ready = 'yes';
}

function putLayers(size) {
  const pen = stage.canvas.getContext('2d', { alpha: false });
  pen.setTransform(ratio(), 0, 0, ratio(), 0, 0);
  pen.fillStyle = inks.ground;
  pen.fillRect(0, 0, size.width, size.height);
  stage.all.put(pen, camera, size);
  if (stage.near === null) return;
  pen.globalAlpha = 0.78;
  pen.fillRect(0, 0, size.width, size.height);
  pen.globalAlpha = 1;
  stage.near.put(pen, camera, size);
}
