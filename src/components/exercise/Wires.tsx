import type { JSX } from 'preact';
import type { Row } from '../../exercises/trace/index.ts';

/** Tells whether two segments are on the wire at the same time in opposite directions. */
export function cross(a: Row, b: Row): boolean {
  if (a.from === b.from || a.sentAt === null || b.sentAt === null) return false;
  if (a.arrivesAt === null || b.arrivesAt === null) return false;
  return a.sentAt < b.arrivesAt && b.sentAt < a.arrivesAt;
}

/** Tells whether `later` is sent after `row` on the same side and arrives before it. */
export function overtakes(later: Row, row: Row): boolean {
  if (later.from !== row.from || later.index <= row.index) return false;
  return later.arrivesAt !== null && row.arrivesAt !== null && later.arrivesAt < row.arrivesAt;
}

/**
 * Returns the segments whose lines are drawn under a row: none when the next one crosses or overtakes it, for the two
 * are drawn together there.
 */
export function drawnUnder(rows: readonly Row[], at: number): Row[] {
  const crosses = (i: number) => {
    const [row, next] = [rows[i], rows[i + 1]];
    return row !== undefined && next !== undefined && (cross(row, next) || overtakes(next, row));
  };
  if (crosses(at)) return [];
  let first = at;
  while (first > 0 && crosses(first - 1)) first--;
  return rows.slice(first, at + 1);
}

/**
 * The slanted lines of segments from lifeline to lifeline, drawn from left to right and mirrored for the server's by
 * the style sheet; a lost one is dashed and ends midway with a cross.
 */
export function Wires({ rows }: { readonly rows: readonly Row[] }): JSX.Element | null {
  if (rows.length === 0) return null;
  return (
    <div class={rows.length > 1 ? 'wires crossing' : 'wires'}>
      {rows.map((row) => (
        <Wire
          key={row.index}
          from={row.from}
          lost={row.fate === 'lost'}
          overtakes={rows.some((other) => overtakes(row, other))}
        />
      ))}
    </div>
  );
}

interface WireProps {
  readonly from: Row['from'];
  readonly lost: boolean;
  /** Drawn flatter, to arrive above the segment it overtakes. */
  readonly overtakes: boolean;
}

function Wire({ from, lost, overtakes: first }: WireProps): JSX.Element {
  const end = lost ? '58%' : '100%';
  const look = lost ? ' lost' : first ? ' first' : '';
  return (
    <svg aria-hidden="true" class={`from-${from}${look}`}>
      <line x2={end} y1={first ? '35%' : undefined} y2={first ? '55%' : end} />
      <path d={lost ? 'M-5-5 5 5M5-5-5 5' : 'M-11-4 0 0-11 4z'} />
    </svg>
  );
}
