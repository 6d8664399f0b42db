/** What a first load of a page may weigh, in octets after gzip, search excluded; `script` is part of `page`. */
export const BUDGETS = { page: 60 * 1024, script: 36 * 1024 } as const;

/** What the model must do: handshake, four-way close and TIME-WAIT, per second of CPU time on one warm core. */
export const LIFECYCLES_PER_SECOND = 100_000;

/** The sorts of pages there are, by their path in the site. */
export function pageType(path: string): string {
  if (path === '/') return 'language choice';
  if (path === '/404.html') return '404';
  const [, second, third] = path.split('/').filter((part) => part !== '');
  if (second === undefined) return 'home';
  if (second !== 'lessons') return second;
  return third === undefined ? 'lesson list' : 'lesson';
}

/** The language a path belongs to, or '' for pages in all. */
export function pageLocale(path: string): string {
  return /^\/(en|zh-cn)\//.exec(path)?.[1] ?? '';
}

/** A weight for people: `12.3`, in KiB. */
export function kib(octets: number): string {
  return (octets / 1024).toFixed(1);
}

/** Lays out rows as a table; the first column is text, the others are numbers. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    }
  }
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
