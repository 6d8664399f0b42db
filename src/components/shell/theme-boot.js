// Runs in the head before anything is painted, so that a chosen theme never flashes the other one.
{
  let theme = null;
  try {
    theme = localStorage.getItem('seqack.theme');
  } catch {}
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
}
