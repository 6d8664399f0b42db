const KIB = 1024;

/**
 * What a first load may weigh, in octets after gzip, search and fonts excluded: of a lesson, of any other page, and of
 * both the JavaScript in it. Fonts are weighed once for the site.
 */
export const BUDGETS = { lesson: 50 * KIB, page: 50 * KIB, script: 25 * KIB, fonts: 48 * KIB } as const;

/** One thing measured, with its budget. */
export interface Figure {
  readonly what: string;
  readonly measured: number;
  readonly budget: number;
  readonly unit: 'KiB' | 'ms' | 's';
}

/** Figures as a table, a line each. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, measured, budget, unit }) => [
    what,
    `${measured.toFixed(unit === 'ms' ? 0 : 1)} ${unit}`,
    `${budget} ${unit}`,
  ]);
  return table([['', 'measured', 'budget'], ...rows]);
}

/** A sentence for each figure over its budget. */
export function overFigures(figures: readonly Figure[]): string[] {
  return figures
    .filter(({ measured, budget }) => measured > budget)
    .map(
      ({ what, measured, budget, unit }) =>
        `${what}: ${measured.toFixed(1)} ${unit}, budget ${budget} ${unit}.`,
    );
}

/** The part of its rate alone that a lifecycle beside open connections must come to, to be called flat. */
export const FLAT = 0.9;

/** What the model must do: handshake, four-way close and TIME-WAIT, per second of CPU time on one warm core. */
export const LIFECYCLES_PER_SECOND = { oneARun: 100_000, inOneRun: 100_000, besideOpen: 100_000 } as const;

/** The sorts of pages there are, by their path in the site. */
export function pageType(path: string): string {
  if (path === '/') return 'language choice';
  if (path === '/404.html') return '404';
  const [, second, third] = path.split('/').filter((part) => part !== '');
  if (second === undefined) return 'home';
  if (second === 'conformance') return third === undefined ? second : 'recording';
  if (second === 'questions') return third === undefined ? 'question list' : second;
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
