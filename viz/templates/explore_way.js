function shortest(from, to) {
  const came = new Int32Array(whole.n).fill(-1);
  came[from] = from;
  const queue = [from];
  for (let at = 0; at < queue.length && came[to] < 0; at += 1) {
    liveAt(queue[at]).forEach((line) => {
      const next = across(line, queue[at]);
      if (came[next] < 0) { came[next] = queue[at]; queue.push(next); }
    });
  }
  if (came[to] < 0) return null;
  const way = [to];
  while (way[0] !== from) way.unshift(came[way[0]]);
  return way;
}

function pick(number) {
  state.picking = number === null ? null : idOf(number);
  showChips();
}

function finishWay(number) {
  const from = numberOf(state.picking);
  pick(null);
  if (from === number || from < 0) return;
  const way = number < whole.n && from < whole.n ? shortest(from, number) : null;
  byId('told').textContent = way === null ? say('no_path') : '';
  if (way === null) return;
  startPart({ seeds: way.map(idOf) });
}
