// The network that every library draws: where our own page places it, one colour for each mechanism.
export const graph = JSON.parse(document.getElementById('graph').textContent);
export const box = document.getElementById('box');
let seen = false;

// Call it after a drawing: keeps when the first one stood on the screen.
export function drawn() {
  if (seen) return;
  seen = true;
  requestAnimationFrame(() => requestAnimationFrame(() => { window.firstPicture = performance.now(); }));
}
