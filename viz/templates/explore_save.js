function saveLines() {
  const columns = ['helper', 'helper_id', 'recipient', 'recipient_id', 'mechanism', 'facts'];
  const rows = Array.from(scene.line, (line, at) => {
    const [from, to] = [scene.from[at], scene.to[at]].map((end) => scene.number[end]);
    return [nameAt(from), idOf(from), nameAt(to), idOf(to), say('mechanism_' + MECHANISMS[scene.mechanism[at]]), line < 0 ? '' : scene.count[at]];
  });
  handTable(columns, rows);
}

function bindSaving() {
  byId('save-png').addEventListener('click', () => handPicture(stage.canvas, inks.ground));
  byId('save-csv').addEventListener('click', saveLines);
}
