import type { JSX } from 'preact';
import { cellId, READING_ORDER, type Row } from '../../exercises/trace/index.ts';
import { format } from '../../i18n/format.ts';
import type { HostId } from '../../tcp/simulator/transcript.ts';
import { timeText } from '../ladder/time.ts';
import type { Desk } from './Blank.tsx';
import { Cell } from './Cell.tsx';
import { FailsHere, Misconception } from './Misconception.tsx';
import { Reasons } from './Reasons.tsx';
import { remarks, special } from './remarks.ts';
import { drawnUnder, Wires } from './Wires.tsx';
import { direction } from './words.ts';

interface TraceRowProps {
  readonly row: Row;
  readonly rows: readonly Row[];
  readonly states: boolean;
  /** Whether times stand in cells of their own. */
  readonly times: boolean;
  readonly desk: Desk;
}

/** One segment: its line from lifeline to lifeline, its cells on it, both states beside it, and the reasons below. */
export function TraceRow({ row, rows, states, times, desk }: TraceRowProps): JSX.Element {
  const { t } = desk;
  const head = [`#${row.index + 1}`, direction(row, t)].join(' ');
  const sent = times ? [] : [format(t.sentAt, { time: timeText(row.sentAt ?? 0) })];
  const about = [...sent, ...remarks(row, rows, t)];
  const state = (side: HostId) => states && <Cell row={row} kind={side} desk={desk} />;
  return (
    <li class={`from-${row.from}${special(row)}`}>
      {state('client')}
      <div class="leg">
        <p>
          <b>{head}</b> <span>{about.join(', ')}</span>
        </p>
        <div class="fields">
          {times && <Cell row={row} kind="sent" desk={desk} />}
          {(['flags', 'seq', 'ack', 'len'] as const).map((kind) => (
            <Cell key={kind} row={row} kind={kind} desk={desk} />
          ))}
        </div>
        <Wires rows={drawnUnder(rows, rows.indexOf(row))} />
      </div>
      {state('server')}
      <ToldHere index={row.index} desk={desk} />
      <Reasons
        cells={READING_ORDER.map((kind) => [kind, desk.explained?.cells[cellId(row.index, kind)]] as const)}
        t={t}
      />
    </li>
  );
}

/** The misconception at the first segment that shows it, and its mark at the segment that would fail. */
function ToldHere({ index, desk }: { readonly index: number; readonly desk: Desk }): JSX.Element | null {
  const told = desk.explained?.misconception;
  if (!told) return null;
  const fails = told.mark?.segment === index;
  if (told.at !== index && !fails) return null;
  return (
    <div class="told-here">
      {told.at === index && <Misconception told={told} />}
      {fails && <FailsHere line={told.mark.line} />}
    </div>
  );
}
