function frame() {
  document.querySelectorAll('.framed').forEach((mark) => mark.classList.remove('framed', 'first', 'last'));
  const anchor = document.getElementById(wantedAnchor());
  if (anchor === null || anchor.dataset.pieces === undefined) return;
  const marks = [];
  for (let next = anchor.nextElementSibling; marks.length < Number(anchor.dataset.pieces); next = next.nextElementSibling) {
    if (next.tagName === 'MARK') marks.push(next);
  }
  marks.forEach((mark, at) => {
    mark.classList.add('framed');
    mark.classList.toggle('first', at === 0);
    mark.classList.toggle('last', at === marks.length - 1);
  });
}

addEventListener('hashchange', frame);
startTheme(() => {});
startLanguage(() => {});
frame();
