const KEPT = 'jiedui-language';

function onDevice(action) {
  try { return action(localStorage); } catch (error) { if (!(error instanceof DOMException)) throw error; return null; }
}

function startLanguage(show) {
  const root = document.documentElement;
  const set = (language) => {
    root.dataset.language = language;
    root.lang = language === 'zh' ? 'zh-Hans' : 'en';
    show(language);
  };
  document.getElementById('language').addEventListener('click', () => {
    const language = root.dataset.language === 'zh' ? 'en' : 'zh';
    onDevice((kept) => kept.setItem(KEPT, language));
    set(language);
  });
  set(onDevice((kept) => kept.getItem(KEPT)) === 'en' ? 'en' : 'zh');
}

const THEMES = ['auto', 'light', 'dark'];

function startTheme(show) {
  const root = document.documentElement;
  const button = document.getElementById('theme');
  const set = (theme) => {
    if (theme === 'auto') delete root.dataset.theme; else root.dataset.theme = theme;
    button.dataset.theme = theme;
    show();
  };
  const kept = onDevice((device) => device.getItem('jiedui-theme'));
  button.addEventListener('click', () => {
    const theme = THEMES[(THEMES.indexOf(button.dataset.theme) + 1) % THEMES.length];
    onDevice((device) => device.setItem('jiedui-theme', theme));
    set(theme);
  });
  set(THEMES.includes(kept) ? kept : 'auto');
}

function wantedAnchor() {
  try { return decodeURIComponent(location.hash.slice(1)); } catch (error) { if (!(error instanceof URIError)) throw error; return ''; }
}
