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

function wantedAnchor() {
  try { return decodeURIComponent(location.hash.slice(1)); } catch (error) { if (!(error instanceof URIError)) throw error; return ''; }
}
