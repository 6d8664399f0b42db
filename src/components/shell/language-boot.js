// Leads from the root page to the reader's language: the one they chose before, else the browser's. Runs in the head,
// before the style sheet: a script behind it would wait for it, and with it the next page.
{
  const homes = [...document.querySelectorAll('link[data-locale]')];
  let locale = null;
  try {
    locale = localStorage.getItem('seqack.locale');
  } catch {}
  const chosen = homes.find((home) => home.dataset.locale === locale);
  const preferred = navigator.languages.find((tag) => /^(en|zh)\b/i.test(tag)) ?? 'en';
  const home =
    chosen ?? homes.find((link) => link.hreflang.slice(0, 2) === preferred.slice(0, 2).toLowerCase());
  if (home) location.replace(home.href + location.search + location.hash);
}
