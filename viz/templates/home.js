const TOKEN = /^#token=([\w-]+)$/;
let pass = null;

function links(addresses) {
  return make('ul', {}, ...addresses.map(([name, href]) => make('li', {}, make('a', { href: href }, say('page_' + name)), ...note('home_about_' + name))));
}

function note(key) {
  return labels[state.language][key] === undefined ? [] : [make('span', { class: 'note' }, say(key))];
}

function show() {
  byId('view').replaceChildren(
    make('section', {}, make('h2', {}, say('home_look')), links(data.pages)),
    make('section', {}, make('h2', {}, say('home_ask')), links(data.served.filter(([name]) => name !== 'home')),
      make('p', { id: 'pass', role: 'status' }, pass === null ? '' : say(pass)), make('p', { class: 'note' }, say('home_note'))));
}

async function enter() {
  const found = TOKEN.exec(location.hash);
  const known = (await (await fetch('/review/session')).json()).writing;
  if (found !== null) {
    history.replaceState(null, '', location.pathname);
    const reply = await fetch('/review/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token: found[1] }) });
    pass = reply.ok || known ? 'home_writing' : 'home_refused';
  } else pass = known ? 'home_writing' : 'home_reading';
  show();
}

startTheme(() => {});
startLanguage((language) => { state.language = language; document.title = say('title_home'); show(); });
enter();
addEventListener('hashchange', enter);
