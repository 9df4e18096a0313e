(function () {
'use strict';
const root = document.documentElement;
function stored(language) {
  try {
    if (language) localStorage.setItem('jiedui-language', language);
    return localStorage.getItem('jiedui-language');
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return null;
  }
}
function setLanguage(language) {
  root.dataset.language = language;
  root.lang = language === 'zh' ? 'zh-Hans' : 'en';
}
document.getElementById('language').addEventListener('click', () => {
  const language = root.dataset.language === 'zh' ? 'en' : 'zh';
  stored(language);
  setLanguage(language);
});
setLanguage(stored() === 'en' ? 'en' : 'zh');
})();
