{
  let theme = null;
  try {
    theme = localStorage.getItem('seqack.theme');
  } catch {}
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
    for (const meta of document.querySelectorAll('meta[data-theme-color]')) {
      meta.media = meta.dataset.themeColor === theme ? 'all' : 'not all';
    }
  }
}
