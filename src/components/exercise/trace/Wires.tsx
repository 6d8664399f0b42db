import type { JSX } from 'preact';
import type { Row } from '../../../exercises/trace/index.ts';
import { format } from '../../../i18n/format.ts';
import { timeText } from '../../ladder/time.ts';
import type { TraceWords } from './trace-words.ts';

/** Tells whether two segments are on the wire at the same time in opposite directions. */
function cross(a: Row, b: Row): boolean {
  if (a.from === b.from || a.sentAt === null || b.sentAt === null) return false;
  if (a.arrivesAt === null || b.arrivesAt === null) return false;
  return a.sentAt < b.arrivesAt && b.sentAt < a.arrivesAt;
}

/** Tells whether `later` is sent after `row` on the same side and arrives before it. */
function overtakes(later: Row, row: Row): boolean {
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

/** The sentences about a segment's way. */
export type WayWords = Pick<
  TraceWords,
  'repeats' | 'lost' | 'duplicated' | 'duplicatedAt' | 'delayed' | 'delayedTo' | 'overtaken' | 'crosses'
>;

/** Returns the class of a segment whose remarks stand out. */
export function special(row: Row): string {
  if (row.fate === 'lost') return ' lost';
  return row.repeats === null ? '' : ' repeated';
}

/** Says what is special about a segment, in words. */
export function remarks(row: Row, rows: readonly Row[], t: WayWords): string[] {
  const said: string[] = [];
  if (row.repeats !== null) said.push(format(t.repeats, { n: row.repeats + 1 }));
  if (row.fate === 'lost') said.push(t.lost);
  if (row.fate === 'duplicated' || row.fate === 'delayed') said.push(arrivals(row, t));
  const first = rows.findLast((other) => overtakes(other, row));
  if (first) said.push(format(t.overtaken, { n: first.index + 1 }));
  const crossing = rows.filter((other) => cross(row, other));
  return [...said, ...crossing.map((other) => format(t.crosses, { n: other.index + 1 }))];
}

/** Says when a delayed or duplicated segment arrives, unless its times are asked. */
function arrivals({ fate, arrivesAt, againAt }: Row, t: WayWords): string {
  const twice = fate === 'duplicated';
  if (arrivesAt === null) return twice ? t.duplicated : t.delayed;
  const time = timeText(arrivesAt);
  return twice
    ? format(t.duplicatedAt, { time, again: timeText(againAt ?? arrivesAt) })
    : format(t.delayedTo, { time });
}
