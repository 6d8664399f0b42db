const KEY = 'seqack.locale';

/** Remembers the language a reader picks by a link, and keeps their place: query and fragment go along. */
export function rememberLanguage(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-locale]')) {
    link.addEventListener('click', () => {
      link.search = location.search;
      try {
        localStorage.setItem(KEY, link.dataset['locale'] ?? '');
      } catch {
        // Storage is full or forbidden: the link still leads there, it is only not remembered.
      }
    });
  }
}
