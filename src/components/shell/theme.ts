const KEY = 'seqack.theme';

type Theme = 'auto' | 'light' | 'dark';

function asTheme(value: string | null | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'auto';
}

function show(theme: Theme, select: HTMLSelectElement): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  select.value = theme;
  // The browser's own bars take the colour of the theme in force.
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[data-theme-color]')) {
    const own = meta.dataset['themeColor'];
    meta.media = theme === 'auto' ? `(prefers-color-scheme: ${own})` : own === theme ? 'all' : 'not all';
  }
}

/** Wires the theme control: it shows the theme in force, remembers a choice and follows one made in another tab. */
export function startThemeSwitch(): void {
  const select = document.querySelector<HTMLSelectElement>('select#theme');
  if (!select) return;
  show(asTheme(document.documentElement.dataset['theme']), select);
  select.addEventListener('change', () => {
    const theme = asTheme(select.value);
    show(theme, select);
    try {
      if (theme === 'auto') localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // Storage is full or forbidden: the choice holds for this page.
    }
  });
  addEventListener('storage', (event) => {
    if (event.key === KEY) show(asTheme(event.newValue), select);
  });
}
