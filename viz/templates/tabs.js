const tabKey = (name) => 'jiedui-tab-' + name;

function startTabs() {
  document.querySelectorAll('.tabs a').forEach((link) => link.addEventListener('click', () => {
    const here = document.querySelector('.tabs [aria-current]').dataset.tab;
    onDevice(() => sessionStorage.setItem(tabKey(here), location.hash));
    link.href = link.pathname + (onDevice(() => sessionStorage.getItem(tabKey(link.dataset.tab))) || '');
  }));
}
