import type { Row } from '../../../exercises/trace/index.ts';
import { format } from '../../../i18n/format.ts';
import { timeText } from '../../ladder/time.ts';
import { cross, overtakes, type Way } from '../../ladder/ways.ts';
import type { RowWords } from './trace-words.ts';

/** Says what is special about a segment, in words. */
export function remarks(row: Way & Pick<Row, 'againAt'>, rows: readonly Way[], t: RowWords): string[] {
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
function arrivals({ fate, arrivesAt, againAt }: Parameters<typeof remarks>[0], t: RowWords): string {
  const twice = fate === 'duplicated';
  if (arrivesAt === null) return twice ? t.duplicated : t.delayed;
  const time = timeText(arrivesAt);
  return twice
    ? format(t.duplicatedAt, { time, again: timeText(againAt ?? arrivesAt) })
    : format(t.delayedTo, { time });
}
