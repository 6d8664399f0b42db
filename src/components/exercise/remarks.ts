import type { Row } from '../../exercises/fill-trace/question.ts';
import { format } from '../../i18n/format.ts';
import { cross } from './Wires.tsx';
import type { ViewWords } from './words.ts';

/** The sentences about a segment's way. */
export type WayWords = Pick<ViewWords, 'repeats' | 'lost' | 'duplicated' | 'delayed' | 'crosses'>;

/** Returns the class of a segment whose remarks stand out. */
export function special(row: Row): string {
  if (row.arrivesAt === null) return ' lost';
  return row.repeats === null ? '' : ' repeated';
}

/** Says what is special about a segment, in words. */
export function remarks(row: Row, rows: readonly Row[], t: WayWords): string[] {
  const said: string[] = [];
  if (row.repeats !== null) said.push(format(t.repeats, { n: row.repeats + 1 }));
  if (row.arrivesAt === null) said.push(t.lost);
  if (row.fate === 'duplicated') said.push(t.duplicated);
  if (row.fate === 'delayed') said.push(t.delayed);
  const crossing = rows.filter((other) => cross(row, other));
  return [...said, ...crossing.map((other) => format(t.crosses, { n: other.index + 1 }))];
}
