// sorts the table by the column whose head is clicked; again: the other way; open cells last
const table = document.querySelector("table");
const body = table.tBodies[0];
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

function compare(one, other, direction) {
  const words = [one.textContent, other.textContent];
  if (!words[0] || !words[1]) return words[0] ? -1 : words[1] ? 1 : 0;
  const keys = [one.dataset.key, other.dataset.key];
  const order = keys.every((key) => key !== undefined)
    ? keys[0] - keys[1]
    : collator.compare(...words);
  return order * direction;
}

function sortBy(head) {
  const direction = head.ariaSort === "ascending" ? -1 : 1;
  for (const other of table.tHead.rows[0].cells) other.ariaSort = "none";
  head.ariaSort = direction > 0 ? "ascending" : "descending";
  const column = head.cellIndex;
  const rows = [...body.rows];
  rows.sort((one, other) => compare(one.cells[column], other.cells[column], direction));
  body.append(...rows);
}

table.tHead.addEventListener("click", (event) => {
  if (event.target.closest("button")) sortBy(event.target.closest("th"));
});
