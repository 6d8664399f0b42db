try {
  const theme = localStorage.getItem('seqack.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}
