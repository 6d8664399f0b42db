import type { JSX } from 'preact';
import type { Row } from '../../exercises/fill-trace/question.ts';

/** Tells whether two segments are on the wire at the same time in opposite directions. */
export function cross(a: Row, b: Row): boolean {
  if (a.from === b.from || a.arrivesAt === null || b.arrivesAt === null) return false;
  return a.sentAt < b.arrivesAt && b.sentAt < a.arrivesAt;
}

/**
 * Returns the segments whose lines are drawn under a row: none when the next one crosses it, for the two are drawn
 * together there.
 */
export function drawnUnder(rows: readonly Row[], at: number): Row[] {
  const crosses = (i: number) => {
    const [row, next] = [rows[i], rows[i + 1]];
    return row !== undefined && next !== undefined && cross(row, next);
  };
  if (crosses(at)) return [];
  let first = at;
  while (first > 0 && crosses(first - 1)) first--;
  return rows.slice(first, at + 1);
}

/** The slanted lines of segments from lifeline to lifeline; a lost one is dashed and ends midway with a cross. */
export function Wires({ rows }: { readonly rows: readonly Row[] }): JSX.Element | null {
  if (rows.length === 0) return null;
  return (
    <div class={rows.length > 1 ? 'wires crossing' : 'wires'}>
      {rows.map((row) => (
        <Wire key={row.index} row={row} />
      ))}
    </div>
  );
}

function Wire({ row }: { readonly row: Row }): JSX.Element {
  const lost = row.arrivesAt === null;
  const end = lost ? 58 : 100;
  const x = (at: number) => (row.from === 'client' ? at : 100 - at);
  return (
    <div class={`wire from-${row.from}`} data-lost={lost}>
      <svg aria-hidden="true" class="line" viewBox="0 0 100 100" preserveAspectRatio="none">
        <line x1={x(0)} y1="0" x2={x(end)} y2={end} vector-effect="non-scaling-stroke" />
      </svg>
      <svg aria-hidden="true" class="head" viewBox="0 0 12 12">
        {lost ? <path d="M2 2 10 10M10 2 2 10" /> : <path d="M1 2 12 6 1 10z" />}
      </svg>
    </div>
  );
}
