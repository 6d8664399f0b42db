import type { JSX } from 'preact';
import { cellId } from '../../exercises/fill-trace/cells.ts';
import { READING_ORDER, type Row } from '../../exercises/fill-trace/question.ts';
import { format } from '../../i18n/format.ts';
import type { HostId } from '../../tcp/transcript.ts';
import { timeText } from '../diagram/time.ts';
import { Cell, type Desk } from './Cell.tsx';
import { Reasons } from './Reasons.tsx';
import { direction, type ExerciseWords } from './words.ts';

interface TraceRowProps {
  readonly row: Row;
  readonly rows: readonly Row[];
  readonly states: boolean;
  readonly desk: Desk;
}

/** One segment: its line from lifeline to lifeline, its cells on it, both states beside it, and the reasons below. */
export function TraceRow({ row, rows, states, desk }: TraceRowProps): JSX.Element {
  const { t } = desk;
  const head = [`#${row.index + 1}`, direction(row, t)].join(' ');
  const about = [format(t.sentAt, { time: timeText(row.sentAt) }), ...remarks(row, rows, t)];
  const state = (side: HostId) =>
    states && (
      <div class={`side ${side} ${side === row.from ? 'sends' : 'receives'}`}>
        <Cell row={row} kind={side} desk={desk} />
      </div>
    );
  return (
    <li class={`row from-${row.from}`} data-fate={row.fate} data-repeats={row.repeats !== null}>
      {state('client')}
      <div class="leg">
        <p class="about">
          <strong>{head}</strong> <span>{about.join(', ')}</span>
        </p>
        <div class="fields">
          {(['flags', 'seq', 'ack', 'len'] as const).map((kind) => (
            <Cell key={kind} row={row} kind={kind} desk={desk} />
          ))}
        </div>
        <Wire row={row} />
      </div>
      {state('server')}
      <Reasons
        cells={READING_ORDER.map((kind) => [kind, desk.reports[cellId(row.index, kind)]] as const)}
        t={t}
      />
    </li>
  );
}

/** Says what is special about a segment, in words. */
function remarks(row: Row, rows: readonly Row[], t: ExerciseWords): string[] {
  const said: string[] = [];
  if (row.repeats !== null) said.push(format(t.repeats, { n: row.repeats + 1 }));
  if (row.arrivesAt === null) said.push(t.lost);
  if (row.fate === 'duplicated') said.push(t.duplicated);
  if (row.fate === 'delayed') said.push(t.delayed);
  const crossing = rows.filter((other) => other.from !== row.from && overlap(row, other));
  return [...said, ...crossing.map((other) => format(t.crosses, { n: other.index + 1 }))];
}

function overlap(a: Row, b: Row): boolean {
  return a.arrivesAt !== null && b.arrivesAt !== null && a.sentAt < b.arrivesAt && b.sentAt < a.arrivesAt;
}

/** The segment's slanted line; a lost one is dashed and ends midway with a cross. */
function Wire({ row }: { readonly row: Row }): JSX.Element {
  const lost = row.arrivesAt === null;
  const end = lost ? 58 : 100;
  const x = (at: number) => (row.from === 'client' ? at : 100 - at);
  return (
    <div class="wire">
      <svg aria-hidden="true" class="line" viewBox="0 0 100 100" preserveAspectRatio="none">
        <line x1={x(0)} y1="0" x2={x(end)} y2={end} vector-effect="non-scaling-stroke" />
      </svg>
      <svg aria-hidden="true" class="head" viewBox="0 0 12 12">
        {lost ? <path d="M2 2 10 10M10 2 2 10" /> : <path d="M1 1 11 6 1 11" />}
      </svg>
    </div>
  );
}
