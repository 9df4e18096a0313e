function hand(name, blob) {
  const link = make('a', { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const DRAWN_BY = [[/^=/, "'="], [/^[+\-@\t\r]/, (sign) => "'" + sign]];
const plain = (value) => DRAWN_BY.reduce((text, [pattern, safe]) => text.replace(pattern, safe), String(value === null ? '' : value));
const cell = (value) => '"' + plain(value).replace(/"/g, '""') + '"';

function handTable(columns, rows) {
  const text = [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
  hand('jiedui.csv', new Blob(['\ufeff', text], { type: 'text/csv' }));
}

function handPicture(own, ground) {
  const sheet = make('canvas', { width: own.width, height: own.height });
  const context = sheet.getContext('2d');
  context.fillStyle = ground;
  context.fillRect(0, 0, own.width, own.height);
  context.drawImage(own, 0, 0);
  sheet.toBlob((blob) => hand('jiedui.png', blob));
}
